import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

/// OpenAI's routes: their shape, and that of their errors.
struct VectorStoreRouteTests {
    private static func search(_ client: some TestClientProtocol, _ body: String) async throws -> TestResponse {
        try await client.executeRequest(
            uri: "/v1/vector_stores/vs_lacuna/search", method: .post, headers: [:], body: ByteBuffer(string: body))
    }

    @Test func aSearchAnswersAPage() async throws {
        try await service().test(.router) { client in
            let response = try await Self.search(client, #"{"query": "Money back?"}"#)
            #expect(response.status == .ok && response.contentType == "application/json")
            #expect(
                response.text.hasPrefix(#"{"object":"vector_store.search_results.page","search_query":["Money back?"]"#)
            )
            #expect(response.text.contains(#""file_id":"billing/refunds.md""#))
            #expect(!response.text.contains("Goodwill"))
            let listed = try await client.get("/v1/vector_stores?limit=20&order=desc")
            #expect(listed.text.contains(#""completed":1"#))
            let store = try await client.get("/v1/vector_stores/vs_lacuna")
            #expect(store.text.hasPrefix(#"{"id":"vs_lacuna","object":"vector_store""#))
        }
    }

    @Test(
        arguments: [
            ("{}", 400, "query", "invalid_request"), ("nonsense", 400, nil, "not_json"),
            (
                #"{"query": "a", "filters": {"type": "eq", "key": "langauge", "value": "en"}}"#, 400, "filters.key",
                "invalid_request"
            ),
        ] as [(String, Int, String?, String)])
    func errorsHaveOpenAIsShape(body: String, status: Int, param: String?, code: String) async throws {
        try await service().test(.router) { client in
            let response = try await Self.search(client, body)
            #expect(response.status.code == status && response.contentType == "application/json")
            let document = try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: [String: Any]]
            let error = try #require(document?["error"])
            #expect(Set(error.keys) == ["message", "type", "param", "code"])
            #expect(error["param"] as? String == param && error["code"] as? String == code)
        }
    }

    @Test func aWrongMethodIsSaidSoInIt() async throws {
        try await service().test(.router) { client in
            let response = try await client.get("/v1/vector_stores/vs_lacuna/search")
            #expect(response.status == .methodNotAllowed && response.headers[.allow] == "POST")
            #expect(
                response.text == #"{"error":{"message":"Use POST here.","type":"invalid_request_error","#
                    + #""param":null,"code":"method_not_allowed"}}"#)
        }
    }

    @Test func whatIsNotThereAndWhoMayNotAreSaidSoInIt() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            let none = try await client.get("/v1/vector_stores/vs_x", headers: [.authorization: "Bearer \(bearer)"])
            #expect(none.status == .notFound && none.text.contains(#""code":"no_such_vector_store""#))
            let nobody = try await client.get("/v1/vector_stores")
            #expect(nobody.status == .unauthorized)
            #expect(nobody.text.contains(#""type":"authentication_error","param":null,"code":"missing_key""#))
        }
        try await service(isFull: true).test(.router) { client in
            let full = try await Self.search(client, #"{"query": "Money back?"}"#)
            #expect(full.status == .serviceUnavailable && full.headers[.retryAfter] == "1")
            #expect(full.text.contains(#""type":"server_error""#))
        }
    }
}
