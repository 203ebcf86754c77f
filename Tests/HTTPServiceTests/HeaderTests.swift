import Access
import HTTPService
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

/// What goes in and out beside the body.
struct HeaderTests {
    private static let traceparent = HTTPFields.Element.Name("traceparent")!

    @Test func aTraceGoesOn() async throws {
        try await service().test(.router) { client in
            let sent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            let response = try await client.get(
                "/healthz", headers: [Self.traceparent: sent, .init("tracestate")!: "a=1"])
            #expect(
                response.headers[Self.traceparent] == "00-0af7651916cd43dd8448eb211c80319c-0707070707070707-01")
            #expect(response.headers[.init("tracestate")!] == "a=1")
            let missing = try await client.get("/nothing", headers: [Self.traceparent: sent])
            #expect(missing.text.contains(#""trace_id":"0af7651916cd43dd8448eb211c80319c""#))
        }
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
    ])
    func aBrokenTraceIsStartedAnew(header: String) async throws {
        try await service().test(.router) { client in
            let response = try await client.get("/healthz", headers: [Self.traceparent: header])
            #expect(
                response.headers[Self.traceparent]
                    == "00-07070707070707070707070707070707-0707070707070707-00")
        }
    }

    /// Of versions to come only the beginning is known.
    @Test func aLaterVersionOfTraceIsRead() async throws {
        try await service().test(.router) { client in
            let sent = "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes"
            let response = try await client.get("/healthz", headers: [Self.traceparent: sent])
            #expect(response.headers[Self.traceparent]?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
        }
    }

    /// So that those who wait for a connection get one.
    @Test(arguments: [(connections: 1, answer: "close"), (connections: 1024, answer: nil)])
    func nearTheLimitOfConnectionsTheyAreGivenBack(connections: Int, answer: String?) async throws {
        var limits = ServiceLimits()
        limits.connections = connections
        try await LiveService.run(limits: limits) { client in
            let response = try await client.get("/healthz")
            #expect(response.status == .ok)
            #expect(response.headers[.connection] == answer)
        }
    }

    @Test func whatAClientHasIsNotSentAgain() async throws {
        try await service().test(.router) { client in
            let first = try await client.get("/v1/passages/passage-18")
            let tag = try #require(first.headers[.eTag])
            #expect(first.headers[.cacheControl] == "private, no-cache")
            for header in [tag, String(tag.dropFirst(2)), "\"other\", \(tag)", "*"] {
                let again = try await client.get("/v1/passages/passage-18", headers: [.ifNoneMatch: header])
                #expect(again.status == .notModified, "\(header)")
                #expect(again.text.isEmpty)
                #expect(again.headers[.eTag] == tag)
            }
            let other = try await client.get("/v1/passages/passage-18", headers: [.ifNoneMatch: "\"other\""])
            #expect(other.status == .ok)
        }
    }

    @Test func parametersThatAreNotKnownAreRefused() async throws {
        try await service().test(.router) { client in
            let response = try await client.get("/v1/passages/passage-18?expnad=section")
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("?expnad"))
        }
    }

    @Test func aWriteUnderOneKeyIsDoneOnce() async throws {
        try await service().test(.router) { client in
            func search(_ text: String, key: String) async throws -> TestResponse {
                try await client.search(
                    "{\"text\": \"\(text)\"}", headers: [.init("Idempotency-Key")!: key])
            }
            let replayed = HTTPFields.Element.Name("Idempotent-Replayed")!
            let first = try await search("money", key: "a")
            let again = try await search("money", key: "a")
            #expect(first.status == .ok && first.text == again.text)
            #expect(first.headers[replayed] == nil && again.headers[replayed] == "true")
            let different = try await search("other", key: "a")
            #expect(different.text.contains("idempotency-key-reused"))
            let bad = try await search("money", key: "two words")
            #expect(bad.text.contains("bad-idempotency-key"))
        }
    }

    /// A gzip frame ends with the length of what was packed (RFC 1952, section 2.3.1).
    @Test func longAnswersAreCompressedWhereTheClientTakesIt() async throws {
        try await service(roles: ["agent"]).test(.router) { client in
            func answer(_ accepts: String?) async throws -> TestResponse {
                var headers = HTTPFields()
                headers[.acceptEncoding] = accepts
                return try await client.search(#"{"text": "money"}"#, headers: headers)
            }
            let plain = try await answer(nil)
            #expect(plain.whole.hasSuffix("\n"))
            #expect(plain.headers[.contentEncoding] == nil)
            for accepts in ["gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*"] {
                let packed = try await answer(accepts)
                #expect(packed.headers[.contentEncoding] == "gzip", "\(accepts)")
                let bytes = Array(buffer: packed.body)
                #expect(bytes.count < plain.text.utf8.count / 2 && Array(bytes.prefix(2)) == [0x1F, 0x8B])
                let length = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
                #expect(length == plain.whole.utf8.count)
            }
            for accepts in ["", "identity", "gzip;q=0", "br", "gzip;q=0, *"] {
                let packed = try await answer(accepts)
                #expect(packed.headers[.contentEncoding] == nil, "\(accepts)")
            }
        }
    }

    /// Tokens of one key may read different articles.
    @Test func aRepeatedWriteIsTheCredentialsOwn() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search], roles: ["agent"])
        try await service(keys: keys).test(.router) { client in
            func search(_ roles: String) async throws -> TestResponse {
                let minted = try await client.executeRequest(
                    uri: "/v1/tokens", method: .post, headers: [.authorization: "Bearer \(bearer)"],
                    body: ByteBuffer(string: "{\"roles\": \(roles)}"))
                let token = try #require(minted.text.firstMatch(of: /"token":"([^"]+)"/)?.1)
                return try await client.search(
                    #"{"text": "goodwill"}"#,
                    headers: [.authorization: "Bearer \(token)", .init("Idempotency-Key")!: "same"])
            }
            let agents = try await search(#"["agent"]"#)
            #expect(agents.text.contains("internal.html"))
            let everybodys = try await search(#"["public"]"#)
            #expect(everybodys.status == .ok && !everybodys.text.contains("internal.html"))
        }
    }

    @Test func metricsAreCounted() async throws {
        try await service().test(.router) { client in
            _ = try await client.search(#"{"text": "money"}"#)
            _ = try await client.search("{}")
            let metrics = try await client.get("/metrics")
            #expect(metrics.contentType == "text/plain; version=0.0.4; charset=utf-8")
            let lines = metrics.text.split(separator: "\n").map(String.init)
            for line in [
                #"lacuna_http_requests_total{route="/v1/search",method="POST",code="200"} 1"#,
                #"lacuna_http_requests_total{route="/v1/search",method="POST",code="422"} 1"#,
                #"lacuna_http_request_duration_seconds_bucket{route="/v1/search",method="POST",le="+Inf"} 2"#,
                #"lacuna_build_info{version="1.2.3"} 1"#, "lacuna_index_generation 7",
                "# TYPE lacuna_search_stage_duration_seconds histogram",
            ] { #expect(lines.contains(line), "\(line)") }
            #expect(!metrics.text.contains("money"))
        }
    }
}
