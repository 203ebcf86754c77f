import GapAnalysis
import KnowledgeModel
import Locking
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing
import TicketSources

/// Past queries reach the log once, at their own times, as they would have if the service had been asked.
struct PastQueryImportTests {
    private struct Killed: Error {}

    private static let secret: [UInt8] = [4, 2]
    private static let now = Timestamp("2026-06-01T09:00:00Z") ?? monday

    private static let file = """
        question,asked_at,user,number,roles,outcome,cohort
        How long does a refund take?,2026-05-01T10:00:00Z,ada,31,,sent,b
        Where is the spare key?,2026-05-02T10:00:00Z,ben,32,agent,escalated,
        Where is the spare key?,2026-05-02T10:00:00Z,ben,32,agent,lost,
        My address is ada@example.org,yesterday,ada,33,,,
        thanks,2026-05-03,ada,34,,,
        When will it be?,2027-01-01,ada,35,,,
        Who are you?,2026-05-04,cy,36,two words!,,
        How long does a refund take?,2026-05-05,,37,,,

        """

    private static func source(_ text: String = file, from oldest: Timestamp? = nil) throws -> TicketSource {
        try TicketSource(
            TicketBytes(Array(text.utf8)), fileName: "past.csv",
            options: TicketSource.Options(
                columns: TicketColumns([.roles: "roles"]),
                times: (oldest ?? Timestamp(milliseconds: 0))..<now))
    }

    private static let helpCentre = HelpCentre(all: [
        HelpCentre.Article("refunds", "How long does a refund take? Five days."),
        HelpCentre.Article("keys", "Where is the spare key? Below the desk."),
    ])

    private static let asker = PastQueryAsker(
        answerer: helpCentre.answerer,
        recorder: QuestionRecorder(redactor: .standard, encoder: HashingEncoder()), redactor: .standard,
        scope: .everybody, secret: secret)

    /// One run over a file; `isKilled` is asked before each batch.
    private static func run(
        _ source: TicketSource, into log: InMemoryActivityStore, batchCount: Int = 2,
        isKilled: @escaping @Sendable () -> Bool = { false }
    ) async throws -> ScanTally {
        let naming = Locked(PastQueryNaming(secret: secret))
        let scan = TicketScan(
            source: source, log: log, batchCount: batchCount,
            ask: { items in
                if isKilled() { throw Killed() }
                return try items.compactMap { item in
                    guard let row = item.row, let at = row.at else { return nil }
                    let name = naming.withLock { $0.name(of: row) }
                    return try name.isRepeated || !log.queries(ids: [name.queryID]).isEmpty
                        ? PastQueryAsker.known(row, at: at, queryID: name.queryID)
                        : asker.ask(row, at: at, queryID: name.queryID)
                }
            },
            save: { _ in if isKilled() { throw Killed() } })
        return try await scan.run().tally
    }

