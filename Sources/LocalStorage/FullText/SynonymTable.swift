import Storage

/// Synonyms in terms of the index, found by the term that they begin with.
struct SynonymTable: Sendable {
    private let rules: [[UInt8]: [Rule]]

    private struct Rule: Sendable {
        let terms: [[UInt8]]
        let alternatives: [[[UInt8]]]
    }

    /// A phrase of the synonyms in a question.
    struct Match: Sendable, Hashable {
        /// Positions among the question's tokens.
        let tokens: Range<Int>
        let alternatives: [[[UInt8]]]
    }

    /// O(text of the synonyms). What has no terms, since it is made of signs, is left out.
    init(_ synonyms: Synonyms, tokenizer: LexicalTokenizer) throws {
        let texts = synonyms.rules.flatMap { [$0.phrase] + $0.alternatives }
        var terms = try tokenizer.tokens(of: texts).map { $0.map(\.term) }[...]
        var rules: [[UInt8]: [Rule]] = [:]
        for rule in synonyms.rules {
            guard let phrase = terms.popFirst() else { break }
            let alternatives = terms.prefix(rule.alternatives.count).filter { !$0.isEmpty && $0 != phrase }
            terms = terms.dropFirst(rule.alternatives.count)
            guard let first = phrase.first, !alternatives.isEmpty else { continue }
            rules[first, default: []].append(Rule(terms: phrase, alternatives: Array(alternatives)))
        }
        self.rules = rules
    }

    /// From left to right, the longest phrase at each token, without overlap.
    func matches(in terms: [[UInt8]]) -> [Match] {
        guard !rules.isEmpty else { return [] }
        var matches: [Match] = []
        var index = 0
        while index < terms.count {
            var longest: Rule?
            for rule in rules[terms[index]] ?? []
            where terms[index...].starts(with: rule.terms) && rule.terms.count > longest?.terms.count ?? 0 {
                longest = rule
            }
            if let longest {
                matches.append(
                    Match(tokens: index..<index + longest.terms.count, alternatives: longest.alternatives))
            }
            index += longest?.terms.count ?? 1
        }
        return matches
    }
}
