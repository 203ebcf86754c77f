import HummingbirdCore
import Synchronization

/// How many connections are open, and whether that is nearly as many as there may be.
///
/// Beyond the limit new connections wait in the system's queue. Were the open ones kept for their clients' next requests,
/// whoever waits would wait for as long as those clients have something to ask; so near the limit every answer asks its
/// client to close.
final class ConnectionCount: Sendable {
    let maximum: Int
    private let count = Atomic<Int>(0)

    init(maximum: Int) { self.maximum = maximum }

    var open: Int { count.load(ordering: .relaxed) }

    /// From three quarters of the limit on.
    var isCrowded: Bool { open * 4 >= maximum * 3 }

    func opened() { count.add(1, ordering: .relaxed) }
    func closed() { count.subtract(1, ordering: .relaxed) }
}

/// Tells the server when to accept another connection.
struct CountedConnections: AvailableConnectionsDelegate {
    let count: ConnectionCount

    func connectionOpened() { count.opened() }
    func connectionClosed() { count.closed() }
    func isAcceptingNewConnections() -> Bool { count.open < count.maximum }
}
