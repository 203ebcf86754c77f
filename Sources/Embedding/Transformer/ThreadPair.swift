import Dispatch
import Synchronization

/// A second thread that helps with one forward pass, if it finds the time.
///
/// The caller announces a step; both threads claim pieces of it until none is left. The caller never waits for the
/// helper to come, only for pieces that it has claimed: if all cores are busy, the caller does everything. Steps take
/// tens of microseconds, so the helper waits for the next one in a loop, for as long as the pass lasts.
final class ThreadPair: @unchecked Sendable {
    // Sendable: `step` is written by the caller while no piece is claimed, and read by the helper only between claiming
    // a piece and saying that it is done.

    /// The caller and the helper.
    static let threads = 2

    private let kernels: Kernels
    /// Number of the step (32 bits), its pieces (16 bits), the next that nobody has claimed (16 bits): in one word, so
    /// that a late helper cannot claim a piece of another step than the one it saw.
    private let claims = Atomic<UInt64>(0)
    private let done = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)
    private var step: SharedStep?
    private var stepNumber: UInt64 = 0

    private init(kernels: Kernels) { self.kernels = kernels }

    /// Runs `body` with a pair whose helper is on its way.
    ///
    /// - Parameter left: called on the helper's thread when it has nothing more to do with this, perhaps after the return.
    static func with(_ kernels: Kernels, left: @escaping @Sendable () -> Void, _ body: (ThreadPair) -> Void) {
        let pair = ThreadPair(kernels: kernels)
        DispatchQueue.global(qos: .userInteractive).async {
            pair.help()
            left()
        }
        body(pair)
        pair.isOver.store(true, ordering: .releasing)
    }

    /// Runs all pieces of a step, and returns when they are done. For the thread that called `with`.
    func run(_ step: SharedStep) {
        let pieces = step.pieces
        precondition(pieces < 1 << 16)
        self.step = step
        stepNumber += 1
        done.store(0, ordering: .relaxed)
        claims.store(stepNumber << 32 | UInt64(pieces) << 16, ordering: .releasing)
        while takeOne() {}
        while done.load(ordering: .acquiring) < pieces { Kernels.relax() }
    }

    private func help() {
        while !isOver.load(ordering: .acquiring) {
            if !takeOne() { Kernels.relax() }
        }
    }

    /// False if no piece is left.
    private func takeOne() -> Bool {
        var seen = claims.load(ordering: .acquiring)
        while true {
            let next = Int(seen & 0xffff)
            guard next < Int(seen >> 16 & 0xffff) else { return false }
            let (exchanged, now) = claims.weakCompareExchange(
                expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
            if exchanged {
                step!.run(next, kernels)
                done.add(1, ordering: .releasing)
                return true
            }
            seen = now
        }
    }
}
