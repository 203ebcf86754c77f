import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Locking
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

struct SearchTests {
    /// The whole document, byte for byte: keys, their order, types, and what is null. A contract; change it only with
    /// its version.
    @Test func theDocumentIsAsAgreed() async throws {
        try await service(roles: ["agent"]).test(.router) { client in
            let response = try await client.search(#"{"text": "Money back?"}"#)
            #expect(response.status == .ok)
            #expect(response.contentType == "application/json")
            #expect(response.text == Self.golden)
        }
    }

    @Test func theCommandWritesTheSameDocument() throws {
        let answerer = answerer(SmallKnowledgeBase(), HashingEncoder())
        let response = try answerer.answer(
            SearchRequest(text: "Money back?"), scope: AccessScope(roles: [Role("agent")!]), queryID: "made-id")
        #expect(String(decoding: SearchResponseJSON.bytes(of: response), as: UTF8.self) == Self.golden)
    }

    @Test func rolesComeFromTheServiceAlone() async throws {
        try await service().test(.router) { client in
            let response = try await client.search(#"{"text": "money"}"#)
            #expect(response.text.contains("billing/refunds.md"))
            #expect(!response.text.contains("internal"))
            for attempt in [#"{"text": "money", "roles": ["agent"]}"#, #"{"text": "money", "as": "agent"}"#] {
                let found = try await client.search(attempt)
                #expect(found.status == .unprocessableContent)
            }
        }
    }

    @Test func everyMemberIsRead() async throws {
        try await service(roles: ["agent"]).test(.router) { client in
            let narrow = #"{"text": "a", "top": 1, "mode": "lexical", "per_article": 1, "filter": {"product": "Desk"}}"#
            let response = try await client.search(narrow)
            #expect(response.text.contains(#""score_kind":"bm25""#))
            #expect(response.text.contains(#""vector":{"rank":null,"score":null}"#))
            #expect(!response.text.contains("internal.html"))
            let none = try await client.search(
                #"{"text": "a", "filter": {"product": ["Other", "More"], "labels": null}}"#)
            #expect(none.status == .ok)
            #expect(none.text.hasSuffix(#""corrections":[],"hits":[]}]}"#))
        }
    }

    @Test func withoutAnEncoderWordsAnswerAndItSaysSo() async throws {
        try await service(hasEncoder: false).test(.router) { client in
            let response = try await client.search(#"{"text": "money"}"#)
            #expect(response.status == .ok)
            #expect(response.text.contains(#""degraded":["vector"]"#))
        }
    }

    /// Each look at this clock takes a millisecond, so each stage takes two: one look ends it, one keeps the deadline.
    @Test func whatStagesTookIsToldOnRequest() async throws {
        let looks = Locked(0)
        let clock: @Sendable () -> Duration = {
            looks.withLock { looks in
                looks += 1
                return .milliseconds(looks)
            }
        }
        try await service(clock: clock).test(.router) { client in
            let plain = try await client.search(#"{"text": "money", "timings": false}"#)
            #expect(!plain.text.contains("timings"))
            let timed = try await client.search(#"{"text": "money", "timings": true}"#)
            #expect(
                timed.text.contains(
                    #""timings":{"ticket":2.0,"words":2.0,"encoding":2.0,"lexical_scan":2.0,"vector_scan":2.0,"#
                        + #""evidence":2.0,"fusion":2.0,"passages":2.0,"marks":2.0,"verdict":2.0,"triggers":2.0,"#
                        + #""citations":2.0},"answers""#))
            let refused = try await client.search(#"{"text": "money", "timings": "yes"}"#)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("must be true or false, not a string"))
            #expect(refused.text.contains("#/timings"))
        }
    }

    private static let golden =
        #"{"version":1,"query_id":"made-id","generation":7,"settings":0,"calibration":"default","policy":null,"#
        + #""degraded":[],"no_question":null,"omitted_questions":0,"set_aside":[],"#
        + #""answers":[{"question":"Money back?","search_text":"Money back?","message":0,"start":0,"end":11,"#
        + #""language":null,"verdict":{"label":"partial","reason":"parts_missing","probability":0.5,"covered":[],"#
        + #""missing":["Money","back"],"missing_detail":null},"review":[],"corrections":[],"hits":["#
        + #"{"rank":1,"score":0.3195,"score_kind":"weighted","passage_id":"passage-18","#
        + #""article":{"id":"billing/refunds.md","title":"Refunds & \"returns\"","#
        + #""url":"https://help.example/billing/refunds","locale":"en","product":"Desk","version":"2","#
        + #""owner":"Billing","updated_at":"2026-04-15"},"heading_path":["Money","Back"],"anchor":"back","#
        + #""link":"https://help.example/billing/refunds#back:~:text=You%20have%2030%20days%09to%20ask.%20%E2%80%94%20Stra%C3%9Fe","#
        + #""quote":"You have 30 days\tto ask. — Straße","start":9,"end":42,"#
        + #""quote_sha256":"ffe4a5a1dba21cfdaa11e231c5b8d0d4cfab5618fb9b914976512a56dbed1fce","text_sha256":"f74890590fbf73ff84129e3d55925a0d60ae8cb2c231a16031f750c0924e75ef","#
        + #""source":{"path":"articles/billing/refunds.md","bytes":[120,180],"lines":[12,14]},"marks":[],"#
        + #""evidence":{"lexical":{"rank":1,"score":1.5},"vector":{"rank":1,"score":0.25}}},"#
        + #"{"rank":2,"score":0.15975,"score_kind":"weighted","passage_id":"passage-13","#
        + #""article":{"id":"internal.html","title":"Goodwill","url":null,"locale":null,"product":null,"version":null,"#
        + #""owner":null,"updated_at":null},"heading_path":["Money","Back"],"anchor":"back","link":null,"#
        + #""quote":"You have 30 days\tto ask. — Straße","start":9,"end":42,"#
        + #""quote_sha256":"ffe4a5a1dba21cfdaa11e231c5b8d0d4cfab5618fb9b914976512a56dbed1fce","text_sha256":"f74890590fbf73ff84129e3d55925a0d60ae8cb2c231a16031f750c0924e75ef","#
        + #""source":{"path":"articles/internal.html","bytes":[120,180],"lines":[12,14]},"marks":[],"#
        + #""evidence":{"lexical":{"rank":2,"score":0.75},"vector":{"rank":2,"score":0.125}}}]}]}"#
}
