/// When a message that was not taken is sent again: exponential back-off with jitter, for some hours.
package struct RetrySchedule: Sendable, Hashable {
    /// Milliseconds.
    package var first: Int64 = 5_000
    package var longest: Int64 = 3_600_000
    /// After the first attempt; a message that is older is given up. A day's work of a person who mends the receiver.
    package var patience: Int64 = 12 * 3_600_000

    package init() {}

    /// Milliseconds until the next attempt; the plain doubling times 0.5 to 1.
    ///
    /// - Parameters:
    ///   - attempts: that failed so far, at least 1.
    ///   - jitter: from 0 to below 1: keeps messages that failed together from coming back together.
    package func delay(afterAttempts attempts: Int, jitter: Double) -> Int64 {
        precondition(attempts > 0)
        let doubled = attempts > 20 ? longest : min(longest, first << Int64(attempts - 1))
        return Int64(Double(doubled) * (0.5 + jitter / 2))
    }
}
