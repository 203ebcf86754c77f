package import TextAnalysis

/// A sentence as comparisons see it: its content words, what turns its meaning round, and its numbers.
package struct SentenceReading: Sendable {
    package struct Word: Sendable {
        /// The stem, or the first of its synonyms.
        package let key: WordKey
        package let range: Range<Int>
        /// Where the denial begins in whose scope it is; nil if it is in none, or in two.
        package let denialStart: Int?
        /// Whether it stands in a condition (`if …`, `To …,`).
        package let isInCondition: Bool
        /// A name, a word with digits, or a number that names.
        package let isName: Bool
        /// Whether it limits what the sentence is about: before another content word, or after a preposition.
        package let isModifier: Bool

        package var isDenied: Bool { denialStart != nil }

        var rangeWithDenial: Range<Int> { (denialStart ?? range.lowerBound)..<range.upperBound }
    }

    package struct Opposite: Sendable {
        package let axis: Opposites.Axis
        /// With denial taken into account.
        package let isPositive: Bool
        package let isDenied: Bool
        package let range: Range<Int>
        package let isInCondition: Bool
        package let isSilent: Bool
    }

    package struct Number: Sendable {
        package let quantity: Quantity
        package let isInCondition: Bool
    }

    package let range: Range<Int>
    /// Ascending by key.
    package let words: [Word]
    /// By axis, and in order within it.
    package let opposites: [Opposite]
    package let numbers: [Number]
    package let hasException: Bool
    /// False for a question, an example, and what leads up to a list.
    package let isStatement: Bool
    /// A bit for each key of `words` and each axis of `opposites`, so that most pairs need no closer look.
    let signature: UInt64
    /// Of all words and numerals in order.
    let exactHash: UInt64

    /// O(n log n).
    package init(bytes: [UInt8], range: Range<Int>) {
        let reader = SentenceReader(bytes: bytes, range: range)
        self.range = range
        words = reader.words.sorted { $0.key.hash < $1.key.hash }
        opposites = reader.opposites.sorted {
            ($0.axis.rawValue, $0.range.lowerBound) < ($1.axis.rawValue, $1.range.lowerBound)
        }
        numbers = reader.numbers
        hasException = reader.cues.contains { $0.kind == .exception }
        isStatement = reader.isStatement
        var signature: UInt64 = 0
        for word in words { signature |= 1 << ((word.key.hash &* 0x9E37_79B9_7F4A_7C15) >> 58) }
        for opposite in opposites where !opposite.isSilent { signature |= 1 << UInt64(opposite.axis.rawValue) }
        self.signature = signature
        exactHash = reader.exactHash
    }
}
