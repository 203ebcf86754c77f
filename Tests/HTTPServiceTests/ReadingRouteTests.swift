import Access
import Foundation
import GapAnalysis
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Operations
import Retrieval
import TestSupport
import Testing

/// Articles, sections, old citations, evidence and gaps over HTTP.
struct ReadingRouteTests {
    @Test func articlesAreListedAndRead() async throws {
        try await service().test(.router) { client in
            let list = try await client.get("/v1/articles?limit=1")
            #expect(list.status == .ok && list.text.hasSuffix(#""next":null}"#))
            let article = try await client.get("/v1/articles/billing%2Frefunds.md?offsets=utf8")
            #expect(article.status == .ok)
            #expect(article.text.contains(#""start":9,"end":45"#) && article.text.contains(#""health":null"#))
            let hidden = try await client.get("/v1/articles/internal.html")
            #expect(hidden.status == .notFound)
            for (query, pointer) in [("limit=0", "?limit"), ("offsets=bytes", "?offsets"), ("cursor=x", "?cursor")] {
                let path = query.hasPrefix("offsets") ? "/v1/articles/a" : "/v1/articles"
                let wrong = try await client.get("\(path)?\(query)")
                #expect(wrong.status == .unprocessableContent && wrong.text.contains("\"pointer\":\"\(pointer)\""))
            }
        }
    }

    @Test func aPassageIsReadInItsSection() async throws {
        try await service().test(.router) { client in
            let section = try await client.get("/v1/passages/passage-18?expand=section&offsets=utf16")
            #expect(section.status == .ok && section.text.contains(#""passage_ids":["passage-18"]"#))
            let plain = try await client.get("/v1/passages/passage-18")
            #expect(!plain.text.contains("section"))
            let wrong = try await client.get("/v1/passages/passage-18?expand=all")
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("must be one of section"))
        }
    }

    @Test func oldCitationsAreResolved() async throws {
        try await service().test(.router) { client in
            let response = try await client.executeRequest(
                uri: "/v1/citations/resolve", method: .post, headers: [:],
                body: ByteBuffer(
                    string: #"{"citations": [{"passage_id": "passage-18"}, {"passage_id": "passage-13"}]}"#))
            #expect(response.text.contains(#"[{"status":"unchanged""#))
            #expect(response.text.contains(#"{"status":"gone","quote_is_true":null"#))
        }
    }

    @Test func aSearchComesInTheFormatAskedFor() async throws {
        try await service().test(.router) { client in
            let response = try await client.search(#"{"text": "Money back?", "format": "anthropic"}"#)
            #expect(response.text.contains(#""content":[{"type":"search_result","source":"https://help.example/"#))
        }
    }

    @Test func aQuerysEvidenceIsReadByWhoMay() async throws {
        let log = InMemoryActivityStore()
        let keys = InMemoryKeyStore()
        let agent = try keys.bearer(scopes: [.search, .feedback], roles: ["agent"], seed: 1)
        let reader = try keys.bearer(scopes: [.feedback], seed: 2)
        try await service(activity: recording(log), keys: keys).test(.router) { client in
            let asked = try await client.search(
                #"{"text": "Money back?"}"#, headers: [.authorization: "Bearer \(agent)"])
            #expect(asked.status == .ok)
            let own = try await client.get("/v1/queries/made-id", headers: [.authorization: "Bearer \(agent)"])
            #expect(own.status == .ok && own.text.contains(#""question":"Money back?""#))
            let other = try await client.get("/v1/queries/made-id", headers: [.authorization: "Bearer \(reader)"])
            #expect(other.status == .notFound)
        }
    }

    @Test func gapsAreForOwners() async throws {
        let store = InMemoryActivityStore()
        let gaps = GapService(
            log: store, store: store, generations: SmallKnowledgeBase(), model: { .standard },
            builder: GapReportBuilder(knowledgeBase: "test"), now: { Timestamp(milliseconds: 1000) })
        try await service(gaps: gaps).test(.router) { client in
            let list = try await client.get("/v1/gaps?status=new&limit=5")
            #expect(list.text == #"{"version":1,"themes":[],"next":null}"#)
            for (format, type) in [("json", "application/json"), ("csv", "text/csv; charset=utf-8")] {
                let report = try await client.get("/v1/gaps/report?format=\(format)")
                #expect(report.status == .ok && report.contentType == type)
            }
            let none = try await client.get("/v1/gaps/T1")
            #expect(none.status == .notFound && none.text.contains("no-such-theme"))
            let change = try await client.executeRequest(
                uri: "/v1/gaps/T1", method: .patch, headers: [:], body: ByteBuffer(string: #"{"note": "a"}"#))
            #expect(change.status == .notFound)
            let wrong = try await client.get("/v1/gaps?stauts=new")
            #expect(wrong.status == .unprocessableContent && wrong.text.contains(#"did you mean \"status\"?"#))
        }
        try await service().test(.router) { client in
            let none = try await client.get("/v1/gaps")
            #expect(none.status == .notFound && none.text.contains("no-activity-log"))
        }
    }
}