    @Test func recordsEachAtItsTimeAndAsItsAsker() async throws {
        let log = InMemoryActivityStore()
        let tally = try await Self.run(try Self.source(), into: log)
        #expect(tally.skipped == ["no_time": 1, "in_future": 1, "bad_roles": 1])
        #expect(tally.asksNothing == ["thanks": 1])
        #expect(tally.recorded == 4 && tally.known == nil)
        #expect(tally.findings[ScanTally.unknownOutcome] == 1)

        let records = try log.queries(in: .always)
        #expect(
            records.map(\.askedAt.description) == [
                "2026-05-01T10:00:00Z", "2026-05-02T10:00:00Z", "2026-05-02T10:00:00Z", "2026-05-05T00:00:00Z",
            ])
        #expect(records.map(\.context.channel) == ["import", "import", "import", "import"])
        #expect(records.map(\.context.ticket) == ["31", "32", "32", "37"])
        #expect(
            records.map { $0.context.roles.map(\.name) } == [
                ["public"], ["agent", "public"], ["agent", "public"], ["public"],
            ])
        #expect(records[0].context.asker == AskerPseudonym(asker: "ada", secret: Self.secret))
        #expect(records[0].context.cohort == "b")
        #expect(records.map { $0.nearest.first?.articleID } == ["refunds", "keys", "keys", "refunds"])
        #expect(records.allSatisfy { !$0.verdict.features.isEmpty && $0.vector != nil })
        #expect(try log.outcomes(in: .always).map(\.kind) == [.sent, .escalated])
    }

    @Test func theSameAgainAddsNothing() async throws {
        let log = InMemoryActivityStore()
        _ = try await Self.run(try Self.source(), into: log)
        let (records, outcomes) = (try log.queries(in: .always), try log.outcomes(in: .always))
        let second = try await Self.run(try Self.source(), into: log, batchCount: 100)
        #expect(second.known == 4 && second.recorded == 0 && second.questions == 0)
        #expect(try log.queries(in: .always) == records)
        #expect(try log.outcomes(in: .always) == outcomes)
    }

    /// The next month's file begins with the end of the last.
    @Test func filesMayOverlap() async throws {
        let log = InMemoryActivityStore()
        let header = "question,asked_at,id,roles\n"
        let rows = (1...6).map { "How long does refund \($0) take?,2026-05-0\($0),r\($0),\n" }
        _ = try await Self.run(try Self.source(header + rows[..<4].joined()), into: log)
        let tally = try await Self.run(try Self.source(header + rows[2...].joined()), into: log)
        #expect(tally.known == 2 && tally.recorded == 2)
        #expect(try log.queries(in: .always).count == 6)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func goesOnAfterAKill(seed: UInt64) async throws {
        let whole = InMemoryActivityStore()
        _ = try await Self.run(try Self.source(), into: whole)
        let log = InMemoryActivityStore()
        let generator = Locked(SeededGenerator(seed: seed))
        for _ in 0..<8 {
            _ = try? await Self.run(try Self.source(), into: log) {
                generator.withLock { Int.random(in: 0..<3, using: &$0) == 0 }
            }
        }
        _ = try await Self.run(try Self.source(), into: log)
        #expect(try log.queries(in: .always) == whole.queries(in: .always), "seed \(seed)")
        #expect(try log.outcomes(in: .always) == whole.outcomes(in: .always), "seed \(seed)")
    }

    /// What stands twice in a file under one name, and asks nothing, has no query that its outcome could be of.
    @Test func whatAsksNothingHasNoOutcome() async throws {
        let log = InMemoryActivityStore()
        let row = "thanks,2026-05-03,r1,sent,\n"
        let tally = try await Self.run(
            try Self.source("question,asked_at,id,outcome,roles\n" + row + row), into: log)
        #expect(tally.asksNothing == ["thanks": 1] && tally.known == 1)
        #expect(try log.outcomes(in: .always).isEmpty)
    }

    @Test func whatIsNotKeptIsNotTaken() async throws {
        let log = InMemoryActivityStore()
        let tally = try await Self.run(try Self.source(from: Timestamp("2026-05-02T12:00:00Z")), into: log)
        #expect(tally.skipped["too_old"] == 3)
        #expect(try log.queries(in: .always).map(\.askedAt.description) == ["2026-05-05T00:00:00Z"])
    }

    @Test func productAndLanguageNarrow() throws {
        var row = TicketRow(text: "Where is the spare key?")
        row.product = "Desk"
        row.locale = "de"
        row.ticket = "+44 20 7946 0123"
        let asked = try Self.asker.ask(row, at: monday, queryID: "q")
        #expect(asked.records.map(\.product) == ["Desk"])
        #expect(asked.records.map(\.context.locales) == [["de"]])
        // No article is German.
        #expect(asked.records[0].nearest.isEmpty)
        #expect(asked.records[0].context.ticket?.contains("7946") == false)
    }
}
