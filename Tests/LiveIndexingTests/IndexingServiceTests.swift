import KnowledgeModel
import LiveIndexing
import LocalStorage
import Locking
import Operations
import Storage
import TestSupport
import Testing

/// What owners ask, as transports pass it on.
@Suite(.timeLimit(.minutes(1))) struct IndexingServiceTests {
    private let base: TestKnowledgeBase
    private let service: IndexingService
    private let activated = Locked<[GenerationID]>([])

    init() throws {
        base = try TestKnowledgeBase()
        let owner = LocalOwnerStore(layout: base.layout, holder: "test")
        service = IndexingService(
            live: base.live, suppressions: owner, generations: owner,
            now: { Timestamp(milliseconds: 1_768_435_200_000) },
            activated: { [activated] id in activated.withLock { $0.append(id) } })
    }

    private func problem(_ body: () throws -> some Any) -> Problem? {
        #expect(throws: Problem.self) { _ = try body() }
    }

    private func submit(_ json: String) throws -> IndexJob { try service.submit(Array(json.utf8), by: "test") }

    @Test func recordsOfARequestAreKeptAsTheyStandInIt() throws {
        _ = try submit(
            #" {"why" : "a \"]} test", "articles":[ {"id":"a","body":"[{\\\"x}"} ,{ "version": 2.10, "id": "b/é", "body":"two"}]} "#
        )
        #expect(String(decoding: try service.article(id: "a"), as: UTF8.self) == #"{"id":"a","body":"[{\\\"x}"}"#)
        #expect(
            String(decoding: try service.article(id: "b/é"), as: UTF8.self)
                == #"{ "version": 2.10, "id": "b/é", "body":"two"}"#)
        #expect(base.live.jobs().first?.why == #"a "]} test"#)
    }

    @Test func anyRecordIsCutOutWhole() throws {
        var generator = SeededGenerator(seed: 99)
        for round in 0..<100 {
            let pieces = ["{", "}", "[", "]", ",", ":", "\\\"", "\\\\", "é", "\\u00e9", " ", "articles", "😀"]
            let records = (0..<Int.random(in: 1...4, using: &generator)).map { number in
                let text = (0..<Int.random(in: 0...8, using: &generator))
                    .map { _ in pieces.randomElement(using: &generator)! }.joined()
                let space = ["", " ", "\n", "\t"].randomElement(using: &generator)!
                return "{\(space)\"id\":\(space)\"r\(round)-\(number)\"\(space), \"body\": \"x\(text)\"\(space)}"
            }
            let before = ["", #""why": "}],\"", "#, #""sources": null, "#].randomElement(using: &generator)!
            if before.contains("sources") {
                // A member that must be left out is one, whatever its value.
                #expect(
                    problem { try submit("{\(before)\"articles\": [\(records.joined(separator: ","))]}") }?.faults.map(
                        \.pointer) == ["#/sources"])
                continue
            }
            _ = try submit("{\(before)\"articles\": [\(records.joined(separator: " , "))]}")
            for (number, record) in records.enumerated() {
                #expect(try service.article(id: "r\(round)-\(number)") == Array(record.utf8))
            }
        }
    }

    @Test(arguments: [
        ("", "400 The body must be one JSON object in UTF-8, such as {\"text\": \"How do I get a refund?\"}."),
        ("[]", "422 One member is wrong: # must be an object, not an array"),
        (
            #"{"source": "a"}"#,
            "422 One member is wrong: #/source is not known here; did you mean \"sources\"?"
        ),
        (#"{"why": 1}"#, "422 One member is wrong: #/why must be a string of at most 500 bytes"),
        (#"{"articles": []}"#, "422 One member is wrong: #/articles must be a list of one or more articles"),
        (#"{"articles": [1]}"#, "422 One member is wrong: #/articles/0 must be an object, not a number"),
        (
            #"{"articles": [{"body": "x"}]}"#,
            "422 One member is wrong: #/articles/0/id is needed: the article's id, as a string"
        ),
        (
            #"{"articles": [{"id": "a", "body": "x", "colour": 1}]}"#,
            "422 One member is wrong: #/articles/0/colour is no member of an article"
        ),
        (
            #"{"sources": ["docs"]}"#,
            "409 the service knows no sources; start it with --source "
                + "or --config, or hand over articles"
        ),
    ])
    func whatIsWrongIsNamed(json: String, words: String) {
        let problem = problem { try submit(json) }
        #expect("\(problem?.status ?? 0) \(problem?.detail ?? "")" == words)
    }

    @Test func whatIsNotThereIsNamed() throws {
        #expect(problem { try service.article(id: "a") }?.slug == "no-such-article")
        #expect(problem { try service.deleteArticle(id: "a", by: "test") }?.slug == "no-such-article")
        #expect(problem { try service.job(id: "a") }?.slug == "no-such-job")
        #expect(problem { try service.cancelJob(id: "a") }?.slug == "no-such-job")
        #expect(problem { try service.events(ofJob: "a") }?.slug == "no-such-job")
        #expect(problem { try service.unsuppress(.article, id: "a") }?.slug == "not-suppressed")
        for number in ["1", "0", "-1", "x", ""] {
            #expect(problem { try service.activate(number) }?.slug == "no-such-generation")
        }
        #expect(try service.generations() == [])
    }

    @Test func anArticleIsSuppressedAndAGenerationActivated() async throws {
        try await base.working {
            for text in ["First.", "Second."] {
                let put = try service.putArticle(Array(#"{"body": "\#(text)"}"#.utf8), id: "a", by: "test")
                #expect(await service.settled(put.job).generation != nil)
                _ = await base.end(put.job)
            }
        }
        #expect(try service.generations().map(\.id.number) == [2, 1])
        #expect(try service.activate("1").isServing)
        #expect(activated.withLock { $0 } == [GenerationID(1)])
        #expect(try base.texts() == ["a": "First."])

        let suppressed = try service.suppress(Array(#"{"article": "a", "why": "wrong"}"#.utf8), by: "ada")
        #expect(
            String(decoding: SuppressionJSON.bytes(of: suppressed), as: UTF8.self)
                == #"{"kind":"article","id":"a","by":"ada","why":"wrong","at":"2026-01-15T00:00:00Z"}"#)
        #expect(try base.texts() == [:])
        #expect(try service.suppressions() == [suppressed])
        #expect(
            problem { try service.suppress(Array(#"{"passage": "a"}"#.utf8), by: "ada") }?.detail
                == "The serving generation has no such passage, so nothing was suppressed; give the passage_id of a "
                + "citation.")
        #expect(problem { try service.suppress(Array(#"{"why": "x"}"#.utf8), by: "ada") }?.status == 422)
        try service.unsuppress(.article, id: "a")
        #expect(try base.texts() == ["a": "First."])
    }

    @Test func aJobIsSaidInWholeAndAlwaysWithTheSameKeys() async throws {
        let job = try service.putArticle(Array(#"{"body": "Words."}"#.utf8), id: "a", by: "ada").job
        #expect(
            String(decoding: IndexJobJSON.bytes(of: job), as: UTF8.self)
                == #"{"id":"job1","state":"queued","sources":["_api"],"by":"ada","why":"PUT /v1/articles","#
                + #""submitted_at":"2026-01-15T00:00:00Z","started_at":null,"finished_at":null,"progress":"#
                + #"{"phase":"waiting","fraction":0.0,"articles":0,"passages":0,"embedded":0,"note":null},"#
                + #""generation":null,"held":null,"held_because":[],"report":null,"failure":null}"#)
        try await base.working { _ = await base.end(job) }
        let done = String(decoding: IndexJobJSON.bytes(of: try service.job(id: "job1")), as: UTF8.self)
        #expect(done.contains(#""state":"done""#))
        #expect(done.contains(#""generation":1"#))
        #expect(done.contains(#""report":{"articles":{"read":1,"written":1,"#))
    }
}
