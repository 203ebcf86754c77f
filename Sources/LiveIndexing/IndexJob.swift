package import Indexing
package import KnowledgeModel

/// One run of the indexer through the service, as it is now. A value: what happens to the job later makes another.
package struct IndexJob: Sendable {
    package enum State: String, Sendable {
        case queued, running, done, failed, cancelled

        package var isFinished: Bool { self != .queued && self != .running }
    }

    package enum Phase: String, Sendable {
        /// For its turn, for more changes that come at once, or for another process that writes the index.
        case waiting
        case reading, publishing
        /// The gate asks its curated questions.
        case checking
        /// Searchable already; parts are put together.
        case merging
    }

    package struct Progress: Sendable, Hashable {
        package var phase: Phase
        /// Of the phase, from 0 to 1.
        package var fraction: Double
        package var articles: Int
        package var passages: Int
        package var embedded: Int
        /// A sentence, where it waits for something that has a name.
        package var note: String?

        package init(
            phase: Phase, fraction: Double = 0, articles: Int = 0, passages: Int = 0, embedded: Int = 0,
            note: String? = nil
        ) {
            self.phase = phase
            self.fraction = fraction
            self.articles = articles
            self.passages = passages
            self.embedded = embedded
            self.note = note
        }
    }

    package let id: String
    /// Names of the sources that it brings up to date, sorted.
    package let sources: [String]
    package let by: String
    package let why: String
    package let submittedAt: Timestamp
    package internal(set) var startedAt: Timestamp?
    package internal(set) var finishedAt: Timestamp?
    package internal(set) var state = State.queued
    package internal(set) var progress = Progress(phase: .waiting)
    /// What serves since; nil until then, and where nothing had changed.
    package internal(set) var generation: GenerationID?
    /// What was published and does not serve, and why.
    package internal(set) var held: GenerationID?
    package internal(set) var heldBecause: [String] = []
    /// Once it is done.
    package internal(set) var report: IndexingReport?
    /// A sentence, once it has failed or was cancelled.
    package internal(set) var failure: String?

    init(id: String, sources: [String], by: String, why: String, submittedAt: Timestamp) {
        self.id = id
        self.sources = sources
        self.by = by
        self.why = why
        self.submittedAt = submittedAt
    }

    /// Whether what it was for can be found by a search, or never will be by this job.
    package var isSettled: Bool { generation != nil || state.isFinished }
}
