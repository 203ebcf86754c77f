import GRDB
import GapAnalysis
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import LocalStorage
import Operations
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
        try await service(activity: recording(log)).test(.router) { client in
            var unrecorded = 0
            // The file takes some records into what room it has before it would have to grow.
            for _ in 0..<500 where unrecorded == 0 {
                let answer = try await client.search(Self.question)
                #expect(answer.status == .ok && answer.text.contains("passage-18"))
                let metrics = try await client.get("/metrics").text
                unrecorded = metrics.contains(Self.failures + " 0") ? 0 : 1
            }
            #expect(unrecorded == 1)
        }
    }
}
