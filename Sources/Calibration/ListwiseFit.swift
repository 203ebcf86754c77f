internal import Foundation

/// The candidates of one question, for fitting a ranking.
package struct RankedList: Sendable, Hashable {
    /// One row for each candidate; every row of one fit has as many features.
    package var features: [[Double]]
    /// Which candidates are relevant.
    package var relevant: [Bool]
    package var weight: Double

    package init(features: [[Double]], relevant: [Bool], weight: Double = 1) {
        precondition(features.count == relevant.count, "every candidate must be judged")
        self.features = features
        self.relevant = relevant
        self.weight = weight
    }
}

/// Fits a weighted sum that ranks: the listwise softmax loss (ListNet's top-one probability; Cao et al., "Learning to
/// Rank: From Pairwise Approach to Listwise Approach", ICML 2007), the mean over questions of
/// `− log Σ_relevant e^s / Σ_all e^s`.
package enum ListwiseFit {
    private static let iterationsMaximum = 500
    private static let convergence = 1e-10

    /// Minimises the weighted mean loss plus `penalty / 2 · Σ (weight − prior)²`, from the prior, by gradient descent
    /// with a line search; weights never leave `bounds`.
    ///
    /// Lists without a relevant candidate say nothing and are left out.
    ///
    /// - Parameters:
    ///   - scales: the step of each weight in proportion to the others; about the deviation that it should have.
    ///   - nonnegative: keeps every weight at 0 or above: evidence that counts against itself is noise.
    /// - Returns: one weight for each feature.
    /// - Complexity: O(candidates · features) a step, some hundred steps.
    package static func fit(
        _ lists: [RankedList], prior: [Double], penalty: Double, scales: [Double], nonnegative: Bool = true
    ) -> [Double] {
        let useful = lists.filter { $0.relevant.contains(true) }
        guard !useful.isEmpty else { return prior }
        let mass = useful.reduce(0) { $0 + $1.weight }
        var weights = prior
        var step = 1.0
        var (loss, gradient) = lossAndGradient(useful, weights, prior: prior, penalty: penalty, mass: mass, scales)
        for _ in 0..<iterationsMaximum {
            var improved = false
            while step > 1e-9 {
                var next = weights
                for index in next.indices {
                    next[index] -= step * scales[index] * scales[index] * gradient[index]
                    if nonnegative { next[index] = max(0, next[index]) }
                }
                let (nextLoss, nextGradient) = lossAndGradient(
                    useful, next, prior: prior, penalty: penalty, mass: mass, scales)
                if nextLoss < loss {
                    improved = loss - nextLoss > convergence
                    (weights, loss, gradient) = (next, nextLoss, nextGradient)
                    step *= 1.5
                    break
                }
                step /= 2
            }
            if !improved { break }
        }
        return weights
    }

    private static func lossAndGradient(
        _ lists: [RankedList], _ weights: [Double], prior: [Double], penalty: Double, mass: Double, _ scales: [Double]
    ) -> (Double, [Double]) {
        var loss = 0.0
        var gradient = [Double](repeating: 0, count: weights.count)
        for list in lists {
            let scores = list.features.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
            let top = scores.max() ?? 0
            let powers = scores.map { exp($0 - top) }
            let all = powers.reduce(0, +)
            let good = zip(powers, list.relevant).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
            let share = list.weight / mass
            loss += share * (log(all) - log(max(good, 1e-300)))
            for (index, row) in list.features.enumerated() {
                let slope = powers[index] / all - (list.relevant[index] ? powers[index] / max(good, 1e-300) : 0)
                for feature in row.indices { gradient[feature] += share * slope * row[feature] }
            }
        }
        for index in weights.indices {
            let distance = (weights[index] - prior[index]) / scales[index]
            loss += penalty / 2 * distance * distance
            gradient[index] += penalty * distance / scales[index]
        }
        return (loss, gradient)
    }
}
