package import Access
package import KnowledgeModel
import Locking
package import Storage

/// Writes to the audit log what callers do. What was done stays done where the log cannot be written; that is told to
/// `report`, which counts it.
package final class AuditTrail: Sendable {
    private let log: any AuditLog
    private let localUser: String
    private let now: @Sendable () -> Timestamp
    private let report: @Sendable (String) -> Void
    private let searches = Locked(NonPublicSearches())

    /// - Parameter localUser: whose account the service runs under, for callers without a key.
    package init(
        log: any AuditLog, localUser: String, now: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.log = log
        self.localUser = localUser
        self.now = now
        self.report = report
    }

    /// - Parameter object: what it was done to, such as `article billing/refunds`; never text of customers.
    package func record(
        _ action: AuditAction, _ object: String, _ details: [String: String] = [:], by caller: Caller
    ) {
        append(
            AuditEntry(
                at: now(), by: caller.auditActor(localUser: localUser), action: action, object: object,
                details: details))
    }

    /// The first search of each caller and audience in an hour that could read what is not public.
    func searched(_ access: AccessScope, by caller: Caller) {
        let entry = searches.withLock { [now, localUser] searches in
            searches.entry(for: caller, access: access, localUser: localUser, at: now())
        }
        if let entry { append(entry) }
    }

    private func append(_ entry: AuditEntry) {
        do {
            try log.append([entry])
        } catch {
            report("\(entry.action) was not written to the audit log: \(error)")
        }
    }
}
