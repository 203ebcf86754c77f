import KnowledgeModel

/// Words and phrases that an owner wants to be one to the search. They act on questions only, so a change needs no new
/// index.
///
/// One rule a line; what follows a `#` is a comment:
///
///     wifi, wireless network, wlan        # each finds all
///     telly => television, tv             # a question with telly finds the others too, not the reverse
///
/// An alternative counts as an occurrence of the question's own words, times `LexicalSettings.synonymWeight`, in one
/// pseudo-term: see `MergedPostings` in PostingsFile for the formula. Case, accents and endings do not matter, as
/// anywhere else in the search; where two rules begin at the same word of a question, the longer phrase wins, and of
/// equals the earlier rule.
package struct Synonyms: Sendable {
    package struct Rule: Sendable, Hashable {
        /// What a question may have; trimmed, with single spaces.
        package let phrase: String
        /// What is searched for beside it.
        package let alternatives: [String]
    }

    /// In the order of the text; a group of n gives n rules.
    package let rules: [Rule]
    /// Of the rules; the same for equal rules.
    package let hash: String

    init(rules: [Rule]) {
        self.rules = rules
        hash = Digest.sha256Hex(
            rules.map { ([$0.phrase] + $0.alternatives).joined(separator: "\u{1}") }.joined(separator: "\u{2}"))
    }

    package static let none = Synonyms(rules: [])

    package var isEmpty: Bool { rules.isEmpty }
}

extension Synonyms: Hashable {
    /// By hash: a search compares them, and there may be thousands.
    package static func == (left: Synonyms, right: Synonyms) -> Bool { left.hash == right.hash }
    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
