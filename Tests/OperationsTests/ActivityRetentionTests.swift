import KnowledgeModel
import Locking
import Operations
import Privacy
import Storage
import TestSupport
import Testing

/// Old questions go when the service starts, and then day by day.
struct ActivityRetentionTests {
    private struct Stopped: Error {}
    private struct Busy: Error {}

    private static let start = Timestamp(milliseconds: 1_780_000_000_000)

    private static func question(_ id: String, daysOld days: Int) -> QueryRecord {
        QueryRecord(
            id: id, queryID: id, askedAt: start.adding(days: -days), text: Redactor.standard.redact("Why?"),
            vector: nil,
            verdict: RecordedVerdict(label: "no", reason: "no_candidate", probability: 0.1), nearest: [],
            generation: GenerationID(1), settings: 0, context: AskerContext())
    }

    /// Each pause moves the clock on by its length; the service stops at the pause after the last.
    private func run(
        _ log: InMemoryActivityStore, days: Int, pauses: Int, failing: Set<Int> = []
    ) async -> (deleted: [Int], failures: Int, pauses: [Duration]) {
        let state = Locked((now: Self.start, pauses: [Duration](), deleted: [Int](), failures: 0, tries: 0))
        await ActivityRetention(
            days: days,
            forget: { moment in
                let number = state.withLock { state in
                    state.tries += 1
                    return state.tries
                }
                if failing.contains(number) { throw Busy() }
                return try log.forget(before: moment)
            },
            now: { state.withLock { $0.now } },
            pause: { duration in
                try state.withLock { state in
                    state.pauses.append(duration)
                    if state.pauses.count > pauses { throw Stopped() }
                    state.now = Timestamp(
                        milliseconds: state.now.milliseconds + duration.components.seconds * 1000)
                }
            },
            report: { outcome in
                state.withLock { state in
                    switch outcome {
                    case .deleted(let count, _): state.deleted.append(count)
                    case .failed: state.failures += 1
                    }
                }
            }
        ).run()
        return state.withLock { ($0.deleted, $0.failures, $0.pauses) }
    }

    @Test func deletesAtTheStartAndThenDaily() async throws {
        let log = InMemoryActivityStore()
        // Kept for 30 days: the first is too old at once, the second after a day, the third never in this time.
        try log.record([
            Self.question("old", daysOld: 31), Self.question("due", daysOld: 30), Self.question("new", daysOld: 20),
        ])
        let run = await run(log, days: 30, pauses: 2)
        #expect(run.deleted == [1, 1, 0])
        #expect(run.pauses == [.seconds(86_400), .seconds(86_400), .seconds(86_400)])
        #expect(try log.queries(in: .always).map(\.id) == ["new"])
        #expect(try log.formerWeeks().map(\.asked).reduce(0, +) == 2)
    }

    @Test func triesAgainAfterAnHour() async throws {
        let log = InMemoryActivityStore()
        try log.record([Self.question("old", daysOld: 31)])
        let run = await run(log, days: 30, pauses: 1, failing: [1])
        #expect(run.failures == 1)
        #expect(run.deleted == [1])
        #expect(run.pauses == [.seconds(3600), .seconds(86_400)])
    }
}
