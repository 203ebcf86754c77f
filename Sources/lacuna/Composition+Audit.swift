import Access
import KnowledgeModel
import LocalStorage
import Storage

extension Composition {
    func keys(of index: String) -> LocalKeyStore { LocalKeyStore(layout: IndexLayout(folder: index)) }

    func auditLog(of index: String) -> LocalAuditLog {
        LocalAuditLog(layout: IndexLayout(folder: index)) { timestamp }
    }

    /// Records what the person at this machine did, once it is done: the one way from a command to the audit log.
    ///
    /// - Parameters:
    ///   - object: its id or number, as in `theme T7`.
    ///   - details: numbers, names and ids; nothing that a customer wrote.
    ///   - actor: nil: the person.
    func audit(
        _ action: AuditAction, _ object: String, _ details: [String: String] = [:], by actor: AuditActor? = nil,
        in index: String
    ) throws {
        let entry = AuditEntry(
            at: timestamp, by: actor ?? .user(user), action: action, object: object, details: details)
        do {
            try auditLog(of: index).append([entry])
        } catch {
            throw CommandError("\(action) of \(object) was done, and could not be recorded: \(error)")
        }
    }
    /// Records that questions were deleted by age.
    func auditRetention(
        _ count: Int, olderThan days: Int, by actor: AuditActor? = nil, of object: String, in index: String
    ) throws {
        try audit(
            .retention, object, ["questions": String(count), "older_than_days": String(days)], by: actor, in: index)
    }
}
