package import KnowledgeModel

/// The published generations of an index, for owners. Calls block.
package protocol GenerationCatalogue: Sendable {
    /// Oldest first.
    ///
    /// - Throws: `StorageError.noIndex` if nothing has been published yet.
    func generations() throws -> [PublishedGeneration]
    /// The same, with articles, passages, parts and bytes counted over what the scope opens.
    ///
    /// - Throws: as `generations`.
    func generations(openedBy scope: AccessScope) throws -> [PublishedGeneration]
    /// Readers of one generation, whether it serves or not.
    ///
    /// - Throws: `StorageError.noGeneration`.
    func source(of id: GenerationID) throws -> any GenerationSource
    /// Reads every byte of a generation and holds it against what was published.
    ///
    /// - Returns: what is wrong, in sentences; empty if all is well.
    /// - Throws: `StorageError.noGeneration`.
    func verify(_ id: GenerationID) throws -> [String]
    /// What the last run found that belongs to no article; nil where no run has said.
    func lastRunFindings() throws -> RunFindings?

    /// Makes a generation the serving one, back or forward, held or not.
    ///
    /// - Throws: `StorageError.busy` while a writer is at work; `StorageError.noGeneration`.
    func activate(_ id: GenerationID) throws
}

/// What a generation holds, and who published it.
package struct PublishedGeneration: Sendable, Hashable {
    package var id: GenerationID
    package var isServing: Bool
    /// Why it must not serve; nil if it may.
    package var heldBecause: [String]?
    /// ISO 8601, UTC.
    package var publishedAt: String
    package var by: String
    package var why: String
    package var articles: Int
    package var passages: Int
    package var parts: Int
    package var bytes: Int
    package var logicalHash: String
    package var model: String?

    package init(
        id: GenerationID, isServing: Bool, heldBecause: [String]?, publishedAt: String, by: String, why: String,
        articles: Int, passages: Int, parts: Int, bytes: Int, logicalHash: String, model: String?
    ) {
        self.id = id
        self.isServing = isServing
        self.heldBecause = heldBecause
        self.publishedAt = publishedAt
        self.by = by
        self.why = why
        self.articles = articles
        self.passages = passages
        self.parts = parts
        self.bytes = bytes
        self.logicalHash = logicalHash
        self.model = model
    }
}
