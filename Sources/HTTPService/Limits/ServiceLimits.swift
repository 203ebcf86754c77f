/// What one service takes upon itself. The defaults suit a machine of two cores.
package struct ServiceLimits: Sendable, Hashable {
    /// A long ticket with its whole thread has some 50 KiB; this is five times that, and parsed in a millisecond.
    package var bodyBytes = 256 * 1024
    /// Of articles that are sent to be indexed: one with its mark-up, or some hundred small ones.
    package var articleBytes = 16 * 1024 * 1024
    /// Of a key that has no rate of its own, and of all who call without one; nil: as many as they like.
    package var requestsPerMinute: Int? = 6000
    /// A search that is not done by then ends with 504.
    package var deadline: Duration = .seconds(10)
    /// A client that has not sent its body by then is told 408.
    package var bodyWait: Duration = .seconds(30)
    /// Connections at once; more wait in the system's queue. From three quarters on, answers ask to close.
    package var connections = 1024
    /// A connection that is silent this long is closed: longer than any pool keeps one, short enough that forgotten ones
    /// do not pile up.
    package var idle: Duration = .seconds(120)

    package init() {}
}
