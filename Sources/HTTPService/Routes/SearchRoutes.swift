import Hummingbird
import Logging
import Operations
import Retrieval

/// `POST /v1/search`.
struct SearchRoutes: Sendable {
    let dependencies: ServiceDependencies
    let metrics: ServiceMetrics
    let deadline: Duration

    @Sendable func search(_ gated: GatedRequest) async throws -> Reply {
        let (search, asked, format) = try SearchRequestJSON.decode(try await gated.body())
        let response = try await answer(search, asked, gated)
        return .json(format.bytes(of: response))
    }

    /// Answers within the deadline, and counts.
    func answer(_ search: SearchRequest, _ asked: AskedBy, _ gated: GatedRequest) async throws -> SearchResponse {
        let knowledge = dependencies.knowledge
        let response = try await timed {
            try knowledge.search(search, asked: asked, caller: gated.caller, observer: $0)
        }
        metrics.count(response)
        // What customers ask is theirs: the log has its id and length.
        gated.context.logger.debug(
            "searched",
            metadata: [
                "query.id": .string(response.queryID), "query.bytes": .stringConvertible(search.text.utf8.count),
            ])
        return response
    }

    /// Does work within the deadline that tells of its stages, and counts them.
    func timed<Value: Sendable>(_ work: @escaping @Sendable (@escaping StageObserver) throws -> Value) async throws
        -> Value
    {
        let metrics = metrics
        let timing = SearchTiming(deadline: deadline, now: dependencies.uptime)
        return try await dependencies.work.run {
            try timing.start()
            defer { metrics.count(timing.spent) }
            return try work { try timing.end($0) }
        }
    }
}

/// Keeps the deadline of one search and measures its stages.
private final class SearchTiming: Sendable {
    private let clock: StageClock
    private let deadline: Duration
    private let now: @Sendable () -> Duration
    private let begin: Duration

    /// The deadline counts from here, waiting for a free thread included.
    init(deadline: Duration, now: @escaping @Sendable () -> Duration) {
        self.deadline = deadline
        self.now = now
        begin = now()
        clock = StageClock(now: now)
    }

    var spent: [SearchStage: Duration] { clock.spent }

    /// - Throws: `Problem.deadline` if it passed while the search waited its turn.
    func start() throws(Problem) {
        clock.restart()
        try check()
    }

    func end(_ stage: SearchStage) throws(Problem) {
        clock.end(stage)
        try check()
    }

    private func check() throws(Problem) {
        guard now() - begin > deadline else { return }
        let done = clock.spent
        throw .deadline(deadline, done: SearchStage.allCases.filter { done[$0] != nil }.map(\.rawValue))
    }
}
