import Access
import HTTPService
import Hummingbird
import HummingbirdTesting
import Locking
import TestSupport
import Testing

/// The Model Context Protocol over HTTP: what is of the transport alone. The protocol has tests of its own.
struct MCPTests {
    private static let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    private static let discover =
        #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":"#
        + #"{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#
    private static let list = #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#

    private static let version = HTTPFields.Element.Name("MCP-Protocol-Version")!
    private static let method = HTTPFields.Element.Name("Mcp-Method")!

    @Test func answersAMessage() async throws {
        try await service().test(.router) { client in
            let response = try await client.post("/mcp", Self.ping)
            #expect(response.status == .ok && response.contentType == "application/json")
            #expect(response.text == #"{"jsonrpc":"2.0","id":1,"result":{}}"#)
        }
    }

    @Test func headersReachTheProtocol() async throws {
        try await service().test(.router) { client in
            let plain = try await client.post("/mcp", Self.discover)
            #expect(plain.status == .badRequest && plain.text.contains("-32020"))
            let whole = try await client.post(
                "/mcp", Self.discover, headers: [Self.version: "2026-07-28", Self.method: "server/discover"])
            #expect(whole.status == .ok && whole.text.contains(#""version":"1.2.3""#))
            let twice = try await client.executeRequest(
                uri: "/mcp", method: .post,
                headers: HTTPFields([
                    HTTPFields.Element(name: Self.version, value: "2026-07-28"),
                    HTTPFields.Element(name: Self.method, value: "server/discover"),
                    HTTPFields.Element(name: Self.method, value: "tools/call"),
                ]), body: ByteBuffer(string: Self.discover))
            #expect(twice.status == .badRequest && twice.text.contains("-32020"))
        }
    }

    @Test func notificationsAreAccepted() async throws {
        try await service().test(.router) { client in
            let response = try await client.post("/mcp", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
            #expect(response.status == .accepted && response.text.isEmpty)
        }
    }

    @Test func pagesOfOtherOriginsAreRefused() async throws {
        try await service().test(.router) { client in
            let other = try await client.post("/mcp", Self.ping, headers: [.origin: "https://evil.example"])
            #expect(other.status == .forbidden)
            #expect(
                other.text == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"#
                    + #""Pages of this origin may not speak with the service; those of this machine may, and "#
                    + #"those that `lacuna serve --allow-origin` names.","#
                    + #""data":{"type":"urn:lacuna:problem:wrong-origin"}}}"#)
            let own = try await client.post("/mcp", Self.ping, headers: [.origin: "http://localhost:6274"])
            #expect(own.status == .ok)
        }
    }

    @Test(arguments: [HTTPRequest.Method.get, .delete, .put])
    func onlyPostIsAllowed(method: HTTPRequest.Method) async throws {
        try await service().test(.router) { client in
            let response = try await client.executeRequest(uri: "/mcp", method: method, headers: [:], body: nil)
            #expect(response.status == .methodNotAllowed && response.headers[.allow] == "POST")
        }
    }

    /// The keys of the service say what there is, and what it may read.
    @Test func toolsAreThoseOfTheKey() async throws {
        let keys = InMemoryKeyStore()
        let reader = try keys.bearer(scopes: [.search])
        try await service(activity: recording(InMemoryActivityStore()), keys: keys).test(.router) { client in
            let tools = try await client.post("/mcp", Self.list, headers: [.authorization: "Bearer \(reader)"])
            #expect(tools.text.contains(#""name":"search""#) && !tools.text.contains(#""name":"feedback""#))
            let resources = try await client.post(
                "/mcp", #"{"jsonrpc":"2.0","id":1,"method":"resources/list"}"#,
                headers: [.authorization: "Bearer \(reader)"])
            #expect(resources.text.contains("refunds.md") && !resources.text.contains("internal.html"))
        }
    }

    private static let search =
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"Money back?"}}}"#

    @Test func searchesAreCounted() async throws {
        try await service().test(.router) { client in
            let response = try await client.post("/mcp", Self.search)
            #expect(response.status == .ok && response.text.contains("passage-18"))
            let metrics = try await client.get("/metrics").text
            #expect(metrics.contains(#"lacuna_search_answerable_total{verdict="partial"} 1"#))
            #expect(metrics.contains(#"lacuna_search_stage_duration_seconds_count{stage="verdict"} 1"#))
        }
    }

    /// In a search a model is told what was done; one that never began is as good as refused.
    @Test(arguments: [(2, "done were ticket"), (6, #""code":-32603"#)])
    func searchesEndAtTheirDeadline(secondsBetweenLooks: Int, said: String) async throws {
        let looks = Locked(0)
        let clock: @Sendable () -> Duration = {
            looks.withLock {
                $0 += 1
                return .seconds($0 * secondsBetweenLooks)
            }
        }
        try await service(clock: clock).test(.router) { client in
            let response = try await client.post("/mcp", Self.search)
            #expect(response.text.contains(said) && !response.text.contains("passage-18"), "\(response.text)")
        }
    }

    @Test func tooMuchWorkIsSaid() async throws {
        try await service(isFull: true).test(.router) { client in
            let response = try await client.post("/mcp", Self.list)
            #expect(response.status == .serviceUnavailable && response.headers[.retryAfter] == "1")
            #expect(response.text.hasPrefix(#"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"#))
        }
    }
}

extension TestClientProtocol {
    fileprivate func post(_ uri: String, _ body: String, headers: HTTPFields) async throws -> TestResponse {
        try await executeRequest(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}
