import Dispatch

/// Threads for calls that block or compute for long, so that Swift's cooperative pool never waits for them.
///
/// At most `width` jobs run at once and at most `queueLimit` wait; one more is refused at once, which a server answers
/// with 503.
package final class BlockingExecutor: @unchecked Sendable {
    // `running` and `waiting` are touched only on `admission`, a serial queue.
    private let admission = DispatchQueue(label: "lacuna.blocking.admission")
    private let threads: DispatchQueue
    private let width: Int
    private let queueLimit: Int
    private var running = 0
    private var waiting: [@Sendable () -> Void] = []

    /// No room in the queue.
    package struct Full: Error, Sendable {
        package init() {}
    }

    /// - Precondition: `width` is positive and `queueLimit` not negative.
    package init(label: String, width: Int, queueLimit: Int) {
        precondition(width > 0 && queueLimit >= 0)
        threads = DispatchQueue(label: label, attributes: .concurrent)
        self.width = width
        self.queueLimit = queueLimit
    }

    /// Runs `work` on a thread of this executor.
    ///
    /// - Throws: `Full`, or what `work` throws.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let admitted = submit { continuation.resume(with: Result(catching: work)) }
            if !admitted { continuation.resume(throwing: Full()) }
        }
    }

    /// Begins `work` on a thread that would be idle else, before any other; what waits already is not kept waiting.
    ///
    /// - Returns: what waits for the outcome, to be called once, on a thread that may block; nil, and nothing begun, if
    ///   all threads are busy.
    package func startIfIdle<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) -> (() throws -> Value)? {
        let outcome = Outcome<Value>()
        let isIdle = admission.sync {
            guard running < width else { return false }
            running += 1
            return true
        }
        guard isIdle else { return nil }
        threads.async {
            self.drain {
                outcome.result = Result(catching: work)
                outcome.isThere.signal()
            }
        }
        return {
            outcome.isThere.wait()
            guard let result = outcome.result else {
                preconditionFailure("finished work has an outcome")
            }
            return try result.get()
        }
    }

    // `@unchecked`: written before the semaphore is signalled, read after it was waited for.
    private final class Outcome<Value>: @unchecked Sendable {
        let isThere = DispatchSemaphore(value: 0)
        var result: Result<Value, any Error>?
    }

    /// Runs `work` on a thread of this executor, whoever waits for it.
    ///
    /// - Returns: false if there is no room; then it is not run.
    package func start(_ work: @escaping @Sendable () -> Void) -> Bool { submit(work) }

    private func submit(_ job: @escaping @Sendable () -> Void) -> Bool {
        admission.sync {
            if running < width {
                running += 1
                threads.async { self.drain(job) }
                return true
            }
            guard waiting.count < queueLimit else { return false }
            waiting.append(job)
            return true
        }
    }

    private func drain(_ job: @escaping @Sendable () -> Void) {
        var next: (@Sendable () -> Void)? = job
        while let current = next {
            current()
            next = admission.sync {
                if waiting.isEmpty {
                    running -= 1
                    return nil
                }
                return waiting.removeFirst()
            }
        }
    }
}
