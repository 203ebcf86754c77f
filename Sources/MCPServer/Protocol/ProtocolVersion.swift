/// The revisions of the Model Context Protocol that are spoken here.
package enum ProtocolVersion {
    /// Revisions that begin with `initialize`, oldest first.
    package static let handshake = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
    /// The revision in which every request says all of itself.
    package static let modern = "2026-07-28"
    /// What is offered to a client that asks for a revision that is not known.
    static let latestHandshake = "2025-11-25"
}

/// The two manners of the protocol. They differ in how a version is agreed on, in what every result carries, and in some
/// error codes; the methods on tools and resources are the same.
package enum Era: Sendable, Equatable {
    /// Up to 2025-11-25.
    case handshake
    /// 2026-07-28: no handshake and no session.
    case modern
}
