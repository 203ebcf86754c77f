import ArticleSources
package import KnowledgeModel
package import LiveIndexing
package import Storage

/// What an owner may ask of an index, whatever the transport: articles, jobs, suppressions, generations.
///
/// Whoever calls has made sure that the caller may. Calls block, but for those that wait; all are safe from any thread.
/// They throw `Problem`, or what storage throws where that is ours to mend.
package struct IndexingService: Sendable {
    let live: LiveIndexing
    let hasEncoder: Bool
    let suppressionStore: any SuppressionStore
    let catalogue: any GenerationCatalogue
    let now: @Sendable () -> Timestamp
    private let activated: @Sendable (GenerationID) -> Void

    /// How long a request may wait for its articles to be searchable.
    private static let waitMaximum = Duration.seconds(30)

    /// - Parameters:
    ///   - hasEncoder: whether what is handed over can be indexed; else it is refused, and nothing is kept or deleted.
    ///   - activated: told when a generation was made the serving one by name.
    package init(
        live: LiveIndexing, hasEncoder: Bool = true, suppressions: any SuppressionStore,
        generations: any GenerationCatalogue,
        now: @escaping @Sendable () -> Timestamp, activated: @escaping @Sendable (GenerationID) -> Void = { _ in }
    ) {
        self.live = live
        self.hasEncoder = hasEncoder
        suppressionStore = suppressions
        catalogue = generations
        self.now = now
        self.activated = activated
    }

    // MARK: - Articles

    /// Keeps an article; it is on disk on return.
    package func putArticle(_ record: [UInt8], id: String, by: String) throws -> (job: IndexJob, isNew: Bool) {
        try requireEncoder()
        return try Self.translating { try live.put(record, id: id, by: by) }
    }

    /// The record as it was put.
    package func article(id: String) throws -> [UInt8] {
        guard let record = try Self.translating({ try live.record(id: id) }) else { throw Problem.noStoredArticle }
        return record
    }

    package func deleteArticle(id: String, by: String) throws -> IndexJob {
        try requireEncoder()
        guard let job = try Self.translating({ try live.delete(id: id, by: by) }) else {
            throw Problem.noStoredArticle
        }
        return job
    }

    // MARK: - Jobs

    /// - Parameter body: see `IndexJobRequestJSON`.
    package func submit(_ body: [UInt8], by: String) throws -> IndexJob {
        let request = try IndexJobRequestJSON.decode(body)
        try requireEncoder()
        return try Self.translating {
            switch request.work {
            case .articles(let articles): try live.put(articles, by: by, why: request.why ?? "POST /v1/index/jobs")
            case .sources(let names):
                try live.reindex(
                    names, allowDeletions: request.allowDeletions, by: by, why: request.why ?? "POST /v1/index/jobs")
            }
        }
    }

    func requireEncoder() throws(Problem) {
        if !hasEncoder { throw .noEncoder }
    }

    /// Newest first.
    package func jobs() -> [IndexJob] { live.jobs() }

    package func job(id: String) throws(Problem) -> IndexJob {
        guard let job = live.job(id) else { throw .noJob }
        return job
    }

    package func cancelJob(id: String) throws(Problem) -> IndexJob {
        guard let job = live.cancel(id) else { throw .noJob }
        return job
    }

    package func events(ofJob id: String) throws(Problem) -> AsyncStream<IndexJob> {
        guard let events = live.events(of: id) else { throw .noJob }
        return events
    }

    /// Waits, half a minute at most, until what a job is for can be searched.
    package func settled(_ job: IndexJob) async -> IndexJob {
        await live.settled(job.id, within: Self.waitMaximum) ?? job
    }

    // MARK: - Suppressions

    package func suppressions() throws -> [Suppression] { try suppressionStore.suppressions() }

    /// Acts on the next search.
    ///
    /// - Parameter body: see `SuppressionJSON`.
    package func suppress(_ body: [UInt8], by: String) throws -> Suppression {
        let request = try SuppressionJSON.decode(body)
        return try suppress(request.kind, id: request.id, why: request.why, by: by)
    }

    /// - Throws: `Problem.noSuppression` if there is none.
    package func unsuppress(_ kind: Suppression.Kind, id: String) throws {
        guard try Self.translating({ try suppressionStore.unsuppress(kind, id: id) }) else {
            throw Problem.noSuppression
        }
    }

    // MARK: - Generations

    /// Newest first; none before the first.
    package func generations() throws -> [PublishedGeneration] {
        do {
            return try catalogue.generations().reversed()
        } catch let error as StorageError where error.code == .noIndex {
            return []
        }
    }

    /// - Returns: the generation, which serves now.
    package func activate(_ number: String) throws -> PublishedGeneration {
        guard let number = Int(number), number > 0 else { throw Problem.noGeneration }
        let id = GenerationID(number)
        guard try generations().contains(where: { $0.id == id }) else { throw Problem.noGeneration }
        try Self.translating { try catalogue.activate(id) }
        activated(id)
        guard let generation = try generations().first(where: { $0.id == id }) else { throw Problem.noGeneration }
        return generation
    }

    static func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let faults as RecordFaults {
            throw Problem.invalidRequest(faults.faults.map { Problem.Fault(pointer: $0.pointer, detail: $0.detail) })
        } catch let error as LiveIndexingError {
            throw Problem(error)
        } catch let error as StorageError where error.code == .noGeneration {
            throw Problem.noGeneration
        } catch let error as StorageError where error.code == .busy {
            throw Problem.indexBusy
        }
    }
}
