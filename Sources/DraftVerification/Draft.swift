/// A reply that somebody, or a language model, has drafted, with what it cites.
package struct Draft: Sendable, Hashable {
    /// As it would be sent, with or without markers such as `[abcdefgh12345678]`.
    package var text: String
    package var citations: [DraftCitation]
    /// What the customer wrote: its words may be quoted, and its data are no news to whom the reply goes. Nil if it is not
    /// at hand.
    package var question: String?

    package init(text: String, citations: [DraftCitation] = [], question: String? = nil) {
        self.text = text
        self.citations = citations
        self.question = question
    }

    /// UTF-8 bytes of text that are looked at, at most.
    package static let textMaximum = 64 * 1024
    /// Different passages that one draft may cite.
    package static let citationsMaximum = 128
}

/// A passage that a draft names as its source.
package struct DraftCitation: Sendable, Hashable {
    package var passageID: String
    /// The words that the drafter believes to stand there.
    package var quote: String?
    /// The article that the passage was of; lets a citation be followed whose passage has gone since.
    package var articleID: String?
    /// The part of the draft that it stands for, in Unicode scalars; nil for the whole draft.
    package var scalarRange: Range<Int>?

    package init(
        passageID: String, quote: String? = nil, articleID: String? = nil, scalarRange: Range<Int>? = nil
    ) {
        self.passageID = passageID
        self.quote = quote
        self.articleID = articleID
        self.scalarRange = scalarRange
    }
}
