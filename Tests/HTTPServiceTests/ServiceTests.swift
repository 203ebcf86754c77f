import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Storage
import Testing

struct ServiceTests {
    @Test func aPassageIsFoundByItsID() async throws {
        try await service().test(.router) { client in
            let response = try await client.get("/v1/passages/passage-18")
            #expect(response.status == .ok)
            #expect(response.text.hasPrefix(#"{"version":1,"generation":7,"passage_id":"passage-18","article":{"#))
            #expect(response.text.contains(#""start":9,"end":42,"quote_sha256":""#))
            #expect(response.text.hasSuffix(#""bytes":[120,180],"lines":[12,14]}}"#))
            #expect(!response.text.contains("rank") && !response.text.contains("evidence"))
        }
    }

    /// What one may not read and what does not exist look the same, but for what the client itself sent.
    @Test func forbiddenLooksLikeUnknown() async throws {
        func answer(_ id: String, roles: [String]) async throws -> (HTTPResponse.Status, String) {
            try await service(roles: roles).test(.router) { client in
                let response = try await client.get("/v1/passages/\(id)")
                return (response.status, response.text.replacing(id, with: "ID"))
            }
        }
        let forbidden = try await answer("passage-13", roles: [])
        let unknown = try await answer("passage-99", roles: [])
        #expect(forbidden == unknown)
        #expect(forbidden.0 == .notFound)
        #expect(try await answer("passage-13", roles: ["agent"]).0 == .ok)
    }

    @Test func healthIsAboutTheProcess() async throws {
        let base = SmallKnowledgeBase(failure: StorageError(.noIndex, "there is no index in some/folder"))
        try await service(base, isFull: true).test(.router) { client in
            let found = try await client.get("/healthz")
            #expect(found.status == .ok)
        }
    }

    @Test func readinessNeedsAGenerationAndItsEncoder() async throws {
        try await service().test(.router) { client in
            let found = try await client.get("/readyz")
            #expect(found.text == #"{"status":"ready","generation":7,"degraded":[]}"#)
        }
        try await service(hasEncoder: false).test(.router) { client in
            let found = try await client.get("/readyz")
            #expect(found.status == .ok)
            #expect(
                found.text == #"{"status":"ready","generation":7,"degraded":["vector"],"#
                    + #""detail":"There is no encoder; questions are searched by their words only."}"#)
        }
        func check(_ reason: String, _ application: some ApplicationProtocol) async throws {
            try await application.test(.router) { client in
                let response = try await client.get("/readyz")
                let problem = try ProblemTests.problem(response, status: 503)
                let detail = try #require(problem["detail"] as? String)
                #expect(detail.contains(reason))
                #expect(!response.text.contains("some/folder"))
            }
        }
        let noIndex = StorageError(.noIndex, "there is no index in some/folder")
        try await check("Nothing has been indexed yet", try service(SmallKnowledgeBase(failure: noIndex)))
        try await check("another encoder", try service(SmallKnowledgeBase(modelHash: "other")))
    }

    @Test(arguments: [true, false])
    func metricsSayWhetherThereIsAnEncoder(hasEncoder: Bool) async throws {
        try await service(hasEncoder: hasEncoder).test(.router) { client in
            let metrics = try await client.get("/metrics").text.split(separator: "\n")
            let figure = hasEncoder ? 1 : 0
            #expect(metrics.contains("lacuna_encoder_loaded \(figure)"))
            #expect(metrics.contains("lacuna_up_to_answer \(figure)"))
        }
    }

    @Test func requestsKeepASaneID() async throws {
        let name = try #require(HTTPFields.Element.Name("X-Request-Id"))
        try await service().test(.router) { client in
            for id in ["abc-1", "0af7651916cd43dd8448eb211c80319c", String(repeating: "a", count: 128)] {
                let found = try await client.get("/healthz", headers: [name: id])
                #expect(found.requestID == id)
                let missing = try await client.get("/nothing", headers: [name: id])
                #expect(missing.requestID == id)
            }
            for id in ["", "a b", "a\"b", "é", String(repeating: "a", count: 129)] {
                let found = try await client.get("/healthz", headers: [name: id])
                #expect(found.requestID == "made-id")
            }
        }
    }

    @Test func localhostNeedsNoResolver() throws {
        #expect(try ServiceConfiguration(host: "LocalHost", port: 0).address == "127.0.0.1")
        #expect(try ServiceConfiguration(host: "::1", port: 0).address == "::1")
    }

    @Test(arguments: ["127.0.0.1", "127.255.0.9", "::1", "localhost", "LOCALHOST"])
    func loopbackIsAccepted(host: String) throws {
        #expect(try ServiceConfiguration(host: host, port: 8080).host == host)
    }

    @Test(arguments: [
        "0.0.0.0", "::", "192.168.0.7", "help.example", "127.0.0", "127.0.0.256", "127.0.0.1.example", "127.0.0.+1", "",
        "128.0.0.1",
    ])
    func otherHostsAreRefused(host: String) {
        #expect(throws: ServiceError.self) { try ServiceConfiguration(host: host, port: 8080) }
    }

    @Test func portsAreInRange() {
        #expect(throws: ServiceError.self) { try ServiceConfiguration(host: "localhost", port: 65_536) }
        #expect(throws: ServiceError.self) { try ServiceConfiguration(host: "localhost", port: -1) }
    }

    /// Over a real connection.
    @Test func itServes() async throws {
        try await LiveService.run { client in
            let body = ByteBuffer(string: #"{"text": "Money back?"}"#)
            let response = try await client.execute(
                TestClient.Request("/v1/search", method: .post, authority: "127.0.0.1", body: body))
            #expect(response.status == .ok)
            #expect(String(buffer: try #require(response.body)).contains(#""passage_id":"passage-18""#))
            #expect(response.headers[.init("Server")!] == "lacuna")
        }
    }
}
