import TextAnalysis

/// The title and the headings above a passage, prepared for comparing.
struct HeadingReading: Sendable {
    /// Stems of the title and headings, one set for each.
    let stems: [Set<WordKey>]
    /// All words of each in order.
    private let words: [[WordKey]]
    /// Of the title and all headings.
    private let numerals: Set<WordKey>

    /// - Parameter headings: the article's title, then the headings, outermost first.
    init(_ headings: [String]) {
        let tokens = headings.map { heading in
            let bytes = Array(heading.utf8)
            return TextToken.tokens(in: bytes, range: 0..<bytes.count).filter { $0.kind != .mark }.map {
                (token: $0, stem: ComparisonWords.stem(of: bytes[$0.range]))
            }
        }
        words = tokens.map { $0.map(\.token.key) }
        numerals = Set(tokens.joined().lazy.filter { $0.token.kind == .numeral }.map(\.token.key))
        stems = tokens.map { words in
            Set(words.lazy.filter { !ComparisonWords.function.contains($0.token.key) }.map(\.stem))
        }
    }

    /// Whether the headings tell that the passages speak of two things, whatever they say.
    ///
    /// Titles do so if one has a number that the other lacks, or if they are of one pattern with another word that
    /// limits: `Starter plan` and `Business plan`, `Delivery to Norway` and `Delivery to Portugal`; but not `Return
    /// policy` and `Return form`. Headings below them do so if either has words of its own beside common ones.
    func isRival(of other: HeadingReading) -> Bool {
        if numerals != other.numerals { return true }
        if let mine = words.first, let theirs = other.words.first, Self.areRivals(mine, theirs) { return true }
        return stems.dropFirst().contains { mine in
            other.stems.dropFirst().contains { theirs in
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
}
