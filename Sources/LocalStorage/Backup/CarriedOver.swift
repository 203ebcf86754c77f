import Storage
import SystemIO

/// What an index keeps though a backup takes its place: going back in time shall not give back what was taken away, nor
/// take away what was noted.
///
/// - Erasures: those of both, so that what was erased after the backup is erased again.
/// - Suppressions: those of both.
/// - Keys: the index's own if it has any, so that none that was revoked opens again.
/// - The audit log: the index's own if it has one. The backup's, where its end is not in it, lies beside it, as those of
///   earlier restores do.
struct CarriedOver {
    private let old: IndexLayout
    private let new: IndexLayout

    init(from old: IndexLayout, to new: IndexLayout) {
        self.old = old
        self.new = new
    }

    func run() throws -> RestoredIndex {
        var result = RestoredIndex()
        let known = try ErasureLedger(layout: new).entries()
        for entry in try ErasureLedger(layout: old).entries() where !known.contains(entry) {
            try ErasureLedger(layout: new).append(entry)
        }
        let suppressed = try Suppressions.read(in: new).entries
        for entry in try Suppressions.read(in: old).entries
        where !suppressed.contains(where: { $0.kind == entry.kind && $0.id == entry.id }) {
            try Suppressions.add(entry, in: new)
            result.suppressions += 1
        }
        if FileSystem.exists(old.keys) {
            result.keptKeys = true
            try keep(old.keys, at: new.keys)
            if FileSystem.exists(old.tokenKey) { try keep(old.tokenKey, at: new.tokenKey) }
        }
        try keepAuditLog()
        return result
    }

    private func keepAuditLog() throws {
        guard FileSystem.exists(old.audit) else { return }
        for name in try FileSystem.names(in: old.folder) where name.hasPrefix("audit-") && name.hasSuffix(".log") {
            try keep(old.folder + "/" + name, at: new.folder + "/" + name)
        }
        if FileSystem.exists(new.audit), let head = AuditChain.verify(try FileSystem.readFile(new.audit)).head {
            if AuditChain.verify(try FileSystem.readFile(old.audit), head: head).fault != nil {
                try DurableFile.rename(new.audit, to: new.folder + "/audit-\(head.prefix(8)).log")
            }
        }
        try keep(old.audit, at: new.audit)
    }

    private func keep(_ path: String, at target: String) throws {
        let bytes = try FileSystem.readFile(path)
        try DurableFile.replace(target, access: .owner) { sink in try bytes.withUnsafeBytes { try sink($0) } }
    }
}
