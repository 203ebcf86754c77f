extension Synonyms {
    /// Lines at most that hold a rule.
    package static let linesMaximum = 5000
    /// Words and phrases on one side of a rule at most.
    package static let groupMaximum = 32
    /// Words of a phrase at most.
    package static let phraseWordsMaximum = 8

    /// Reads rules, one a line. See `Synonyms` for the form.
    ///
    /// - Throws: `SynonymsError`, for the first line that is wrong.
    /// - Complexity: O(n)
    package init(parsing text: String) throws(SynonymsError) {
        var rules: [Rule] = []
        var lines: [String: Int] = [:]
        var targets: [(phrase: String, line: Int)] = []
        var count = 0
        for (offset, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let number = offset + 1
            let content = line.prefix { $0 != "#" }
            guard content.contains(where: { !$0.isWhitespace }) else { continue }
            count += 1
            guard count <= Self.linesMaximum else { throw .tooManyRules(line: number) }
            let sides = try Self.sides(of: content, line: number)
            if sides.count == 2 {
                for source in sides[0] {
                    rules.append(Rule(phrase: source, alternatives: sides[1]))
                }
                for target in sides[1] {
                    if sides[0].contains(where: { $0.lowercased() == target.lowercased() }) {
                        throw .duplicate(target, line: number, first: number)
                    }
                    targets.append((target, number))
                }
            } else {
                for phrase in sides[0] {
                    rules.append(Rule(phrase: phrase, alternatives: sides[0].filter { $0 != phrase }))
                }
            }
            for phrase in sides[0] {
                if let first = lines.updateValue(number, forKey: phrase.lowercased()) {
                    throw .duplicate(phrase, line: number, first: first)
                }
            }
        }
        for (target, number) in targets {
            if let other = lines[target.lowercased()] { throw .chain(target, line: number, other: other) }
        }
        self.init(rules: rules)
    }

    /// One list for a group, two for a one-way rule.
    private static func sides(of content: Substring, line: Int) throws(SynonymsError) -> [[String]] {
        var sides: [[String]] = []
        for side in content.split(separator: "=>", omittingEmptySubsequences: false) {
            var phrases: [String] = []
            for entry in side.split(separator: ",", omittingEmptySubsequences: false) {
                let words = entry.split(whereSeparator: \.isWhitespace)
                let phrase = words.joined(separator: " ")
                guard phrase.contains(where: { $0.isLetter || $0.isNumber }) else { throw .empty(line: line) }
                guard words.count <= phraseWordsMaximum else { throw .tooLong(phrase, line: line) }
                guard !phrases.contains(where: { $0.lowercased() == phrase.lowercased() }) else {
                    throw .duplicate(phrase, line: line, first: line)
                }
                phrases.append(phrase)
            }
            guard phrases.count <= groupMaximum else { throw .tooManyInRule(phrases.count, line: line) }
            sides.append(phrases)
        }
        guard sides.count <= 2 else { throw .manyArrows(line: line) }
        guard sides.count == 2 || sides[0].count > 1 else { throw .alone(sides[0][0], line: line) }
        return sides
    }
}
