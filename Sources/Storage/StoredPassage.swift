package import KnowledgeModel

/// An article's stored metadata, as citations show it.
package struct StoredArticle: Sendable, Hashable {
    package var key: ArticleKey
    package var path: String
    package var title: String
    package var url: String?
    package var locale: String
    package var audience: Audience
    package var product: String?
    package var version: String?
    package var owner: String?
    package var labels: [String]
    package var updatedAt: String?
    package var reviewDue: String?
    package var contentHash: String
    package var textSHA256: String
    package var passageCount: Int

    package init(
        key: ArticleKey, path: String, title: String, url: String?, locale: String, audience: Audience,
        product: String?, version: String?, owner: String?, labels: [String], updatedAt: String?, reviewDue: String?,
        contentHash: String, textSHA256: String, passageCount: Int
    ) {
        self.key = key
        self.path = path
        self.title = title
        self.url = url
        self.locale = locale
        self.audience = audience
        self.product = product
        self.version = version
        self.owner = owner
        self.labels = labels
        self.updatedAt = updatedAt
        self.reviewDue = reviewDue
        self.contentHash = contentHash
        self.textSHA256 = textSHA256
        self.passageCount = passageCount
    }
}

/// A passage read back: where it stands, and its article with the whole text that its offsets slice.
package struct StoredPassage: Sendable, Hashable {
    package var id: String
    package var ordinal: Int
    package var headingPath: [String]
    package var anchor: String?
    package var textRange: Range<Int>
    package var scalarRange: Range<Int>
    package var source: SourceSpan
    package var article: StoredArticle
    package var articleText: String

    package init(
        id: String, ordinal: Int, headingPath: [String], anchor: String?, textRange: Range<Int>,
        scalarRange: Range<Int>, source: SourceSpan, article: StoredArticle, articleText: String
    ) {
        self.id = id
        self.ordinal = ordinal
        self.headingPath = headingPath
        self.anchor = anchor
        self.textRange = textRange
        self.scalarRange = scalarRange
        self.source = source
        self.article = article
        self.articleText = articleText
    }

    /// The exact words, sliced from the article text. O(length).
    package var quote: String {
        let utf8 = articleText.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: textRange.lowerBound)
        let end = utf8.index(start, offsetBy: textRange.count)
        return String(articleText[start..<end])
    }
}
