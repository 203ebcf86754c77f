import Foundation
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing

struct FeedbackTests {
    static func feedback(
        query: String = "made-id", passage: String = "passage-18", question: Int = 1, asker: String = "ann"
    ) -> String {
        #"{"query_id": "\#(query)", "passage_id": "\#(passage)", "question": \#(question), "rating": "wrong", "#
            + #""comment": "my name is Bo, bo@mail.example", "position": 1, "asker": "\#(asker)"}"#
    }

    private static func asked() throws -> InMemoryActivityStore {
        let log = InMemoryActivityStore()
        try log.record([
            QueryRecord(
                id: "made-id", queryID: "made-id", askedAt: Timestamp(milliseconds: 0),
                text: RedactedText(storedRedacted: "Money back?"), vector: nil,
                verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1),
                nearest: [RecordedPassage(passageID: "passage-18", articleID: "refunds", score: 1, cosine: nil)],
                generation: GenerationID(7), settings: 0, context: AskerContext())
        ])
        return log
    }

    @Test func aRatingIsKeptWithoutPersonalData() async throws {
        let log = try Self.asked()
        try await service(activity: recording(log)).test(.router) { client in
            let response = try await client.post("/v1/feedback", Self.feedback())
            #expect(response.status == .noContent && response.text.isEmpty)
        }
        let kept = try #require(try log.feedback(in: .always).first)
        #expect(kept.id == "made-id" && kept.questionID == "made-id" && kept.passageID == "passage-18")
        #expect(kept.articleID == "refunds" && kept.rating == .wrong && kept.position == 1)
        #expect(kept.at == Timestamp(milliseconds: 1000))
        #expect(kept.asker == AskerPseudonym(asker: "ann", secret: [1]))
        #expect(kept.comment.map { $0.text.contains("[email]") && !$0.text.contains("mail.example") } == true)
    }

    /// A passage that was not cited cannot be rated, be it there or not.
    @Test(arguments: [
        (feedback(passage: "passage-13"), 422, "not-cited"), (feedback(passage: "no-such"), 422, "not-cited"),
        (feedback(query: "other"), 404, "no-such-query"), (feedback(question: 2), 404, "no-such-query"),
    ])
    func onlyWhatWasCitedCanBeRated(body: String, status: Int, slug: String) async throws {
        let log = try Self.asked()
        try await service(roles: ["agent"], activity: recording(log)).test(.router) { client in
            let problem = try ProblemTests.problem(try await client.post("/v1/feedback", body), status: status)
            #expect(problem["type"] as? String == "urn:lacuna:problem:" + slug)
        }
        #expect(try log.feedback(in: .always).isEmpty)
    }

    /// Bodies, and the pointers of what is wrong with them.
    @Test(arguments: [
        ("{}", ["#/query_id", "#/passage_id", "#/rating"]),
        (#"{"query_id": null, "passage_id": null, "rating": null}"#, ["#/query_id", "#/passage_id", "#/rating"]),
        (#"{"query_id": "q", "passage_id": "p", "rating": "wrnog"}"#, ["#/rating"]),
        (#"{"query_id": 1, "passage_id": " ", "rating": "wrong"}"#, ["#/query_id", "#/passage_id"]),
        (#"{"query_id": "q", "passage_id": "p", "rating": "wrong", "question": 0}"#, ["#/question"]),
        (#"{"query_id": "q", "passage_id": "p", "rating": "wrong", "position": 1.5}"#, ["#/position"]),
        (#"{"query_id": "q", "passage_id": "p", "rating": "wrong", "comment": []}"#, ["#/comment"]),
        (#"{"query_id": "q", "passage_id": "p", "rating": "wrong", "coment": "x"}"#, ["#/coment"]), ("[]", ["#"]),
    ])
    func faultsOfARatingAreNamed(body: String, pointers: [String]) async throws {
        try await service(activity: recording(try Self.asked())).test(.router) { client in
            try Self.check(try await client.post("/v1/feedback", body), pointers)
        }
    }

    @Test(arguments: [
        ("{}", ["#/outcome"]), (#"{"outcome": null}"#, ["#/outcome"]), (#"{"outcome": "send"}"#, ["#/outcome"]),
        (#"{"outcome": "edited", "edit_share": 1.01}"#, ["#/edit_share"]),
        (#"{"outcome": "edited", "edit_share": "0.5"}"#, ["#/edit_share"]),
        (#"{"outcome": "sent", "seconds_to_send": -1, "x": 1}"#, ["#/x", "#/seconds_to_send"]),
    ])
    func faultsOfAnOutcomeAreNamed(body: String, pointers: [String]) async throws {
        try await service(activity: recording(try Self.asked())).test(.router) { client in
            try Self.check(try await client.post("/v1/queries/made-id/outcome", body), pointers)
        }
    }

    @Test func outcomesAreKept() async throws {
        let log = try Self.asked()
        try await service(activity: recording(log)).test(.router) { client in
            let path = "/v1/queries/made-id/outcome"
            for body in [
                #"{"outcome": "edited", "edit_share": 0.4, "seconds_to_send": 95}"#, #"{"outcome": "reopened"}"#,
            ] {
                let response = try await client.post(path, body)
                #expect(response.status == .noContent)
            }
            let unknown = try await client.post("/v1/queries/other/outcome", #"{"outcome": "sent"}"#)
            _ = try ProblemTests.problem(unknown, status: 404)
            _ = try ProblemTests.problem(try await client.post(path, "nope"), status: 400)
            _ = try ProblemTests.problem(try await client.get(path), status: 405)
        }
        let at = Timestamp(milliseconds: 1000)
        #expect(
            try log.outcomes(in: .always) == [
                OutcomeRecord(queryID: "made-id", kind: .edited, at: at, editShare: 0.4, secondsToSend: 95),
                OutcomeRecord(queryID: "made-id", kind: .reopened, at: at),
            ])
    }

    @Test(
        arguments: [(.busy, 503), (.full, 503), (.unavailable, 503), (.corrupt, 500)] as [(StorageError.Code, Int)])
    func aLogThatCannotBeWrittenIsNoSuccess(code: StorageError.Code, status: Int) async throws {
        let failing = FailingLog(error: StorageError(code, "no"))
        try failing.store.record(try Self.asked().queries(in: .always))
        try await service(activity: recording(failing)).test(.router) { client in
            for (path, body) in [
                ("/v1/feedback", Self.feedback()), ("/v1/queries/made-id/outcome", #"{"outcome": "sent"}"#),
            ] {
                let response = try await client.post(path, body)
                _ = try ProblemTests.problem(response, status: status)
                #expect(response.headers[.retryAfter] == (status == 503 ? "5" : nil))
            }
        }
    }

    @Test func withoutALogThereIsNothingToRate() async throws {
        try await service().test(.router) { client in
            let response = try await client.search(#"{"text": "Money back?"}"#)
            #expect(response.status == .ok)
            for (path, body) in [
                ("/v1/feedback", Self.feedback()), ("/v1/queries/made-id/outcome", #"{"outcome": "sent"}"#),
            ] {
                let problem = try ProblemTests.problem(try await client.post(path, body), status: 404)
                #expect(problem["type"] as? String == "urn:lacuna:problem:no-activity-log")
            }
        }
    }

    private static func check(_ response: TestResponse, _ pointers: [String]) throws {
        let errors = try ProblemTests.problem(response, status: 422)["errors"] as? [[String: String]]
        #expect(errors?.compactMap { $0["pointer"] } == pointers)
    }
}

extension TestClientProtocol {
    func post(_ uri: String, _ body: String) async throws -> TestResponse {
        try await executeRequest(uri: uri, method: .post, headers: [:], body: ByteBuffer(string: body))
    }
}
