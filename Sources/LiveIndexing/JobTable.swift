import KnowledgeModel

/// The jobs of a service: which there are, whose turn it is, who watches them. Pure but for telling watchers.
struct JobTable {
    /// What a job is to do.
    struct Request {
        var configured: [String]
        /// Whether it publishes what was handed over.
        var takesArticles: Bool
        var allowDeletions: Int?
    }

    let settings: LiveIndexingSettings
    /// Oldest first.
    private(set) var jobs: [IndexJob] = []
    private var requests: [String: Request] = [:]
    private var cancelled: Set<String> = []
    private var watchers: [String: [Int: AsyncStream<IndexJob>.Continuation]] = [:]
    private var nextWatcher = 0
    /// Ids of articles that were handed over or deleted and that no generation has yet.
    var changed: Set<String> = []
    /// What the last run of this process left to build on; nil: look at every article.
    var base: GenerationID?

    init(settings: LiveIndexingSettings) { self.settings = settings }

    subscript(id: String) -> IndexJob? { jobs.first { $0.id == id } }

    func request(of id: String) -> Request? { requests[id] }
    func isCancelled(_ id: String) -> Bool { cancelled.contains(id) }

    /// The queued job that the request can join.
    func joinable(_ request: Request) -> IndexJob? {
        guard request.allowDeletions == nil else { return nil }
        return jobs.first { job in
            guard job.state == .queued, let other = requests[job.id] else { return false }
            return other.configured == request.configured && other.takesArticles == request.takesArticles
                && other.allowDeletions == nil
        }
    }

    mutating func add(_ job: IndexJob, _ request: Request) throws(LiveIndexingError) {
        // What was handed over is kept already, so it is never refused; its jobs join, so there is one at most.
        let isRefusable = !request.configured.isEmpty || request.allowDeletions != nil
        if isRefusable, jobs.count(where: { $0.state == .queued }) >= settings.waitingMaximum {
            throw .tooManyJobs(settings.waitingMaximum)
        }
        jobs.append(job)
        requests[job.id] = request
    }

    /// The oldest that waits for its turn.
    func next() -> String? { jobs.first { $0.state == .queued }?.id }

    /// Changes a job and tells who watches it.
    mutating func update(_ id: String, _ body: (inout IndexJob) -> Void) {
        guard let index = jobs.firstIndex(where: { $0.id == id }) else { return }
        body(&jobs[index])
        let job = jobs[index]
        for watcher in watchers[id, default: [:]].values { watcher.yield(job) }
        if job.state.isFinished { finish(id) }
    }

    /// - Returns: the job as it is then: one that runs stops within seconds; nil if there is none.
    mutating func cancel(_ id: String, at: Timestamp) -> IndexJob? {
        guard let job = self[id] else { return nil }
        if job.state == .running {
            cancelled.insert(id)
        } else if job.state == .queued {
            update(id) { job in
                job.state = .cancelled
                job.finishedAt = at
                job.failure = "it was cancelled before it began"
            }
        }
        return self[id] ?? job
    }

    /// The job as it is, and then after each change; ends with the job. Slow watchers miss steps, never the last.
    ///
    /// - Parameter onEnd: told the watcher's number when nobody listens any more.
    mutating func watch(_ id: String, onEnd: @escaping @Sendable (Int) -> Void) -> AsyncStream<IndexJob>? {
        guard let job = self[id] else { return nil }
        let (stream, continuation) = AsyncStream.makeStream(of: IndexJob.self, bufferingPolicy: .bufferingNewest(1))
        continuation.yield(job)
        guard !job.state.isFinished else {
            continuation.finish()
            return stream
        }
        nextWatcher += 1
        let number = nextWatcher
        watchers[id, default: [:]][number] = continuation
        continuation.onTermination = { _ in onEnd(number) }
        return stream
    }

    mutating func unwatch(_ id: String, _ number: Int) { watchers[id]?[number] = nil }

    /// Ends all watching, as when the service stops.
    mutating func endWatching() -> [AsyncStream<IndexJob>.Continuation] {
        defer { watchers = [:] }
        return watchers.values.flatMap(\.values)
    }

    private mutating func finish(_ id: String) {
        requests[id] = nil
        cancelled.remove(id)
        for watcher in watchers.removeValue(forKey: id, default: [:]).values {
            // Nobody is to be told any more, and telling would ask for the lock that is held.
            watcher.onTermination = nil
            watcher.finish()
        }
        let finished = jobs.filter(\.state.isFinished)
        if let oldest = finished.first, finished.count > settings.historyMaximum {
            jobs.removeAll { $0.id == oldest.id }
        }
    }
}

extension Dictionary {
    fileprivate mutating func removeValue(forKey key: Key, default value: Value) -> Value {
        removeValue(forKey: key) ?? value
    }
}
