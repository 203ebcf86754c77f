package import KnowledgeModel
package import Storage
import SystemIO

/// `audit.log`: JSON lines, each chained to the one before by SHA-256.
///
/// Several processes may append: each holds the file's lock while it reads the last hash and writes its lines.
package struct LocalAuditLog: AuditLog {
    package let path: String
    private let now: @Sendable () -> Timestamp

    /// - Parameter now: for the entry that says that a torn line was mended.
    package init(layout: IndexLayout, now: @escaping @Sendable () -> Timestamp) {
        path = layout.audit
        self.now = now
    }

    /// - Throws: `FileError`; `StorageError.corrupt` if the last line is not an entry, to which nothing can be chained.
    package func append(_ entries: [AuditEntry]) throws {
        if entries.isEmpty { return }
        let file = try AppendedFile(path: path)
        var entries = entries
        var last = try file.lastLine()
        if !last.isEmpty, last.last != UInt8(ascii: "\n") {
            // Its process died while it wrote, so nobody was told that it was recorded.
            try file.truncate(to: file.size - last.count)
            entries.insert(mended(bytes: last.count), at: 0)
            last = try file.lastLine()
        }
        var previous = AuditLine.firstPrevious
        if !last.isEmpty {
            guard let hash = AuditLine.hash(of: last.dropLast()), hash.isRight else {
                throw LocalStorageMessages.damagedAuditLog(path)
            }
            previous = hash.claimed
        }
        var bytes: [UInt8] = []
        for entry in entries {
            let (line, hash) = try AuditLine.encode(entry, after: previous)
            bytes += line
            previous = hash
        }
        try file.append(bytes)
    }

    /// - Throws: `StorageError.corrupt` naming the line. Whether the chain holds is `verify`'s matter.
    package func entries() throws -> [AuditEntry] {
        let bytes = FileSystem.exists(path) ? try FileSystem.readFile(path) : []
        let complete = bytes[..<(bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)]
        return try complete.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            .enumerated().map { index, line in
                guard let decoded = AuditLine.decode(line) else {
                    throw LocalStorageMessages.damagedAuditLine(path, line: index + 1)
                }
                return decoded.entry
            }
    }

    /// See `AuditChain`. A log that does not exist has no entries.
    package func verify(head: String? = nil) throws -> AuditVerification {
        AuditChain.verify(FileSystem.exists(path) ? try FileSystem.readFile(path) : [], head: head)
    }

    private func mended(bytes: Int) -> AuditEntry {
        AuditEntry(
            at: now(), by: .product, action: .logMended, object: "audit.log", details: ["bytes": String(bytes)])
    }
}
