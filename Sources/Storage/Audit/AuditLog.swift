/// Who did what to a knowledge base. Only ever added to, and chained: no line can be changed or taken out unnoticed.
///
/// Calls block. Safe from any thread and, where files are shared, any process.
package protocol AuditLog: Sendable {
    /// Adds entries in this order, all of them or, after a crash, the first few. Durable on return.
    func append(_ entries: [AuditEntry]) throws
    /// In the order of appending. O(log).
    func entries() throws -> [AuditEntry]
}

/// How an audit log stands.
package struct AuditVerification: Sendable, Hashable {
    /// Whole entries from the start on whose chain holds.
    package var entries: Int
    /// Hexadecimal, of the last of them; nil if there is none. Kept elsewhere, it shows later whether the end was cut off.
    package var head: String?
    /// Bytes after the last whole line: an entry that was being written when the process died. The next one mends it.
    package var tornBytes: Int
    /// The first thing wrong; nil if nothing is.
    package var fault: Fault?

    package init(entries: Int, head: String?, tornBytes: Int, fault: Fault?) {
        self.entries = entries
        self.head = head
        self.tornBytes = tornBytes
        self.fault = fault
    }

    package enum Fault: Sendable, Hashable {
        /// The line is not one that was written so. Lines from 1.
        case changedLine(Int)
        /// The line is whole and does not follow the one before it: lines are missing, were added or change places.
        case brokenChain(line: Int)
        /// No entry has the head that was kept elsewhere: the end was cut off, or all was written anew.
        case headMissing(String)
    }
}
