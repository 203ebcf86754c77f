import Foundation
import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing
import TicketReading
import TicketSources

/// A scan can be stopped between any two steps; it then goes on, and what it has recorded in the end is the same.
struct TicketScanTests {
    private struct Killed: Error {}

    /// Rows that ask as many questions as their text says, every seventh of them broken.
    private static let file =
        "id,text\n"
        + (1...100).map { $0 % 7 == 0 ? "\($0)\n" : $0 % 5 == 0 ? "\($0),thanks\n" : "\($0),\($0 % 3 + 1)\n" }.joined()

    private static func source() throws -> TicketSource {
        try TicketSource(TicketBytes(Array(file.utf8)), fileName: "tickets.csv")
    }

    private static func ask(_ items: [TicketItem]) -> [AskedTicket] {
        items.map { item in
            let count = Int(item.row?.text ?? "") ?? 0
            let records = (0..<count).map { record("q\(item.number)", $0, label: item.number % 2 == 0 ? "yes" : "no") }
            return AskedTicket(records: records, noQuestion: count == 0 ? .thanks : nil)
        }
    }

    @Test func countsAndRecordsEverything() async throws {
        let log = InMemoryActivityStore()
        let scan = TicketScan(
            source: try Self.source(), log: log, batchCount: 16, ask: { Self.ask($0) }, save: { _ in })
        let progress = try await scan.run()
        #expect(progress.isComplete)
        #expect(progress.tally.rows == 100)
        #expect(progress.tally.skipped == ["ragged": 14])
        #expect(progress.tally.asksNothing == ["thanks": 18])
        #expect(progress.tally.tickets == 86)
        #expect(progress.tally.answered + progress.tally.notAnswered == 68)
        #expect(progress.tally.findings == ["row-ragged": 14])
        #expect(try log.queries(in: .always).count == progress.tally.questions)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func goesOnWhereItWasKilled(seed: UInt64) async throws {
        let whole = InMemoryActivityStore()
        let expected = try await TicketScan(
            source: try Self.source(), log: whole, batchCount: 16, ask: { Self.ask($0) }, save: { _ in }
        ).run()

        let log = InMemoryActivityStore()
        let saved = SavedProgress(seed: seed)
        var runs = 0
        while !saved.progress.isComplete {
            runs += 1
            let scan = TicketScan(
                source: try Self.source(), log: log, batchCount: 16,
                ask: { items in
                    if saved.isKilled() { throw Killed() }
                    return Self.ask(items)
                },
                save: { progress in
                    // Recorded, and nobody knows.
                    if saved.isKilled() { throw Killed() }
                    saved.save(progress)
                })
            _ = try? await scan.run(from: saved.progress)
        }
        #expect(saved.progress == expected, "seed \(seed), \(runs) runs")
        #expect(try log.queries(in: .always) == whole.queries(in: .always), "seed \(seed), \(runs) runs")
    }

    /// Of a scan that was begun before imports were counted.
    @Test func anOlderTallyIsRead() throws {
        let bytes = try JSONEncoder().encode(ScanTally())
        #expect(!String(decoding: bytes, as: UTF8.self).contains("known"))
        #expect(try JSONDecoder().decode(ScanTally.self, from: bytes) == ScanTally())
    }

    @Test func stopsAfterSoManyRowsAndGoesOn() async throws {
        let log = InMemoryActivityStore()
        let scan = TicketScan(
            source: try Self.source(), log: log, batchCount: 16, ask: { Self.ask($0) }, save: { _ in })
        let first = try await scan.run(rowLimit: 20)
        #expect(first.tally.rows == 20)
        #expect(!first.isComplete)
        let second = try await scan.run(from: first)
        #expect(second.tally == (try await scan.run()).tally)
    }
}

/// The progress that a stopped scan left, and the chance by which it is stopped.
private final class SavedProgress: @unchecked Sendable {
    // Touched by one scan at a time.
    private(set) var progress = TicketScan.Progress()
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    func isKilled() -> Bool { Int.random(in: 0..<4, using: &generator) == 0 }
    func save(_ progress: TicketScan.Progress) { self.progress = progress }
}

func record(_ queryID: String, _ position: Int, label: String, probability: Double? = 0.9) -> QueryRecord {
    QueryRecord(
        id: QueryRecord.id(queryID: queryID, position: position), queryID: queryID,
        askedAt: Timestamp(milliseconds: 0), text: Redactor.standard.redact("Why?"), vector: nil,
        verdict: RecordedVerdict(label: label, reason: "answered", probability: probability), nearest: [],
        generation: GenerationID(1), settings: 0, context: AskerContext())
}
