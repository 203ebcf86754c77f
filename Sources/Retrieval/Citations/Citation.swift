package import KnowledgeModel
package import Storage

/// Words of an article that can be quoted, with all that is needed to check and to open them. Self-sufficient: it stays
/// true of the article text whose digest it carries, whatever becomes of the index.
package struct Citation: Sendable, Hashable {
    package let passageID: String
    package let article: StoredArticle
    package let headingPath: [String]
    package let anchor: String?
    /// Opens the article at the quote; nil if the article has no URL.
    package let link: String?
    package let quote: String
    /// Offsets of the quote in the article text, in Unicode scalars.
    package let scalarRange: Range<Int>
    /// The same in bytes of UTF-8.
    package let utf8Range: Range<Int>
    /// The same in code units of UTF-16.
    package let utf16Range: Range<Int>
    /// SHA-256 of the quote in hexadecimal.
    package let quoteSHA256: String
    package let source: SourceSpan

    package init(_ passage: StoredPassage) {
        passageID = passage.id
        article = passage.article
        headingPath = passage.headingPath
        anchor = passage.anchor
        quote = passage.quote
        scalarRange = passage.scalarRange
        utf8Range = passage.textRange
        utf16Range = passage.articleText.utf16Range(utf8: passage.textRange, scalars: passage.scalarRange)
        quoteSHA256 = Digest.sha256Hex(quote)
        source = passage.source
        link = passage.article.url.map {
            DeepLink.make(
                url: $0, anchor: passage.anchor, quote: passage.textRange, articleText: passage.articleText)
        }
    }
}
