package import KnowledgeModel

/// What a run did.
package struct IndexingReport: Sendable {
    package var articlesRead = 0
    package var unchanged = 0
    /// Parsed, cut and stored: new and edited articles.
    package var written = 0
    /// Known articles that are in the index no more, for whatever reason.
    package var removed = 0
    /// Drafts, unlisted, expired and not yet published articles.
    package var excluded = 0
    /// Articles of which nothing could be indexed.
    package var failed = 0
    /// Passages of the articles written.
    package var passages = 0
    /// Of these: embedded in this run, and taken over from before.
    package var embedded = 0
    package var reused = 0
    package var diagnostics: [Diagnostic] = []
    /// Those of these that belong to no article of the index.
    package var withoutArticle: [Diagnostic] = []
    /// What was published; nil if there was no change.
    package var generation: GenerationID?

    package init() {}

    /// Whether something was left out that its owner may have meant to be in.
    package var isIncomplete: Bool { diagnostics.contains { $0.severity == .error } }
}

/// How far a run is. Handed out often; showing it is the caller's business.
package struct IndexingProgress: Sendable, Hashable {
    package enum Stage: Sendable { case reading, publishing }

    package var stage: Stage
    /// From 0 to 1, by bytes read of all sources.
    package var fraction: Double
    package var articles: Int
    package var passages: Int
    package var embedded: Int
}
