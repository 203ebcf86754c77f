package import KnowledgeModel

/// An article as the index keeps it: metadata, article text, passages with their embeddings.
package struct ArticleRecord: Sendable {
    package var key: ArticleKey
    /// The id that the source itself gave it: a path, or a record's id.
    package var origin: String
    /// The id that its front matter asks for, whether or not it could be had.
    package var declaredID: String?
    /// Relative to its source.
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
    /// Changes whenever anything that this record was made from changes: bytes, metadata, cutting, model.
    package var contentHash: String
    package var text: String
    /// SHA-256 of `text` in hexadecimal.
    package var textSHA256: String
    package var passages: [PassageRecord]

    package init(
        key: ArticleKey, origin: String, declaredID: String?, path: String, title: String, url: String?,
        locale: String, audience: Audience, product: String?, version: String?, owner: String?, labels: [String],
        updatedAt: String?, reviewDue: String?,
        contentHash: String, text: String, textSHA256: String, passages: [PassageRecord]
    ) {
        self.key = key
        self.origin = origin
        self.declaredID = declaredID
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
        self.text = text
        self.textSHA256 = textSHA256
        self.passages = passages
    }
}

/// A passage with its embedding; nil where no encoder was at hand, and then only words find it.
package struct PassageRecord: Sendable {
    package var draft: PassageDraft
    package var embeddingKey: EmbeddingKey?
    package var embedding: EmbeddingVector?

    package init(draft: PassageDraft, embeddingKey: EmbeddingKey?, embedding: EmbeddingVector?) {
        self.draft = draft
        self.embeddingKey = embeddingKey
        self.embedding = embedding
    }
}
