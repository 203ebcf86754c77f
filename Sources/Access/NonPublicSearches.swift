package import KnowledgeModel
package import Storage

extension Caller {
    /// As the audit log names the caller.
    ///
    /// - Parameter localUser: whose account the service runs under, for a caller without a key.
    package func auditActor(localUser: String) -> AuditActor { keyID.map(AuditActor.key) ?? .user(localUser) }
}

/// Which searches of what is not public are a line of the audit log: the first of each caller and audience in an hour.
///
/// A help desk searches many times a second, and a line for each would say no more of who had access to what.
package struct NonPublicSearches: Sendable {
    private struct Key: Hashable {
        var actor: AuditActor
        var audience: String
    }

    private var hour: Int64 = .min
    private var seen: Set<Key> = []

    private static let millisecondsAnHour: Int64 = 3_600_000
    /// With more callers than this in an hour, some have several lines.
    private static let seenMaximum = 10_000

    package init() {}

    /// - Parameter access: what the search could read: the caller's, or less.
    /// - Returns: what is to be recorded; nil if nothing is.
    package mutating func entry(
        for caller: Caller, access: AccessScope, localUser: String, at now: Timestamp
    ) -> AuditEntry? {
        let audience = access.roles.subtracting([.public]).sorted().map(\.name).joined(separator: "+")
        if audience.isEmpty { return nil }
        let hour = now.milliseconds / Self.millisecondsAnHour
        if hour != self.hour || seen.count >= Self.seenMaximum {
            seen = []
            self.hour = hour
        }
        let actor = caller.auditActor(localUser: localUser)
        guard seen.insert(Key(actor: actor, audience: audience)).inserted else { return nil }
        return AuditEntry(at: now, by: actor, action: .searchNonPublic, object: audience)
    }
}
