import TextAnalysis

/// A passage prepared for comparing it with many others.
package struct PassageReading: Sendable {
    let passage: ComparedPassage
    let sentences: [SentenceReading]
    /// Stems of the title and headings, one set for each.
    let headings: [Set<WordKey>]
    /// All words of each heading in order.
    private let headingWords: [[WordKey]]
    /// Of the title and all headings.
    private let headingNumerals: Set<WordKey>
    /// Of the sentences, one after the other in memory: most pairs of sentences need nothing else.
    let signatures: [UInt64]

    /// O(n log n).
    ///
    /// - Precondition: the sentences' ranges lie in the text, on scalar boundaries.
    package init(_ passage: ComparedPassage) {
        let bytes = Array(passage.text.utf8)
        self.passage = passage
        sentences = passage.sentences.map { SentenceReading(bytes: bytes, range: $0) }
        let tokens = passage.headings.map { heading in
            let bytes = Array(heading.utf8)
            return TextToken.tokens(in: bytes, range: 0..<bytes.count).filter { $0.kind != .mark }.map {
                (token: $0, stem: ComparisonWords.stem(of: bytes[$0.range]))
            }
        }
        headingWords = tokens.map { $0.map(\.token.key) }
        headingNumerals = Set(tokens.joined().lazy.filter { $0.token.kind == .numeral }.map(\.token.key))
        headings = tokens.map { words in
            Set(words.lazy.filter { !ComparisonWords.function.contains($0.token.key) }.map(\.stem))
        }
        signatures = sentences.map(\.signature)
    }

    /// Whether the headings tell that the passages speak of two things, whatever they say.
    ///
    /// Titles do so if one has a number that the other lacks, or if they are of one pattern with another word that
    /// limits: `Starter plan` and `Business plan`, `Delivery to Norway` and `Delivery to Portugal`; but not `Return
    /// policy` and `Return form`. Headings below them do so if either has words of its own beside common ones.
    func hasRivalHeading(of other: PassageReading) -> Bool {
        if headingNumerals != other.headingNumerals { return true }
        if let mine = headingWords.first, let theirs = other.headingWords.first, Self.areRivals(mine, theirs) {
            return true
        }
        return headings.dropFirst().contains { mine in
            other.headings.dropFirst().contains { theirs in
                !mine.isDisjoint(with: theirs) && !mine.isSubset(of: theirs) && !theirs.isSubset(of: mine)
            }
        }
    }

    private static func areRivals(_ one: [WordKey], _ other: [WordKey]) -> Bool {
        guard one.count == other.count, one.count > 1 else { return false }
        let places = one.indices.filter { one[$0] != other[$0] }
        guard let place = places.first, places.count == 1 else { return false }
        return place + 1 < one.count || ComparisonWords.prepositions.contains(one[place - 1])
    }

    var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }
}
