import Dispatch
import Locking

/// Lends out a fixed number of places to compute, each with a workspace; whoever finds none free waits.
///
/// This is what bounds the encoder's threads: two callers at once share the workers instead of doubling them. Questions
/// go before bulk work: a place that becomes free is theirs first, and bulk work gives its own up between two layers, so
/// that a question waits for a fraction of one batch.
final class WorkerPool: Sendable {
    enum Priority { case question, bulk }

    private struct State: @unchecked Sendable {
        // Sendable: a workspace is either in this list, under the lock, or lent to one thread.
        var freePlaces: Int
        var workspaces: [Workspace] = []
        /// First come, first served.
        var questions: [DispatchSemaphore] = []
        var bulk: [DispatchSemaphore] = []

        /// Who gets a place that is given back; nil if nobody waits.
        mutating func next() -> DispatchSemaphore? {
            if !questions.isEmpty { return questions.removeFirst() }
            return bulk.isEmpty ? nil : bulk.removeFirst()
        }
    }

    private let state: Locked<State>
    private let make: @Sendable () -> Workspace

    init(places: Int, make: @escaping @Sendable () -> Workspace) {
        state = Locked(State(freePlaces: places))
        self.make = make
    }

    /// Runs `body` with a workspace; blocks until a place is free.
    func withWorkspace(_ priority: Priority, _ body: (Workspace) -> Void) {
        take(priority)
        let workspace = state.withLock { $0.workspaces.popLast() } ?? make()
        body(workspace)
        state.withLock { $0.workspaces.append(workspace) }
        giveBack()
    }

    /// For bulk work that has a place: lets a question go first that waits for one, and returns with a place again.
    func giveWay() {
        let own = DispatchSemaphore(value: 0)
        let question = state.withLock { state -> DispatchSemaphore? in
            guard !state.questions.isEmpty else { return nil }
            state.bulk.insert(own, at: 0)
            return state.questions.removeFirst()
        }
        guard let question else { return }
        question.signal()
        own.wait()
    }

    /// Takes a place without a workspace if one is free; to be given back by `giveBack`.
    func takeIfFree() -> Bool {
        state.withLock { state in
            guard state.freePlaces > 0 else { return false }
            state.freePlaces -= 1
            return true
        }
    }

    func giveBack() {
        let next = state.withLock { state -> DispatchSemaphore? in
            let next = state.next()
            if next == nil { state.freePlaces += 1 }
            return next
        }
        // The place goes from hand to hand: nobody who comes meanwhile can snatch it.
        next?.signal()
    }

    private func take(_ priority: Priority) {
        let own = DispatchSemaphore(value: 0)
        let waits = state.withLock { state -> Bool in
            guard state.freePlaces == 0 else {
                state.freePlaces -= 1
                return false
            }
            if priority == .question { state.questions.append(own) } else { state.bulk.append(own) }
            return true
        }
        if waits { own.wait() }
    }
}
