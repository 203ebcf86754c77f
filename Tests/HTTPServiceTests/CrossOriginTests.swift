import Access
import HTTPService
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

/// What pages of other origins get in a browser: those that are listed answers, any other nothing.
struct CrossOriginTests {
    private static let listed = "https://desk.example"
    private static let others = [
        "https://evil.example", "https://desk.example:444", "http://desk.example", "null", "*",
    ]

    private static func asks(_ origin: String, method: String = "POST") -> HTTPFields {
        [
            .origin: origin, .accessControlRequestMethod: method,
            .accessControlRequestHeaders: "authorization,content-type",
        ]
    }

    private static func says(_ response: TestResponse) -> [String] {
        response.headers.map { $0.name.canonicalName }.filter { $0.hasPrefix("access-control-") }.sorted()
    }

    @Test func aListedPageReadsAnswers() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search])
        try await service(keys: keys, hasKeys: true, origins: [Self.listed]).test(.router) { client in
            let found = try await client.search(
                #"{"text": "money"}"#, headers: [.origin: Self.listed, .authorization: "Bearer \(bearer)"])
            #expect(found.status == .ok)
            #expect(found.headers[.accessControlAllowOrigin] == Self.listed)
            #expect(found.headers[.accessControlExposeHeaders]?.contains("X-Request-Id") == true)
            #expect(found.headers[.accessControlAllowCredentials] == nil)
            #expect(found.headers[.vary] == "Authorization, Accept-Encoding, Origin")
            // What went wrong a page must be able to read as well.
            let refused = try await client.search("{}", headers: [.origin: Self.listed])
            #expect(refused.status == .unauthorized && refused.headers[.accessControlAllowOrigin] == Self.listed)
            let absent = try await client.get("/v1/nothing", headers: [.origin: Self.listed])
            #expect(absent.status == .notFound && absent.headers[.accessControlAllowOrigin] == Self.listed)
        }
    }

    /// A browser asks before it sends what a form could not, and sends no key with it.
    @Test func aListedPageIsToldWhatItMaySend() async throws {
        let keys = InMemoryKeyStore()
        _ = try keys.bearer(scopes: [.search])
        try await service(keys: keys, hasKeys: true, origins: [Self.listed]).test(.router) { client in
            for (path, methods) in [
                ("/v1/search", "POST"), ("/v1/articles/x", "GET, HEAD, PUT, DELETE"), ("/mcp", "POST"),
                ("/v1/vector_stores/x/search", "POST"),
            ] {
                let told = try await client.executeRequest(
                    uri: path, method: .options, headers: Self.asks(Self.listed), body: nil)
                #expect(told.status == .noContent && told.headers[.accessControlAllowOrigin] == Self.listed, "\(path)")
                #expect(told.headers[.accessControlAllowMethods] == methods)
                #expect(told.headers[.accessControlAllowHeaders]?.contains("Authorization, Content-Type") == true)
                #expect(told.headers[.accessControlMaxAge] == "600")
                #expect(told.headers[.accessControlAllowCredentials] == nil)
            }
            let plain = try await client.executeRequest(
                uri: "/v1/search", method: .options, headers: [.origin: Self.listed], body: nil)
            #expect(plain.status == .methodNotAllowed)
        }
    }

    @Test(arguments: others)
    func anyOtherPageGetsNothing(origin: String) async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search])
        try await service(keys: keys, hasKeys: true, origins: [Self.listed]).test(.router) { client in
            let asked = try await client.executeRequest(
                uri: "/v1/search", method: .options, headers: Self.asks(origin), body: nil)
            #expect(asked.status == .methodNotAllowed && Self.says(asked) == [])
            let found = try await client.search(
                #"{"text": "money"}"#, headers: [.origin: origin, .authorization: "Bearer \(bearer)"])
            #expect(Self.says(found) == [] && found.headers[.vary]?.hasSuffix(", Origin") == true)
            let message = try await client.executeRequest(
                uri: "/mcp", method: .post, headers: [.origin: origin, .authorization: "Bearer \(bearer)"],
                body: ByteBuffer(string: #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#))
            #expect(message.status == .forbidden && Self.says(message) == [])
        }
    }

    /// Without keys a request is done because it comes from this machine, and a browser sends what a page tells it to.
    @Test func withoutKeysAnyOtherPageIsRefused() async throws {
        try await service(origins: [Self.listed]).test(.router) { client in
            for origin in Self.others {
                let refused = try await client.search(#"{"text": "money"}"#, headers: [.origin: origin])
                #expect(refused.status == .forbidden && refused.text.contains("wrong-origin"), "\(origin)")
            }
            for origin in [Self.listed, "http://localhost:3000"] {
                let found = try await client.search(#"{"text": "money"}"#, headers: [.origin: origin])
                #expect(found.status == .ok)
                #expect(found.headers[.accessControlAllowOrigin] == (origin == Self.listed ? origin : nil))
            }
        }
    }

    @Test func withoutAListNothingIsSaidOfOrigins() async throws {
        try await service().test(.router) { client in
            let found = try await client.search(#"{"text": "money"}"#, headers: [.origin: "http://localhost:3000"])
            #expect(found.status == .ok && Self.says(found) == [])
            #expect(found.headers[.vary] == "Authorization, Accept-Encoding")
        }
    }
}
