package import ArticleSources
package import Indexing
package import KnowledgeModel
package import Storage

/// Carries out one run: takes the one writer's lock, indexes, checks and publishes, merges, prunes.
package protocol IndexRunning: Sendable {
    /// Blocks, for minutes if much has changed.
    ///
    /// - Parameters:
    ///   - sources: is asked which sources to read, given what the run builds on; nil before the first generation.
    ///   - progress: told of every step, and of the generation as soon as it serves.
    /// - Throws: `StorageError.busy` if another process writes the index; what an `Indexer` throws, with nothing published.
    func run(
        _ sources: (_ base: GenerationID?) throws -> [any ArticleSource], allowDeletions: Int?, note: PublishNote,
        isCancelled: () -> Bool, progress: (IndexJob.Progress, _ serving: GenerationID?) -> Void
    ) throws -> IndexRunOutcome
}

/// What came of a run.
package struct IndexRunOutcome: Sendable {
    /// Its generation is the one that serves since; nil if nothing had changed or it is held.
    package var report: IndexingReport
    package var held: GenerationID?
    package var heldBecause: [String]
    /// What the next run of this process would build on, if nobody else publishes.
    package var base: GenerationID?

    package init(
        report: IndexingReport, held: GenerationID? = nil, heldBecause: [String] = [], base: GenerationID?
    ) {
        self.report = report
        self.held = held
        self.heldBecause = heldBecause
        self.base = base
    }
}
