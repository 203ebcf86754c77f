import Access
import Foundation
import HTTPService
import Hummingbird
import HummingbirdTesting
import Testing

/// `/openapi.json` says what the table of routes says.
struct OpenAPITests {
    private static func document() async throws -> [String: Any] {
        try await service().test(.router) { client in
            let response = try await client.get("/openapi.json")
            #expect(response.status == .ok)
            return try JSONSerialization.jsonObject(with: Data(response.text.utf8))
        } as? [String: Any] ?? [:]
    }

    /// Method, path, id, scope of each operation.
    private static func operations(_ document: [String: Any]) -> [(String, String, [String: Any])] {
        (document["paths"] as? [String: [String: [String: Any]]] ?? [:]).flatMap { path, methods in
            methods.map { ($0.key.uppercased(), path, $0.value) }
        }
    }

    @Test func itHasTheRoutesOfTheTable() async throws {
        let written = Set(
            Self.operations(try await Self.document()).map { method, path, operation in
                [method, path, operation["operationId"] as? String ?? "", operation["x-scope"] as? String ?? "open"]
            })
        let real = Set(
            dependencies().routeSummaries.map { route in
                [route.method, route.path, route.operationID, route.scope?.rawValue ?? "open"]
            })
        #expect(written.subtracting(real) == [], "only in openapi.json")
        #expect(real.subtracting(written) == [], "only in the table")
    }

    /// An example that is refused would teach a mistake.
    @Test func examplesAreUnderstood() async throws {
        let operations = Self.operations(try await Self.document())
        let examples = operations.compactMap { method, path, operation -> (String, String, Data)? in
            let content = (operation["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
            guard let example = content?["application/json"]?["example"] else { return nil }
            return (try? JSONSerialization.data(withJSONObject: example)).map { (method, path, $0) }
        }
        #expect(examples.count >= 4)
        try await service().test(.router) { client in
            for (method, path, body) in examples {
                let response = try await client.executeRequest(
                    uri: path.replacing("{id}", with: "x"), method: HTTPRequest.Method(rawValue: method)!,
                    headers: [.contentType: "application/json"], body: ByteBuffer(bytes: body))
                #expect(!response.text.contains("invalid-request"), "\(method) \(path): \(response.text)")
                #expect(!response.text.contains("not-json"), "\(method) \(path)")
            }
        }
    }

    @Test func referencesLeadSomewhere() async throws {
        let document = try await Self.document()
        let text = String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
            .replacing("\\/", with: "/")
        for match in text.matches(of: /"\$ref":"#([^"]+)"/) {
            var place: Any? = document
            for name in match.1.split(separator: "/") { place = (place as? [String: Any])?[String(name)] }
            #expect(place != nil, "\(match.1)")
        }
        #expect(document["openapi"] as? String == "3.1.0")
    }
}
