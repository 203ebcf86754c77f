/// What two passages are to each other.
package enum PassageRelation: Sendable, Hashable {
    /// They say the same. `similarity` is 1 for the same words, less for other words.
    case nearDuplicate(similarity: Double)
    case contradiction(Contradiction)
}

/// Two statements about the same thing that cannot both hold.
package struct Contradiction: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// Another number, amount, date or time.
        case quantity
        /// One denies what the other says.
        case negation
        /// Opposite words: allowed and forbidden.
        case antonym
    }

    package let kind: Kind
    /// The clashing words in the text of either passage, in UTF-8 bytes.
    package let a: Range<Int>
    package let b: Range<Int>
    /// 0 to 1: how much of the two sentences agrees apart from the clash. Not a probability.
    package let confidence: Double
}
