/// A passage as cut from an article: what is embedded, stored and cited.
package struct PassageDraft: Sendable, Hashable {
    /// From 0 within the article, in reading order.
    package var ordinal: Int
    /// Headings above it, outermost first, without the article's title.
    package var headingPath: [String]
    /// The nearest heading's fragment; nil links the page.
    package var anchor: String?
    /// UTF-8 offsets of the quote in the article text.
    package var textRange: Range<Int>
    /// The same range in Unicode scalars.
    package var scalarRange: Range<Int>
    package var source: SourceSpan
    /// What the lexical leg indexes as the body: the quote, with a table's header, a callout's type or the sentence that
    /// introduces its steps before it.
    package var indexedBody: String
    /// What the encoder sees: first a line of title and heading path (at most 64 tokens of them, innermost first; may be
    /// empty), then the sentences of the body.
    package var embeddingText: SegmentedText
    /// Tokens of `embeddingText`, special tokens included; never above the encoder's limit.
    package var tokenCount: Int

    package init(
        ordinal: Int, headingPath: [String], anchor: String?, textRange: Range<Int>, scalarRange: Range<Int>,
        source: SourceSpan, indexedBody: String, embeddingText: SegmentedText, tokenCount: Int
    ) {
        self.ordinal = ordinal
        self.headingPath = headingPath
        self.anchor = anchor
        self.textRange = textRange
        self.scalarRange = scalarRange
        self.source = source
        self.indexedBody = indexedBody
        self.embeddingText = embeddingText
        self.tokenCount = tokenCount
    }
}
