import Foundation
import GapAnalysis
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Locking
import Logging
import Operations
import Privacy
import Storage
import TestSupport
import Testing

struct RecordingTests {
    private static let question =
        #"{"text": "Money back for bo@mail.example?", "asker": "bo@mail.example", "channel": "web", "#
        + #""cohort": "b", "ticket": "HD-7/2"}"#

    /// Each member that is wrong, its pointer, and a piece of the advice.
    @Test(arguments: [
        (#""asker": 7"#, "#/asker", "must be a string, not a number"),
        (#""asker": " ""#, "#/asker", "must not be blank; leave it out"),
        (#""channel": ["web"]"#, "#/channel", "must be a string, not an array"),
        (#""channel": "a b""#, "#/channel", "must be letters, digits, '-', '_', '.', ':', '/' and '#' only"),
        (#""cohort": "é""#, "#/cohort", "must be letters, digits"),
        (#""ticket": "bo@mail.example""#, "#/ticket", "must be letters, digits"),
        (#""ticket": "\#(String(repeating: "7", count: 65))""#, "#/ticket", "must have 64 bytes of UTF-8 at most"),
        (#""asker": "\#(String(repeating: "7", count: 321))""#, "#/asker", "must have 320 bytes of UTF-8 at most"),
        (#""final": "no""#, "#/final", "must be true or false, not a string"),
        (#""finale": true"#, "#/finale", "did you mean \"final\"?"),
    ])
    func whatSaysWhoAsksIsChecked(member: String, pointer: String, advice: String) async throws {
        let log = InMemoryActivityStore()
        try await service(activity: recording(log)).test(.router) { client in
            let response = try await client.search(#"{"text": "Money back?", \#(member)}"#)
            let errors = try ProblemTests.problem(response, status: 422)["errors"] as? [[String: String]]
            #expect(errors?.map { $0["pointer"] } == [pointer])
            #expect(errors?.first?["detail"]?.contains(advice) == true)
        }
        #expect(try log.queries(in: .always).isEmpty)
    }

    @Test func isThereBeforeTheReply() async throws {
        let log = InMemoryActivityStore()
        try await service(activity: recording(log)).test(.router) { client in
            let response = try await client.search(Self.question)
            #expect(response.status == .ok)
            let record = try #require(try log.queries(in: .always).first)
            #expect(record.id == "made-id" && record.queryID == "made-id")
            #expect(record.askedAt == Timestamp(milliseconds: 1000))
            #expect(record.text.text == "Money back for [email]?")
            #expect(record.context.asker == AskerPseudonym(asker: "bo@mail.example", secret: [1]))
            #expect(record.context.channel == "web" && record.context.cohort == "b")
            #expect(record.context.ticket == "HD-7/2")
            #expect(record.nearest.map(\.passageID) == ["passage-18"])
            #expect(record.vector != nil && record.generation == GenerationID(7))
            #expect(!"\(record)".contains("mail.example"))
        }
    }

    /// A card's number is made of characters that a reference may have.
    @Test func aTicketThatReadsLikeACardIsKeptAsAPseudonym() async throws {
        let log = InMemoryActivityStore()
        try await service(activity: recording(log)).test(.router) { client in
            let response = try await client.search(#"{"text": "Money back?", "ticket": "4111111111111111"}"#)
            #expect(response.status == .ok)
        }
        let ticket = try log.queries(in: .always).first?.context.ticket
        #expect(ticket == AskerPseudonym(asker: "4111111111111111", secret: [1]).value)
    }

    /// While it is still being typed, and where nothing is asked, nothing is kept; a null says nothing.
    @Test(arguments: [
        (#"{"text": "Money back?", "final": false}"#, 0), (#"{"text": "Money back?", "final": true}"#, 1),
        (#"{"text": "Money back?", "final": null, "asker": null, "ticket": null}"#, 1),
        (#"{"text": "Thank you!"}"#, 0),
        (#"{"text": "Hello,\nhow do I pay the bill?\nAnd where can I see my orders?\nThanks"}"#, 2),
    ])
    func onlyFinalQuestionsAreKept(body: String, count: Int) async throws {
        let log = InMemoryActivityStore()
        try await service(activity: recording(log)).test(.router) { client in
            let response = try await client.search(body)
            #expect(response.status == .ok)
        }
        #expect(try log.queries(in: .always).count == count)
    }

    @Test func aLogThatFailsDoesNotFailTheSearch() async throws {
        for error in [StorageError(.full, "the disk is full; free some") as any Error, Said(text: "bo@mail.example")] {
            let records = LogRecords()
            let application = try service(
                logger: Logger(label: "test") { _ in records }, activity: recording(FailingLog(error: error)))
            let text = try await application.test(.router) { client in
                let response = try await client.search(Self.question)
                #expect(response.status == .ok)
                return response.text
            }
            #expect(text.contains(#""passage_id":"passage-18""#))
            let lines = records.lines.withLock { $0 }
            let errors = lines.filter { $0.hasPrefix("error") }
            #expect(errors.count == 1 && errors[0].contains("was not recorded"))
            #expect(errors[0].contains(error is StorageError ? "the disk is full; free some" : "Said"))
            #expect(!lines.contains { $0.contains("mail.example") })
        }
    }

    @Test func whoAskedIsNeverInTheServicesOwnLog() async throws {
        let records = LogRecords()
        let log = InMemoryActivityStore()
        try await service(
            logger: Logger(label: "test") { _ in records }, activity: recording(log)
        ).test(.router) { client in
            _ = try await client.search(Self.question)
            let rated = try await client.post("/v1/feedback", FeedbackTests.feedback(asker: "bo@mail.example"))
            #expect(rated.status == .noContent)
            let wrong = try await client.post(
                "/v1/feedback", FeedbackTests.feedback(query: "other", asker: "bo@mail.example"))
            #expect(wrong.status == .notFound)
        }
        let lines = records.lines.withLock { $0 }
        #expect(lines.contains { $0.contains("searched") })
        let pseudonym = AskerPseudonym(asker: "bo@mail.example", secret: [1]).value
        for word in ["mail.example", "Money", "HD-7/2", pseudonym, "my name is Bo"] {
            #expect(!lines.contains { $0.contains(word) }, "\(word)")
        }
    }

    /// What an error may say.
    private struct Said: Error { let text: String }
}

/// What the tests' service keeps, at one moment.
func recording(_ log: any ActivityLog) -> ActivityRecording {
    ActivityRecording(
        log: log, recorder: QuestionRecorder(redactor: .standard, encoder: HashingEncoder()), redactor: .standard,
        pseudonym: { AskerPseudonym(asker: $0, secret: [1]) }, now: { Timestamp(milliseconds: 1000) })
}

/// A log that can be read and not written.
struct FailingLog: ActivityLog {
    let store = InMemoryActivityStore()
    let error: any Error

    func record(_ queries: [QueryRecord]) throws { throw error }
    func record(_ feedback: FeedbackRecord) throws { throw error }
    func record(_ outcome: OutcomeRecord) throws { throw error }
    func record(_ check: DraftCheckRecord) throws { throw error }
    func record(_ label: QuestionLabel) throws { throw error }
    func labels() throws -> [QuestionLabel] { [] }
    func queries(in period: ActivityPeriod) throws -> [QueryRecord] { try store.queries(in: period) }
    func queries(ids: [String]) throws -> [QueryRecord] { try store.queries(ids: ids) }
    func queries(ofQuery queryID: String) throws -> [QueryRecord] { try store.queries(ofQuery: queryID) }
    func feedback(in period: ActivityPeriod) throws -> [FeedbackRecord] { [] }
    func outcomes(in period: ActivityPeriod) throws -> [OutcomeRecord] { [] }
    func draftChecks(in period: ActivityPeriod) throws -> [DraftCheckRecord] { [] }
    func formerWeeks() throws -> [WeekFigures] { [] }
    func forget(before: Timestamp) throws -> Int { 0 }
    func activity(of asker: AskerPseudonym) throws -> AskerActivity { try store.activity(of: asker) }
    func erase(asker: AskerPseudonym) throws -> [String] { [] }
    func erase(article id: String) throws {}
}
