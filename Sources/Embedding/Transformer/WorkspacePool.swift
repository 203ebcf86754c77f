import Dispatch
import Locking

/// Lends out a fixed number of workspaces; whoever finds none free waits.
///
/// This is what bounds the encoder's threads: two callers at once share the workers instead of doubling them, and a
/// short query waits for one batch of an indexing run, not for the whole.
final class WorkspacePool: Sendable {
    private struct Idle: @unchecked Sendable {
        // Sendable: a workspace is either in this list, under the lock, or lent to one thread.
        var workspaces: [Workspace] = []
    }

    private let free: DispatchSemaphore
    private let idle = Locked(Idle())
    private let make: @Sendable () -> Workspace

    init(count: Int, make: @escaping @Sendable () -> Workspace) {
        free = DispatchSemaphore(value: 0)
        self.make = make
        // Raised here and not in the initialiser: a semaphore freed below its first value is a crash in Dispatch.
        for _ in 0..<count { free.signal() }
    }

    /// Runs `body` with a workspace; blocks until one is free.
    func withWorkspace(_ body: (Workspace) -> Void) {
        free.wait()
        let workspace = idle.withLock { $0.workspaces.popLast() } ?? make()
        body(workspace)
        idle.withLock { $0.workspaces.append(workspace) }
        free.signal()
    }
}
