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
        let knowledge = dependencies.knowledge
        let (response, bytes) = try await timed { timing in
            let response = try knowledge.search(search, asked: asked, caller: gated.caller, observer: timing.observer)
            // What comes after the answer (the log) is no stage.
            let spent = timing.spent
            timing.pass()
            let bytes = format.bytes(of: response, spent: spent)
            timing.wrote()
            return (response, bytes)
        }
        metrics.count(response)
        // What customers ask is theirs: the log has its id and length.
        gated.context.logger.debug(
            "searched",
            metadata: [
                "query.id": .string(response.queryID), "query.bytes": .stringConvertible(search.text.utf8.count),
            ])
        return .json(bytes)
    }

    /// Does work within the deadline that tells of its stages, and counts them.
    func timed<Value: Sendable>(_ work: @escaping @Sendable (SearchTiming) throws -> Value) async throws -> Value {
        let metrics = metrics
        let timing = SearchTiming(deadline: deadline, now: dependencies.uptime)
        return try await dependencies.work.run {
            try timing.start()
            defer { metrics.count(timing.spent) }
            return try work(timing)
        }
    }
}

/// Keeps the deadline of one search and measures its stages.
final class SearchTiming: Sendable {
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
    var observer: StageObserver { { try self.end($0) } }

    /// - Throws: `Problem.deadline` if it passed while the search waited its turn.
    func start() throws(Problem) {
        clock.restart()
        try check()
    }

    func end(_ stage: SearchStage) throws(Problem) {
        clock.end(stage)
        try check()
    }

    /// What has passed since the last stage was none.
    func pass() { clock.pass() }

    /// Ends the stage `json`. What has been written is sent, however late.
    func wrote() { clock.end(.json) }

    private func check() throws(Problem) {
        guard now() - begin > deadline else { return }
        let done = clock.spent
        throw .deadline(deadline, done: SearchStage.allCases.filter { done[$0] != nil }.map(\.rawValue))
    }
}
