import Hummingbird
import Locking
package import Operations
import Retrieval

/// What the service counts of its own work. Labels are routes, methods, codes, verdicts and stages: few, and never what was
/// asked, by whom, or of which article.
package final class ServiceMetrics: Sendable {
    package init() {}

    private struct RouteKey: Hashable {
        var route: String
        var method: String
    }

    private struct RequestKey: Hashable {
        var route: RouteKey
        var code: Int
    }

    private struct State {
        var requests: [RequestKey: Int] = [:]
        var durations: [RouteKey: Histogram] = [:]
        var stages: [SearchStage: Histogram] = [:]
        var verdicts: [String: Int] = [:]
        var degraded: [String: Int] = [:]
        var mishaps: [KnowledgeService.Mishap: Int] = [:]
        var running = 0
    }

    /// In seconds: a cached read takes a tenth of a millisecond, a long ticket on a busy machine some seconds.
    private static let durationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let stageBounds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1]

    private let state = Locked(State())

    // MARK: - Counting

    func began() { state.withLock { $0.running += 1 } }
    func ended() { state.withLock { $0.running -= 1 } }

    func count(_ route: Route, status: Int, took: Duration) {
        let key = RouteKey(route: route.path, method: route.method.rawValue)
        state.withLock { state in
            state.requests[RequestKey(route: key, code: status), default: 0] += 1
            state.durations[key, default: Histogram(bounds: Self.durationBounds)].add(took.seconds)
        }
    }

    func count(_ response: SearchResponse) {
        state.withLock { state in
            for answer in response.answers { state.verdicts[answer.verdict.label.rawValue, default: 0] += 1 }
            for leg in response.degraded { state.degraded[leg.rawValue, default: 0] += 1 }
        }
    }

    package func count(_ mishap: KnowledgeService.Mishap) { state.withLock { $0.mishaps[mishap, default: 0] += 1 } }

    func count(_ spent: [SearchStage: Duration]) {
        state.withLock { state in
            for (stage, time) in spent {
                state.stages[stage, default: Histogram(bounds: Self.stageBounds)].add(time.seconds)
            }
        }
    }

    // MARK: - Writing

    /// Sorted, so that two scrapes of the same state are the same text.
    func write(_ text: inout MetricsText) {
        let state = state.withLock(\.self)
        text.metric("lacuna_http_requests_total", .counter, "Requests answered, by route, method and status code.")
        for (key, count) in state.requests.sorted(by: { Self.order($0.key) < Self.order($1.key) }) {
            text.sample(
                "lacuna_http_requests_total", Self.labels(key.route) + [("code", String(key.code))], Double(count))
        }
        text.metric("lacuna_http_request_duration_seconds", .histogram, "Time from a request's head to its answer.")
        for (key, histogram) in state.durations.sorted(by: {
            ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method)
        }) {
            text.histogram("lacuna_http_request_duration_seconds", Self.labels(key), histogram)
        }
        text.metric("lacuna_http_requests_in_flight", .gauge, "Requests that are being answered.")
        text.sample("lacuna_http_requests_in_flight", [], Double(state.running))
        text.metric("lacuna_search_stage_duration_seconds", .histogram, "Time of each stage of a search.")
        for stage in SearchStage.allCases {
            guard let histogram = state.stages[stage] else { continue }
            text.histogram("lacuna_search_stage_duration_seconds", [("stage", stage.rawValue)], histogram)
        }
        text.metric("lacuna_search_answerable_total", .counter, "Questions answered, by verdict.")
        for (verdict, count) in state.verdicts.sorted(by: { $0.key < $1.key }) {
            text.sample("lacuna_search_answerable_total", [("verdict", verdict)], Double(count))
        }
        text.metric("lacuna_search_degraded_total", .counter, "Searches that a leg took no part in, by leg.")
        for (leg, count) in state.degraded.sorted(by: { $0.key < $1.key }) {
            text.sample("lacuna_search_degraded_total", [("leg", leg)], Double(count))
        }
        text.metric("lacuna_activity_failures_total", .counter, "What went wrong without failing a request, by kind.")
        for mishap in KnowledgeService.Mishap.allCases {
            text.sample(
                "lacuna_activity_failures_total", [("kind", mishap.rawValue)], Double(state.mishaps[mishap] ?? 0))
        }
    }

    private static func labels(_ key: RouteKey) -> [(String, String)] {
        [("route", key.route), ("method", key.method)]
    }
    private static func order(_ key: RequestKey) -> (String, String, Int) {
        (key.route.route, key.route.method, key.code)
    }
}
