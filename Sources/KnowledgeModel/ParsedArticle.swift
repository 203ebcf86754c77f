/// A piece of an article that belongs together: a heading, a paragraph, a list item, a table, a code block.
package struct Block: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Level 1 to 6.
        case heading(level: Int)
        case paragraph
        /// One item's own text; nested items are blocks of their own. Depth from 0.
        case listItem(depth: Int, ordered: Bool)
        case table
        case code(language: String?)
    }

    /// A row of a table or a line of code: where a block over budget may be cut.
    package struct Unit: Sendable, Hashable {
        /// UTF-8 offsets in the article text, within the block's.
        package var textRange: Range<Int>
        package var source: SourceSpan

        package init(textRange: Range<Int>, source: SourceSpan) {
            self.textRange = textRange
            self.source = source
        }
    }

    package var kind: Kind
    /// UTF-8 offsets in the article text, end exclusive; never empty, never overlapping, in order.
    package var textRange: Range<Int>
    /// Whole lines of Markdown, or the markup of HTML.
    package var source: SourceSpan
    /// Rows or lines, in order and within `textRange`; empty for prose, which is cut between sentences.
    package var units: [Unit]
    /// How many units at the front are a table's header.
    package var headerUnitCount: Int
    /// For a heading: the fragment that a link to it carries, nil if it has none (the title, for one).
    package var anchor: String?
    /// In a callout: its type in lower case, such as `warning`.
    package var admonition: String?

    package init(
        kind: Kind, textRange: Range<Int>, source: SourceSpan, units: [Unit] = [], headerUnitCount: Int = 0,
        anchor: String? = nil, admonition: String? = nil
    ) {
        self.kind = kind
        self.textRange = textRange
        self.source = source
        self.units = units
        self.headerUnitCount = headerUnitCount
        self.anchor = anchor
        self.admonition = admonition
    }
}

/// An article as read: its text as a reader would see it, and the blocks of that text with their places in the source.
package struct ParsedArticle: Sendable {
    /// Front matter or `meta` elements, the title found in the text (first H1, else `title`), the language declared.
    package var metadata: ArticleMetadata
    /// The article text. Blocks are separated by line breaks that belong to no block.
    package var text: String
    package var blocks: [Block]
    package var diagnostics: [Diagnostic]
    /// Files that it includes, in the order of their paths; those that were looked for in vain too.
    package var includes: [IncludedFile]

    package init(
        metadata: ArticleMetadata, text: String, blocks: [Block], diagnostics: [Diagnostic],
        includes: [IncludedFile] = []
    ) {
        self.metadata = metadata
        self.text = text
        self.blocks = blocks
        self.diagnostics = diagnostics
        self.includes = includes
    }
}
