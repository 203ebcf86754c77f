import Locking
import Retrieval
import Testing

/// A clock that a test winds.
private final class Hand: Sendable {
    private let time = Locked(Duration.zero)
    func advance(_ milliseconds: Int) { time.withLock { $0 += .milliseconds(milliseconds) } }
    var now: Duration { time.withLock { $0 } }
}

@Suite struct StageClockTests {
    @Test func whatPassesBelongsToTheStageThatEnds() {
        let hand = Hand()
        let clock = StageClock { hand.now }
        hand.advance(5)
        clock.restart()
        hand.advance(2)
        clock.end(.ticket)
        hand.advance(3)
        clock.end(.words)
        hand.advance(4)
        clock.end(.ticket)
        #expect(clock.spent == [.ticket: .milliseconds(6), .words: .milliseconds(3)])
        hand.advance(9)
        clock.pass()
        hand.advance(1)
        clock.end(.json)
        #expect(clock.spent[.json] == .milliseconds(1))
        clock.restart()
        #expect(clock.spent == [:])
    }

    @Test func summariesTakeMeasuredValues() {
        // 1 to 20 ms of words, twice as much of encoding
        let answers: [[SearchStage: Duration]] = (1...20).map {
            [.words: .milliseconds($0), .encoding: .milliseconds(2 * $0)]
        }
        let summary = LatencySummary(answers)
        let words = summary.stages.first { $0.stage == .words }?.time
        #expect(words?.median == 10)
        #expect(words?.p95 == 19)
        #expect(summary.rest.median == 10)
        #expect(summary.total.median == 30)
        #expect(summary.total.p95 == 57)
        #expect(summary.stages.map(\.stage) == SearchStage.allCases)
        #expect(summary.stages.first { $0.stage == .marks }?.time.median == 0)
    }
}
