package import KnowledgeModel

/// What the index knows of an article before a run.
package struct KnownArticle: Sendable, Hashable {
    package let key: ArticleKey
    package let contentHash: String
    package let reading: ReadingRecord

    package init(key: ArticleKey, contentHash: String, reading: ReadingRecord) {
        self.key = key
        self.contentHash = contentHash
        self.reading = reading
    }
}

/// Who publishes and why: kept in the manifest.
package struct PublishNote: Sendable, Hashable {
    package var by: String
    package var why: String
    /// ISO 8601, UTC.
    package var at: String

    package init(by: String, why: String, at: String) {
        self.by = by
        self.why = why
        self.at = at
    }
}

/// The next generation in the making. One writer at a time; nothing that it does is seen by readers before `publish`,
/// and a writer that dies before leaves the old generation serving.
package protocol GenerationWriter: AnyObject {
    /// The generation that this one builds on, nil before the first.
    var base: GenerationID? { get }
    /// Live articles of the base, by key.
    func knownArticles() throws -> [KnownArticle]
    /// Embeddings already made, in this index or in a run that was cut off.
    func embeddings(for keys: [EmbeddingKey]) throws -> [EmbeddingKey: SegmentedEmbedding]
    /// Keeps embeddings through a crash, so that the next run need not make them again.
    func keep(_ embeddings: [(key: EmbeddingKey, embedding: SegmentedEmbedding)]) throws
    /// Adds an article, or replaces it whole.
    func put(_ article: ArticleRecord) throws
    func remove(_ key: ArticleKey) throws
    /// Makes everything since the start visible at once; durable on return.
    ///
    /// - Returns: nil if there was nothing to publish: no change, and a generation exists.
    func publish(_ note: PublishNote) throws -> GenerationID?
    /// Rewrites parts that have grown too many or too dead; publishes the result.
    ///
    /// - Returns: nil if there was no need.
    func merge(_ note: PublishNote) throws -> GenerationID?
}
