import Dispatch
import Locking
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Group commit: syncs the write-ahead log some time after a commit, once for all commits since then.
///
/// A commit itself is only written, so a killed process loses nothing and a power cut what was not yet synced.
final class WALFlusher: Sendable {
    private struct State {
        var descriptor: Int32 = -1
        var isScheduled = false
        var failure: FileError?
    }

    private let path: String
    private let interval: Duration
    private let queue = DispatchQueue(label: "lacuna.activity.flush", qos: .utility)
    private let state = Locked(State())

    /// - Parameter path: of the write-ahead log.
    init(path: String, interval: Duration) {
        self.path = path
        self.interval = interval
    }

    deinit {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
        }
    }

    /// Has the log synced within the interval.
    ///
    /// - Throws: what kept an earlier sync from succeeding, once.
    func committed() throws(FileError) {
        let (schedules, failure) = state.withLock { state in
            defer {
                state.isScheduled = true
                state.failure = nil
            }
            return (!state.isScheduled, state.failure)
        }
        if schedules {
            let (seconds, attoseconds) = interval.components
            let delay = DispatchTimeInterval.nanoseconds(Int(seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
            queue.asyncAfter(deadline: .now() + delay) { self.flush() }
        }
        if let failure { throw failure }
    }

    private func flush() {
        let descriptor = state.withLock { state in
            // What commits from now on has a sync of its own.
            state.isScheduled = false
            // SQLite holds no lock on this file, so that opening and closing it takes none away. It stays the same file
            // as long as the database is open.
            if state.descriptor < 0 { state.descriptor = open(path, O_RDONLY | O_CLOEXEC) }
            return state.descriptor
        }
        if descriptor < 0 || fdatasync(descriptor) != 0 {
            let error = FileError(errno: errno, action: "sync", path: path)
            state.withLock { $0.failure = error }
        }
    }
}
