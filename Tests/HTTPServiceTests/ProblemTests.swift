import Foundation
import HTTPService
import Hummingbird
import HummingbirdTesting
import Locking
import Logging
import Storage
import Testing

struct ProblemTests {
    /// Bodies that are refused: status, the pointer named, and a piece of the advice.
    @Test(arguments: [
        ("nope", 400, nil, "must be one JSON object"),
        ("{\"text\": \"\u{7}\"}", 400, nil, "must be one JSON object"),
        ("[]", 422, "#", "must be an object, not an array"),
        ("{}", 422, "#/text", "is needed"),
        (#"{"text": 7}"#, 422, "#/text", "must be a string, not a number"),
        (#"{"text": " \n"}"#, 422, "#/text", "must not be blank"),
        (#"{"text": "a", "tpo": 3}"#, 422, "#/tpo", "did you mean \"top\"?"),
        (#"{"text": "a", "zzzzzz": 3}"#, 422, "#/zzzzzz", "known are text, messages, top"),
        (#"{"text": "a", "a/b~": 3}"#, 422, "#/a~1b~0", "is not known here"),
        (#"{"text": "a", "top": 0}"#, 422, "#/top", "from 1 to 100"),
        (#"{"text": "a", "top": 1.5}"#, 422, "#/top", "whole number"),
        (#"{"text": "a", "top": true}"#, 422, "#/top", "must be a number, not a boolean"),
        (#"{"text": "a", "mode": "hybird"}"#, 422, "#/mode", "did you mean \"hybrid\"?"),
        (#"{"text": "a", "per_article": 101}"#, 422, "#/per_article", "from 1 to 100"),
        (#"{"text": "a", "filter": []}"#, 422, "#/filter", "must be an object"),
        (#"{"text": "a", "filter": {"lable": "x"}}"#, 422, "#/filter/lable", "did you mean \"labels\"?"),
        (#"{"text": "a", "filter": {"product": ["x", 1]}}"#, 422, "#/filter/product/1", "must be a string"),
        (#"{"text": "a", "filter": {"version": []}}"#, 422, "#/filter/version", "at least one"),
    ])
    func badRequestsAreNamed(body: String, status: Int, pointer: String?, advice: String) async throws {
        try await service().test(.router) { client in
            let response = try await client.search(body)
            let problem = try Self.problem(response, status: status)
            let errors = problem["errors"] as? [[String: String]] ?? []
            #expect(errors.first?["pointer"] == pointer)
            let detail = try #require(errors.first?["detail"] ?? problem["detail"] as? String)
            #expect(detail.contains(advice))
        }
    }

    @Test func allFaultsAreNamedAtOnce() async throws {
        try await service().test(.router) { client in
            let response = try await client.search(#"{"top": 0, "mode": 1}"#)
            let errors = try Self.problem(response, status: 422)["errors"] as? [[String: String]]
            #expect(errors?.compactMap { $0["pointer"] } == ["#/text", "#/top", "#/mode"])
        }
    }

    @Test func bodiesHaveALimit() async throws {
        try await service().test(.router) { client in
            let limit = ServiceLimits().bodyBytes
            let frame = #"{"text": ""}"#.utf8.count
            let fits = #"{"text": ""# + String(repeating: "a", count: limit - frame) + #""}"#
            let found = try await client.search(fits)
            #expect(found.status == .ok)
            _ = try Self.problem(try await client.search(fits + " "), status: 413)
        }
    }

    @Test func wrongRoutesAndMethods() async throws {
        try await service().test(.router) { client in
            _ = try Self.problem(try await client.get("/v1/nothing"), status: 404)
            _ = try Self.problem(try await client.get("/nothing"), status: 404)
            let get = try await client.get("/v1/search")
            _ = try Self.problem(get, status: 405)
            #expect(get.headers[.allow] == "POST")
            let delete = try await client.executeRequest(
                uri: "/v1/passages/x", method: .delete, headers: [:], body: nil)
            _ = try Self.problem(delete, status: 405)
            #expect(delete.headers[.allow] == "GET, HEAD")
            let head = try await client.executeRequest(uri: "/healthz", method: .head, headers: [:], body: nil)
            #expect(head.status == .ok)
        }
    }

    /// For whoever reads them in a terminal, whatever shape they have.
    @Test(arguments: [
        "/healthz", "/openapi.json", "/v1/articles", "/v1/passages/x", "/v1/vector_stores/x", "/mcp", "/x",
    ])
    func jsonEndsItsLine(path: String) async throws {
        try await service().test(.router) { client in
            let response = try await client.get(path)
            #expect(response.contentType?.contains("json") == true)
            #expect(response.whole.hasSuffix("}\n"))
        }
    }

    @Test func aFullQueueAsksToComeBack() async throws {
        try await service(isFull: true).test(.router) { client in
            let response = try await client.search(#"{"text": "a"}"#)
            _ = try Self.problem(response, status: 503)
            #expect(response.headers[.retryAfter] == "1")
        }
    }

    /// Our own faults go to the log under the request's id; the client is told nothing of them, the log nothing of the
    /// question.
    @Test func whatIsOursStaysOurs() async throws {
        let records = LogRecords()
        let base = SmallKnowledgeBase(failure: StorageError(.corrupt, "parts/1 is damaged"))
        let logger = Logger(label: "test") { _ in records }
        try await service(base, logger: logger).test(.router) { client in
            let response = try await client.search(
                #"{"text": "my secret"}"#, headers: [.init("X-Request-Id")!: "request-1"])
            let problem = try Self.problem(response, status: 500)
            #expect(problem["detail"] == nil)
            #expect(!response.text.contains("damaged"))
        }
        let lines = records.lines.withLock { $0 }
        let errors = lines.filter { $0.hasPrefix("error") }
        #expect(errors.count == 1)
        #expect(errors.allSatisfy { $0.contains("request-1") && $0.contains("parts/1 is damaged") })
        #expect(!lines.contains { $0.contains("secret") })
    }

    /// Against pages that point their own name at this machine (DNS rebinding).
    @Test(arguments: [
        ("evil.example", 421), ("evil.example:8080", 421), ("127.0.0.1.evil.example", 421), ("192.168.0.7", 421),
        ("localhost:8080", 200), ("127.0.0.1", 200), ("[::1]:8080", 200),
    ])
    func foreignHostNamesAreRefused(host: String, status: Int) async throws {
        try await LiveService.run { client in
            let request = TestClient.Request("/healthz", method: .get, authority: host)
            let response = try await client.execute(request)
            #expect(response.status.code == status)
        }
    }

    static func problem(_ response: TestResponse, status: Int) throws -> [String: Any] {
        #expect(response.status.code == status)
        #expect(response.contentType == "application/problem+json")
        let problem = try #require(
            try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any])
        #expect(problem["status"] as? Int == status)
        #expect((problem["type"] as? String)?.hasPrefix("urn:lacuna:problem:") == true)
        #expect(problem["title"] is String)
        #expect(problem["request_id"] as? String == response.requestID)
        let instance = try #require(problem["instance"] as? String)
        #expect(instance.hasSuffix("#" + (response.requestID ?? "none")))
        return problem
    }
}

/// Keeps what is logged, one line a message.
struct LogRecords: LogHandler {
    let lines = Locked<[String]>([])
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])") }
    }
}
