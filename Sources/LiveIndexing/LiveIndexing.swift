package import ArticleSources
import Indexing
package import KnowledgeModel
import Locking
import Storage
import SystemIO

/// Indexing through a service: takes articles and orders to read sources again, and has them searchable seconds later.
///
/// What was handed over is on disk when a call returns; publishing follows, one run at a time, on a thread of its own. A
/// burst of changes becomes one generation. `resume` publishes what a crash cut off. Calls that touch files block.
package final class LiveIndexing: Sendable {
    private let articles: StoredArticles
    private let sources: [SourceConfiguration]
    private let runner: any IndexRunning
    private let settings: LiveIndexingSettings
    private let makeID: @Sendable () -> String
    private let now: @Sendable () -> Timestamp
    private let pause: @Sendable (Duration) async throws -> Void
    private let finished: @Sendable (IndexJob) -> Void

    private let table: Locked<JobTable>
    private let thread = BlockingExecutor(label: "lacuna.indexing", width: 1, queueLimit: 1)
    private let submitted: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - sources: that may be read again by name.
    ///   - pause: waits; throws when the task is cancelled meanwhile.
    ///   - finished: told of each job when it has ended, on any thread.
    /// - Precondition: no source is named as the articles that are handed over.
    package init(
        articles: StoredArticles, sources: [SourceConfiguration], runner: any IndexRunning,
        settings: LiveIndexingSettings = LiveIndexingSettings(), makeID: @escaping @Sendable () -> String,
        now: @escaping @Sendable () -> Timestamp, pause: @escaping @Sendable (Duration) async throws -> Void,
        finished: @escaping @Sendable (IndexJob) -> Void = { _ in }
    ) {
        precondition(!sources.contains { $0.name == StoredArticles.sourceName })
        self.articles = articles
        self.sources = sources
        self.runner = runner
        self.settings = settings
        self.makeID = makeID
        self.now = now
        self.pause = pause
        self.finished = finished
        table = Locked(JobTable(settings: settings))
        (submitted, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: - Articles

    /// Keeps an article and has it indexed.
    ///
    /// - Parameter record: one JSON object; `StoredArticles` says what it may have.
    /// - Throws: `RecordFaults`, `LiveIndexingError`, or `FileError` where that is the service's to mend.
    package func put(_ record: [UInt8], id: String, by: String) throws -> (job: IndexJob, isNew: Bool) {
        let isNew = try keeping { try articles.put(record, id: id) }
        return (try changed([id], by: by, why: "PUT /v1/articles"), isNew)
    }

    /// Keeps several, all or, if a record is at fault, none. A full disk may let some through: put them all again.
    ///
    /// - Throws: as for one; pointers of faults begin with `#/articles/0`.
    package func put(_ records: [(id: String, record: [UInt8])], by: String, why: String) throws -> IndexJob {
        guard records.count <= settings.articlesMaximum else {
            throw LiveIndexingError.tooManyArticles(records.count, maximum: settings.articlesMaximum)
        }
        var seen: Set<String> = []
        for (index, entry) in records.enumerated() {
            do {
                try articles.check(entry.record, id: entry.id)
            } catch {
                throw error.below("/articles/\(index)")
            }
            guard seen.insert(entry.id).inserted else {
                throw RecordFaults("#/articles/\(index)/id", "stands twice in this request")
            }
        }
        for entry in records { _ = try keeping { try articles.put(entry.record, id: entry.id) } }
        return try changed(seen, by: by, why: why)
    }

    /// - Returns: nil if there is no such article.
    package func delete(id: String, by: String) throws -> IndexJob? {
        guard try keeping({ try articles.delete(id: id) }) else { return nil }
        return try changed([id], by: by, why: "DELETE /v1/articles")
    }

    /// The record as it was handed over; nil if there is none.
    package func record(id: String) throws -> [UInt8]? { try articles.record(id: id) }

    // MARK: - Jobs

    /// Names of what can be read again.
    package var sourceNames: [String] { sources.map(\.name) + (articles.exists ? [StoredArticles.sourceName] : []) }

    /// Reads sources again.
    ///
    /// - Parameters:
    ///   - names: nil: all.
    ///   - allowDeletions: how many articles of each may vanish although that is more than the brake allows.
    /// - Returns: the new job, or the one that waits to do the same.
    package func reindex(
        _ names: [String]?, allowDeletions: Int?, by: String, why: String
    ) throws(LiveIndexingError) -> IndexJob {
        let known = sourceNames
        guard !known.isEmpty else { throw .noSources }
        let names = names ?? known
        if let unknown = names.first(where: { !known.contains($0) }) { throw .unknownSource(unknown, known: known) }
        let takesArticles = names.contains(StoredArticles.sourceName)
        return try submit(
            JobTable.Request(
                configured: known.filter { names.contains($0) && $0 != StoredArticles.sourceName },
                takesArticles: takesArticles, allowDeletions: allowDeletions), by: by, why: why
        ) { table in if takesArticles { table.base = nil } }
    }

    /// Newest first. Finished ones are remembered for a while, and not over a restart.
    package func jobs() -> [IndexJob] { table.withLock { $0.jobs.reversed() } }

    package func job(_ id: String) -> IndexJob? { table.withLock { $0[id] } }

    /// Stops a job, at once or within seconds; nothing of it is published. Articles that were handed over stay so, and the
    /// next job publishes them.
    ///
    /// - Returns: the job; nil if there is none.
    package func cancel(_ id: String) -> IndexJob? {
        let now = now()
        return table.withLock { $0.cancel(id, at: now) }
    }

    /// The job as it is, and then after each change; ends with the job. Nil if there is none.
    package func events(of id: String) -> AsyncStream<IndexJob>? {
        table.withLock { table in
            table.watch(id) { [weak self] number in self?.table.withLock { $0.unwatch(id, number) } }
        }
    }

    /// Waits until a job's articles can be found, or never will be by this job.
    ///
    /// - Returns: the job as it is then, or when so much time has passed; nil if there is none.
    package func settled(_ id: String, within limit: Duration) async -> IndexJob? {
        guard let events = events(of: id) else { return nil }
        let pause = pause
        let settled = await withTaskGroup(of: IndexJob?.self) { group in
            group.addTask { await events.first { $0.isSettled } }
            group.addTask {
                try? await pause(limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        return settled ?? job(id)
    }

    private func keeping<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as FileError where error.code == .full {
            throw LiveIndexingError.diskFull
        }
    }

    private func changed(_ ids: Set<String>, by: String, why: String) throws(LiveIndexingError) -> IndexJob {
        try submit(JobTable.Request(configured: [], takesArticles: true), by: by, why: why) {
            $0.changed.formUnion(ids)
        }
    }

    private func submit(
        _ request: JobTable.Request, by: String, why: String, also change: (inout JobTable) -> Void
    ) throws(LiveIndexingError) -> IndexJob {
        let (newID, now) = (makeID(), now())
        let result: Result<IndexJob, LiveIndexingError> = table.withLock { table in
            change(&table)
            if let job = table.joinable(request) { return .success(job) }
            let names = request.configured + (request.takesArticles ? [StoredArticles.sourceName] : [])
            let job = IndexJob(id: newID, sources: names.sorted(), by: by, why: why, submittedAt: now)
            return Result { () throws(LiveIndexingError) in
                try table.add(job, request)
                return job
            }
        }
        let job = try result.get()
        wake.yield()
        return job
    }
}

// MARK: - The worker

extension LiveIndexing {
    /// Has everything looked at that was handed over before, since what stopped the service may have come before it was
    /// published. Once, before `run`.
    ///
    /// - Parameter by: who is named for what is found.
    package func resume(by: String) throws {
        guard try !articles.ids().isEmpty else { return }
        _ = try submit(
            JobTable.Request(configured: [], takesArticles: true), by: by,
            why: "what was handed over before the start"
        ) { $0.base = nil }
    }

    /// Works until its task is cancelled; a job that runs then is cancelled too, and `resume` makes up for it.
    package func run() async {
        for await _ in submitted {
            while !Task.isCancelled, let id = table.withLock({ $0.next() }) { await perform(id) }
        }
        for watcher in table.withLock({ $0.endWatching() }) { watcher.finish() }
    }

    private func perform(_ id: String) async {
        // More changes may join while the job still waits.
        try? await pause(settings.burst)
        let now = now()
        let request = table.withLock { table -> JobTable.Request? in
            guard table[id]?.state == .queued else { return nil }
            table.update(id) { job in
                job.state = .running
                job.startedAt = now
            }
            return table.request(of: id)
        }
        guard let request else { return }
        let isStopping = Locked(false)
        await withTaskCancellationHandler {
            var retry = settings.firstRetry
            while true {
                let result = await attempt(id, request, isStopping)
                guard case .failure(let error) = result, let error = error as? StorageError, error.code == .busy,
                    !table.withLock({ $0.isCancelled(id) }), !isStopping.withLock({ $0 })
                else { return finish(id, result) }
                table.withLock {
                    $0.update(id) { $0.progress = IndexJob.Progress(phase: .waiting, note: error.message) }
                }
                try? await pause(retry)
                retry = min(retry * 2, settings.longestRetry)
            }
        } onCancel: {
            isStopping.withLock { $0 = true }
        }
    }

    /// One try on the indexing thread.
    private func attempt(
        _ id: String, _ request: JobTable.Request, _ isStopping: Locked<Bool>
    ) async -> Result<IndexRunOutcome, any Error> {
        do {
            return .success(try await thread.run { try self.index(id, request, isStopping) })
        } catch {
            return .failure(error)
        }
    }

    private func index(
        _ id: String, _ request: JobTable.Request, _ isStopping: Locked<Bool>
    ) throws -> IndexRunOutcome {
        guard let job = job(id) else { throw IndexingError.cancelled }
        var taken: Set<String> = []
        do {
            let outcome = try runner.run(
                { base in
                    var read = try sources.filter { request.configured.contains($0.name) }.map { try $0.makeSource() }
                    guard request.takesArticles else { return read }
                    let ids = table.withLock { table -> Set<String>? in
                        taken = table.changed
                        table.changed = []
                        // Somebody else has published or rolled back: what they built on may lack anything.
                        return base != nil && base == table.base ? taken : nil
                    }
                    read.append(articles.source(of: ids))
                    return read
                },
                allowDeletions: request.allowDeletions,
                note: PublishNote(by: job.by, why: job.why, at: now().description),
                isCancelled: { isStopping.withLock { $0 } || table.withLock { $0.isCancelled(id) } },
                progress: { progress, serving in show(progress, serving, of: id) })
            table.withLock { table in
                // What is held may never serve, and then has to be read again.
                table.base = outcome.held == nil ? outcome.base : nil
            }
            return outcome
        } catch {
            table.withLock { $0.changed.formUnion(taken) }
            throw error
        }
    }

    /// Passes a step on if it says anything new.
    private func show(_ progress: IndexJob.Progress, _ serving: GenerationID?, of id: String) {
        table.withLock { table in
            guard let job = table[id] else { return }
            let isNew =
                progress.phase != job.progress.phase || progress.embedded != job.progress.embedded
                || abs(progress.fraction - job.progress.fraction) >= 0.01 || serving != job.generation
            guard isNew else { return }
            table.update(id) { job in
                job.progress = progress
                if let serving { job.generation = serving }
            }
        }
    }

    private func finish(_ id: String, _ result: Result<IndexRunOutcome, any Error>) {
        let now = now()
        let job = table.withLock { table -> IndexJob? in
            let isCancelled = table.isCancelled(id)
            table.update(id) { job in
                job.finishedAt = now
                switch result {
                case .success(let outcome):
                    job.state = .done
                    job.report = outcome.report
                    job.generation = outcome.report.generation
                    job.held = outcome.held
                    job.heldBecause = outcome.heldBecause
                    job.progress.fraction = 1
                case .failure(let error) where isCancelled || (error as? IndexingError)?.code == .cancelled:
                    job.state = .cancelled
                    job.failure = IndexingError.cancelled.message
                case .failure(let error):
                    job.state = .failed
                    job.failure = "\(error)"
                }
            }
            return table[id]
        }
        if let job { finished(job) }
    }
}
