internal import Foundation

/// How well groups of questions agree with the themes that people gave them.
///
/// Measures that compare pairs or information do not mind that groups have other names, or are more or fewer.
package struct ThemeMeasures: Sendable, Hashable {
    package let questions: Int
    /// Themes that people gave.
    package let goldThemes: Int
    /// Groups that were found.
    package let foundThemes: Int
    /// Pairs of questions that both put together or both part, beyond what chance gives: 1 for the same groups, about 0
    /// for groups at random (L. Hubert and P. Arabie, "Comparing Partitions", 1985).
    package let adjustedRandIndex: Double
    /// What each says of the other, by the arithmetic mean of their entropies: from 0 to 1. Also called the V-measure
    /// (A. Rosenberg and J. Hirschberg, "V-Measure", 2007), being the harmonic mean of the two below.
    package let normalizedMutualInformation: Double
    /// 1 where no group has two themes.
    package let homogeneity: Double
    /// 1 where no theme is in two groups.
    package let completeness: Double
    /// The share of questions whose theme is the most frequent of their group.
    package let purity: Double
    /// The share of questions whose group is the most frequent of their theme.
    package let inversePurity: Double
    /// Groups for a hundred questions: how much there is left to read.
    package let themesPerHundredQuestions: Double
    /// The share of questions that are alone in their group.
    package let shareSingle: Double

    /// Of no questions, what is found agrees with what is given.
    ///
    /// - Parameters:
    ///   - gold: each question's theme.
    ///   - found: each question's group, in the same order.
    /// - Complexity: O(n)
    package init(gold: [String], found: [Int]) {
        precondition(gold.count == found.count, "each question has a theme and a group")
        let count = Double(gold.count)
        var cells: [Cell: Int] = [:]
        for (theme, group) in zip(gold, found) { cells[Cell(theme: theme, group: group), default: 0] += 1 }
        var themes: [String: Tally] = [:]
        var groups: [Int: Tally] = [:]
        for (cell, size) in cells {
            themes[cell.theme, default: Tally()].add(size)
            groups[cell.group, default: Tally()].add(size)
        }

        questions = gold.count
        goldThemes = themes.count
        foundThemes = groups.count
        purity = gold.isEmpty ? 1 : Double(groups.values.reduce(0) { $0 + $1.largest }) / count
        inversePurity = gold.isEmpty ? 1 : Double(themes.values.reduce(0) { $0 + $1.largest }) / count
        themesPerHundredQuestions = gold.isEmpty ? 0 : Double(groups.count) / count * 100
        shareSingle = gold.isEmpty ? 0 : Double(groups.values.count { $0.total == 1 }) / count

        let themeEntropy = Self.entropy(themes.values.map(\.total))
        let groupEntropy = Self.entropy(groups.values.map(\.total))
        // Never below zero but by rounding.
        let shared = max(0, themeEntropy + groupEntropy - Self.entropy(Array(cells.values)))
        homogeneity = themeEntropy == 0 ? 1 : min(1, shared / themeEntropy)
        completeness = groupEntropy == 0 ? 1 : min(1, shared / groupEntropy)
        let entropies = themeEntropy + groupEntropy
        normalizedMutualInformation = entropies == 0 ? 1 : min(1, 2 * shared / entropies)

        let pairs = Self.pairs(cells.values)
        let (goldPairs, foundPairs) = (Self.pairs(themes.values.map(\.total)), Self.pairs(groups.values.map(\.total)))
        let allPairs = count * (count - 1) / 2
        let expected = allPairs == 0 ? 0 : goldPairs * foundPairs / allPairs
        let best = (goldPairs + foundPairs) / 2
        adjustedRandIndex = best == expected ? 1 : (pairs - expected) / (best - expected)
    }

    private struct Cell: Hashable {
        let theme: String
        let group: Int
    }

    private struct Tally {
        var total = 0
        var largest = 0

        mutating func add(_ size: Int) {
            total += size
            largest = max(largest, size)
        }
    }

    /// In nats. Summed in the order of size, since that of a dictionary changes from run to run.
    private static func entropy(_ sizes: [Int]) -> Double {
        let total = Double(sizes.reduce(0, +))
        return -sizes.sorted().reduce(0.0) { $0 + Double($1) / total * log(Double($1) / total) }
    }

    private static func pairs(_ sizes: some Collection<Int>) -> Double {
        sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
}
