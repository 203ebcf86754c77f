import GRDB
import GapAnalysis
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import LocalStorage
import Operations
import Privacy
import Storage
import TestSupport
import Testing

/// An activity log on disk that cannot be written: whoever asks is answered, and operators are told.
struct UnwritableLogTests {
    private static let question = #"{"text": "Money back for a parcel that came late?"}"#
    private static let failures = #"lacuna_activity_failures_total{kind="unrecorded_query"}"#

    private let directory: TemporaryDirectory
    private let layout: IndexLayout

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path)
    }

    private static func record(_ id: String, _ text: String) -> QueryRecord {
        QueryRecord(
            id: id, queryID: id, askedAt: Timestamp(milliseconds: 0), text: RedactedText(storedRedacted: text),
            vector: nil, verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1),
            nearest: [], generation: GenerationID(7), settings: 0, context: AskerContext())
    }

    @Test func aLockedLogKeepsNoAnswerBack() async throws {
        let log = try LocalActivityStore(layout: layout, lockTimeout: .zero)
        var configuration = Configuration()
        // Its transaction outlives the call that begins it.
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: layout.activity, configuration: configuration)
        try await service(activity: recording(log)).test(.router) { client in
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
            let locked = try await client.search(Self.question)
            #expect(locked.status == .ok && locked.text.contains("passage-18"))
            let metrics = try await client.get("/metrics").text
            #expect(metrics.contains(Self.failures + " 1"))

            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            let free = try await client.search(Self.question)
            #expect(free.status == .ok)
            let after = try await client.get("/metrics").text
            #expect(after.contains(Self.failures + " 1"))
        }
        #expect(try log.queries(in: .always).count == 1)
    }

    @Test func aFullLogKeepsNoAnswerBack() async throws {
        let log = try LocalActivityStore(layout: layout, byteLimit: 200_000)
        // As long as the record of the search, which then has no room in the last page either.
        let text = String(repeating: "money back ", count: 200)
        #expect(throws: StorageError.self) {
            for number in 0..<1000 { try log.record([Self.record("filler-\(number)", text)]) }
        }
        try await service(activity: recording(log)).test(.router) { client in
            let answer = try await client.search(#"{"text": "\#(text)"}"#)
            #expect(answer.status == .ok && answer.text.contains("passage-18"))
            #expect(try await client.get("/metrics").text.contains(Self.failures + " 1"))
        }
    }
}
