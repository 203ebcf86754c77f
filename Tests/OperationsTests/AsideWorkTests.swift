import KnowledgeModel
import Locking
import Operations
import Testing

@Suite struct AsideWorkTests {
    /// Work that waits until a test has it done.
    private final class Waiting: Sendable {
        private let works = Locked<[@Sendable () -> Void]>([])
        private let hasRoom = Locked(true)

        func start(_ work: @escaping @Sendable () -> Void) -> Bool {
            guard hasRoom.withLock({ $0 }) else { return false }
            works.withLock { $0.append(work) }
            return true
        }

        func close() { hasRoom.withLock { $0 = false } }
        func open() { hasRoom.withLock { $0 = true } }

        /// - Returns: how many there were.
        func doAll() -> Int {
            let all = works.withLock { works in
                defer { works = [] }
                return works
            }
            for work in all { work() }
            return all.count
        }
    }

    private struct Broken: Error, CustomStringConvertible {
        let description = "the file is torn"
    }

    private let waiting = Waiting()
    private let now = Timestamp(milliseconds: 1_000_000)

    private func aside(keys: Int = 4, lifetime: Int64? = nil) -> AsideWork<String, Int> {
        AsideWork(keysMaximum: keys, lifetime: lifetime) { [waiting] in waiting.start($0) }
    }

    private func later(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: now.milliseconds + milliseconds) }

    /// `working 0.5`, `ready 3`, `old 3`, `failed …`
    private func words(_ state: AsideState<Int>?) -> String {
        switch state {
        case nil: "nothing"
        case .working(let share): "working \(share)"
        case .ready(let value, let isBeingRenewed): "\(isBeingRenewed ? "old" : "ready") \(value)"
        case .failed(let message): "failed \(message)"
        }
    }

    @Test func oneIsWorkedOutAndKept() {
        let aside = aside()
        #expect(words(aside.known("a")) == "nothing")
        for _ in 0..<3 { #expect(words(aside.state(of: "a", at: now) { _ in 7 }) == "working 0.0") }
        #expect(waiting.doAll() == 1)
        #expect(words(aside.state(of: "a", at: later(1_000_000)) { _ in 8 }) == "ready 7")
        #expect(words(aside.known("a")) == "ready 7")
        #expect(waiting.doAll() == 0)
    }

    @Test func whoAsksMeanwhileIsToldHowFarItIs() {
        let aside = aside()
        let seen = Locked<[String]>([])
        _ = aside.state(of: "a", at: now) { progress in
            for share in [0.25, 2, -1] {
                progress(share)
                let known = aside.known("a")
                seen.withLock { seen in
                    if case .working(let share) = known { seen.append("\(share)") }
                }
            }
            return 1
        }
        _ = waiting.doAll()
        #expect(seen.withLock { $0 } == ["0.25", "1.0", "0.0"])
    }

    @Test func anotherVersionIsWorkedOutWhileTheOldIsShown() {
        let aside = aside()
        _ = aside.state(of: "a", version: 1, at: now) { _ in 1 }
        _ = waiting.doAll()
        #expect(words(aside.state(of: "a", version: 2, at: now) { _ in 2 }) == "old 1")
        #expect(words(aside.state(of: "a", version: 2, at: now) { _ in 3 }) == "old 1")
        #expect(waiting.doAll() == 1)
        #expect(words(aside.state(of: "a", version: 2, at: now) { _ in 4 }) == "ready 2")
    }

    @Test func workOnAVersionThatIsPastChangesNothing() {
        let aside = aside()
        _ = aside.state(of: "a", version: 1, at: now) { _ in 1 }
        _ = aside.state(of: "a", version: 2, at: now) { _ in 2 }
        #expect(waiting.doAll() == 2)
        #expect(words(aside.state(of: "a", version: 2, at: now) { _ in 3 }) == "ready 2")
    }

    @Test func whatIsTooOldIsWorkedOutAnew() {
        let aside = aside(lifetime: 1000)
        _ = aside.state(of: "a", at: now) { _ in 1 }
        _ = waiting.doAll()
        #expect(words(aside.state(of: "a", at: later(999)) { _ in 2 }) == "ready 1")
        #expect(words(aside.state(of: "a", at: later(1000)) { _ in 2 }) == "old 1")
        // A clock that was set back makes nothing last.
        #expect(waiting.doAll() == 1)
        #expect(words(aside.state(of: "a", at: later(-5)) { _ in 3 }) == "old 2")
    }

    @Test func aFailureIsToldOnceAndThenTriedAgain() {
        let aside = aside()
        _ = aside.state(of: "a", at: now) { _ in throw Broken() }
        _ = waiting.doAll()
        #expect(words(aside.state(of: "a", at: now) { _ in 1 }) == "failed the file is torn")
        #expect(words(aside.state(of: "a", at: now) { _ in 1 }) == "working 0.0")
        _ = waiting.doAll()
        #expect(words(aside.state(of: "a", at: now) { _ in 2 }) == "ready 1")
    }

    @Test func whereThereIsNoRoomTheNextToAskHasItBegun() {
        let aside = aside()
        waiting.close()
        #expect(words(aside.state(of: "a", at: now) { _ in 1 }) == "working 0.0")
        waiting.open()
        #expect(waiting.doAll() == 0)
        _ = aside.state(of: "a", at: now) { _ in 2 }
        #expect(waiting.doAll() == 1)
        waiting.close()
        #expect(words(aside.state(of: "a", version: 1, at: now) { _ in 3 }) == "ready 2")
        waiting.open()
        #expect(words(aside.state(of: "a", version: 1, at: now) { _ in 3 }) == "old 2")
    }

    @Test func ofTooManyTheFirstIsForgotten() {
        let aside = aside(keys: 2)
        for key in ["a", "b", "c"] { _ = aside.state(of: key, at: now) { _ in 1 } }
        #expect(words(aside.known("a")) == "nothing")
        _ = waiting.doAll()
        #expect(words(aside.known("a")) == "nothing")
        #expect(words(aside.known("c")) == "ready 1")
    }

    @Test func whatIsKnownCanBeChanged() {
        let aside = aside()
        _ = aside.state(of: "a", at: now) { _ in 1 }
        aside.change { _, value in value = 9 }
        _ = waiting.doAll()
        aside.change { key, value in if key == "a" { value += 1 } }
        #expect(words(aside.known("a")) == "ready 2")
    }
}
