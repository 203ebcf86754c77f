internal import Locking

/// Adds up how long each stage of one answer takes, by a clock that it is given. Serves one answer at a time.
package final class StageClock: Sendable {
    private struct State {
        var last: Duration
        var spent: [SearchStage: Duration] = [:]
    }

    private let now: @Sendable () -> Duration
    private let state: Locked<State>

    /// - Parameter now: time since some fixed instant; never falls.
    package init(now: @escaping @Sendable () -> Duration) {
        self.now = now
        state = Locked(State(last: now()))
    }

    /// Forgets what was measured; the first stage begins here.
    package func restart() {
        let now = now()
        state.withLock { $0 = State(last: now) }
    }

    /// What has passed since the last call, or the start, was this stage.
    package func end(_ stage: SearchStage) {
        let now = now()
        state.withLock { state in
            state.spent[stage, default: .zero] += now - state.last
            state.last = now
        }
    }

    /// What has passed since the last call belongs to no stage.
    package func pass() {
        let now = now()
        state.withLock { $0.last = now }
    }

    /// Of each stage that has ended since the start.
    package var spent: [SearchStage: Duration] { state.withLock(\.spent) }
}
