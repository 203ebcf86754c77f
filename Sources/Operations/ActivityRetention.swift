package import KnowledgeModel

/// Deletes what was asked longer ago than it may be kept: at once, and then once a day for as long as a service runs.
package struct ActivityRetention: Sendable {
    /// One deletion that was tried.
    package enum Outcome: Sendable {
        /// So many questions, asked before this moment.
        case deleted(Int, before: Timestamp)
        case failed(any Error)
    }

    package static let interval = Duration.seconds(24 * 60 * 60)
    /// A log that is locked or a disk that is full may be mended by then.
    package static let intervalAfterFailure = Duration.seconds(60 * 60)

    private let days: Int
    private let forget: @Sendable (Timestamp) async throws -> Int
    private let now: @Sendable () -> Timestamp
    private let pause: @Sendable (Duration) async throws -> Void
    private let report: @Sendable (Outcome) -> Void

    /// - Parameters:
    ///   - days: how long what was asked is kept.
    ///   - forget: deletes what is older, and says how many questions that were.
    ///   - pause: throws where the task was cancelled.
    ///   - report: told of each deletion, the empty ones too.
    package init(
        days: Int, forget: @escaping @Sendable (Timestamp) async throws -> Int,
        now: @escaping @Sendable () -> Timestamp,
        pause: @escaping @Sendable (Duration) async throws -> Void, report: @escaping @Sendable (Outcome) -> Void
    ) {
        precondition(days > 0, "what is asked is kept for a day at least")
        self.days = days
        self.forget = forget
        self.now = now
        self.pause = pause
        self.report = report
    }

    /// Until `pause` throws.
    package func run() async {
        while !Task.isCancelled {
            let interval = await deleteOnce() ? Self.interval : Self.intervalAfterFailure
            do { try await pause(interval) } catch { return }
        }
    }

    /// - Returns: whether it could be done.
    private func deleteOnce() async -> Bool {
        let moment = now().adding(days: -days)
        do {
            report(.deleted(try await forget(moment), before: moment))
            return true
        } catch {
            report(.failed(error))
            return false
        }
    }
}
