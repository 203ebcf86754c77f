import Access
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Locking
import Storage
import TestSupport
import Testing

/// Who gets in, and how often.
struct GateTests {
    /// Every route of the table, with what stands in its place for captures.
    static let routes: [(method: HTTPRequest.Method, path: String, scope: Scope?)] =
        dependencies().routeSummaries.map { route in
            (
                HTTPRequest.Method(rawValue: route.method)!, route.path.replacing("{id}", with: "passage-13"),
                route.scope
            )
        }

    /// What only agents may read never reaches anybody else, whatever they ask and whatever their key is for.
    @Test(arguments: Scope.allCases)
    func everyRouteTimesEveryScope(scope: Scope) async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [scope])
        try await service(keys: keys).test(.router) { client in
            for route in Self.routes {
                let response = try await client.executeRequest(
                    uri: route.path, method: route.method, headers: [.authorization: "Bearer \(bearer)"],
                    body: ByteBuffer(string: #"{"text": "goodwill money", "lifetime_seconds": 60}"#))
                let isAllowed = route.scope.map { Set([scope]).allows($0) } ?? true
                #expect((response.status == .forbidden) == !isAllowed, "\(scope) at \(route.path)")
                #expect(!response.text.contains("Goodwill"), "\(scope) at \(route.path)")
                #expect(!response.text.contains("internal.html"), "\(scope) at \(route.path)")
            }
        }
    }

    @Test func withKeysNobodyGetsInWithoutOne() async throws {
        let keys = InMemoryKeyStore()
        _ = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            for route in Self.routes where route.scope != nil {
                let response = try await client.executeRequest(
                    uri: route.path, method: route.method, headers: [:], body: nil)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate] == "Bearer")
                #expect(response.text.replacing("_", with: "-").contains("missing-key"))
            }
            for header in ["Bearer nonsense", "Basic dXNlcjpwYXNz", "Bearer", "bearer  "] {
                let response = try await client.search(#"{"text": "money"}"#, headers: [.authorization: header])
                #expect(response.status == .unauthorized, "\(header)")
            }
        }
    }

    @Test func rolesAreTheKeysOwn() async throws {
        let keys = InMemoryKeyStore()
        let agent = try keys.bearer(scopes: [.search], roles: ["agent"], seed: 1)
        let reader = try keys.bearer(scopes: [.search], seed: 2)
        try await service(keys: keys).test(.router) { client in
            let ofAgent = try await client.get("/v1/passages/passage-13", headers: [.authorization: "Bearer \(agent)"])
            #expect(ofAgent.status == .ok)
            let ofReader = try await client.get(
                "/v1/passages/passage-13", headers: [.authorization: "Bearer \(reader)"])
            #expect(ofReader.status == .notFound)
        }
    }

    @Test func aKeyMintsATokenThatMayDoLess() async throws {
        let keys = InMemoryKeyStore()
        let agent = try keys.bearer(scopes: [.search, .feedback], roles: ["agent"])
        try await service(keys: keys).test(.router) { client in
            func mint(_ body: String, with bearer: String) async throws -> TestResponse {
                try await client.executeRequest(
                    uri: "/v1/tokens", method: .post, headers: [.authorization: "Bearer \(bearer)"],
                    body: ByteBuffer(string: body))
            }
            let minted = try await mint(#"{"scopes": "search", "roles": ["public"]}"#, with: agent)
            #expect(minted.status == .created)
            #expect(minted.headers[.cacheControl] == "no-store")
            let token = try #require(minted.text.firstMatch(of: /"token":"([^"]+)"/)?.1)
            let hidden = try await client.get("/v1/passages/passage-13", headers: [.authorization: "Bearer \(token)"])
            #expect(hidden.status == .notFound)
            let shown = try await client.get("/v1/passages/passage-18", headers: [.authorization: "Bearer \(token)"])
            #expect(shown.status == .ok)
            let wider = try await mint(#"{"scopes": ["owner"]}"#, with: agent)
            #expect(wider.status == .forbidden)
            #expect(wider.text.contains("token-wider-scope"))
            let fromToken = try await mint("{}", with: String(token))
            #expect(fromToken.text.contains("token-not-a-key"))
            let wrong = try await mint(#"{"scope": ["search"]}"#, with: agent)
            #expect(wrong.text.contains(#"did you mean \"scopes\"?"#))
        }
    }

    @Test func aTokensFilterHoldsForSearchesAndReads() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            let minted = try await client.executeRequest(
                uri: "/v1/tokens", method: .post, headers: [.authorization: "Bearer \(bearer)"],
                body: ByteBuffer(string: #"{"filter": {"product": "Till"}}"#))
            let token = try #require(minted.text.firstMatch(of: /"token":"([^"]+)"/)?.1)
            let headers: HTTPFields = [.authorization: "Bearer \(token)"]
            let found = try await client.search(#"{"text": "money", "filter": {"product": "Desk"}}"#, headers: headers)
            #expect(found.text.contains(#""hits":[]"#))
            let passage = try await client.get("/v1/passages/passage-18", headers: headers)
            #expect(passage.status == .notFound)
        }
    }

    @Test func aKeyHasItsRate() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search], requestsPerMinute: 2)
        let clock = Locked<Duration>(.zero)
        try await service(keys: keys, clock: { clock.withLock(\.self) }).test(.router) { client in
            func read() async throws -> TestResponse {
                try await client.get("/v1/passages/passage-18", headers: [.authorization: "Bearer \(bearer)"])
            }
            let first = try await read()
            #expect(first.headers[.init("RateLimit-Limit")!] == "2")
            #expect(first.headers[.init("RateLimit-Remaining")!] == "1")
            #expect(first.headers[.init("RateLimit-Reset")!] == "30")
            let second = try await read()
            #expect(second.status == .ok)
            let third = try await read()
            #expect(third.status == .tooManyRequests)
            #expect(third.headers[.retryAfter] == "30")
            clock.withLock { $0 = .seconds(30) }
            let fourth = try await read()
            #expect(fourth.status == .ok)
        }
    }

    @Test func aDeadlineThatPassedIsSaid() async throws {
        // Each look at the clock costs four seconds.
        let clock = Locked<Duration>(.zero)
        let ticking: @Sendable () -> Duration = {
            clock.withLock { time in
                time += .seconds(4)
                return time
            }
        }
        var limits = ServiceLimits()
        limits.deadline = .seconds(30)
        try await service(limits: limits, clock: ticking).test(.router) { client in
            let response = try await client.search(#"{"text": "money"}"#)
            let problem = try ProblemTests.problem(response, status: 504)
            let detail = try #require(problem["detail"] as? String)
            #expect(detail.contains("within 30 s; done were ticket, words"))
        }
    }
}
