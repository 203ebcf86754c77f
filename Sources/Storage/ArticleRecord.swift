package import KnowledgeModel

/// An article as a run hands it to the index: metadata, article text, passages with their embeddings.
package struct ArticleRecord: Sendable {
    /// As citations show it; its passage count is that of `passages`.
    package var article: StoredArticle
    package var reading: ReadingRecord
    package var text: String
    package var passages: [PassageRecord]

    package init(article: StoredArticle, reading: ReadingRecord, text: String, passages: [PassageRecord]) {
        self.article = article
        self.reading = reading
        self.text = text
        self.passages = passages
    }

    package var key: ArticleKey {
        get { article.key }
        set { article.key = newValue }
    }
}

/// What the next run has to know of an article that it finds unchanged.
package struct ReadingRecord: Sendable, Hashable {
    /// The id that the source itself gave it: a path, or a record's id.
    package var origin: String
    /// The id that its front matter asks for, whether or not it could be had.
    package var declaredID: String?
    /// The first day, ISO 8601, on which the article must be out of the index although nothing in it has changed.
    package var expiresOn: String?
    /// What was found when it was read: still true while it is unchanged.
    package var diagnostics: [Diagnostic]
    /// Files that it includes: it must be read again when one of them changes, appears or vanishes.
    package var includes: [IncludedFile]

    package init(
        origin: String, declaredID: String? = nil, expiresOn: String? = nil, diagnostics: [Diagnostic] = [],
        includes: [IncludedFile] = []
    ) {
        self.origin = origin
        self.declaredID = declaredID
        self.expiresOn = expiresOn
        self.diagnostics = diagnostics
        self.includes = includes
    }
}

/// A passage with its embedding; nil where no encoder was at hand, and then only words find it.
package struct PassageRecord: Sendable {
    package var draft: PassageDraft
    package var embeddingKey: EmbeddingKey?
    package var embedding: SegmentedEmbedding?

    package init(draft: PassageDraft, embeddingKey: EmbeddingKey?, embedding: SegmentedEmbedding?) {
        self.draft = draft
        self.embeddingKey = embeddingKey
        self.embedding = embedding
    }
}
