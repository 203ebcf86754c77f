package import KnowledgeModel
package import Privacy
package import Storage
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `erasures.log`: who and what was erased, one JSON object a line, only ever added to.
///
/// An erasure is written here before it is carried out, so that one that was interrupted can be completed, and everything
/// that was erased can be erased again from a backup that still has it.
package struct ErasureLedger: Sendable {
    package struct Entry: Sendable, Hashable {
        package enum Subject: Sendable, Hashable {
            case asker(AskerPseudonym)
            case article(String)
        }

        package var subject: Subject
        package var at: Timestamp
        /// Who asked for it.
        package var by: String

        package init(_ subject: Subject, at: Timestamp, by: String) {
            self.subject = subject
            self.at = at
            self.by = by
        }
    }

    private let path: String

    package init(layout: IndexLayout) { path = layout.erasures }

    /// Durable on return. Safe from any thread and process.
    ///
    /// - Throws: `FileError`.
    package func append(_ entry: Entry) throws {
        let isNew = !FileSystem.exists(path)
        try FileSystem.createFolder(FileSystem.parentFolder(path))
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        defer { close(descriptor) }
        // Held until the descriptor is closed.
        while flock(descriptor, LOCK_EX) != 0 {
            if errno != EINTR { throw FileError(errno: errno, action: "lock", path: path) }
        }
        // A line without an end was being written when the power went: its erasure was never begun.
        let complete = try Self.completeLines(FileSystem.readFile(path)).count
        guard ftruncate(descriptor, off_t(complete)) == 0 else {
            throw FileError(errno: errno, action: "write", path: path)
        }
        let line = Array((try ErasureLine.encode(entry) + "\n").utf8)
        var written = 0
        while written < line.count {
            let put = line.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress! + written, line.count - written, off_t(complete + written))
            }
            if put < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno, action: "write", path: path)
            }
            written += put
        }
        guard fsync(descriptor) == 0 else { throw FileError(errno: errno, action: "sync", path: path) }
        if isNew { try DurableFile.sync(FileSystem.parentFolder(path)) }
    }

    /// In the order of appending; none where there is no file.
    ///
    /// - Throws: `StorageError.corrupt` naming the line, rather than leave an erasure out.
    package func entries() throws -> [Entry] {
        guard FileSystem.exists(path) else { return [] }
        let lines = Self.completeLines(try FileSystem.readFile(path)).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).dropLast()
        return try lines.enumerated().map { index, line in
            guard let entry = ErasureLine.decode(Array(line)) else {
                throw LocalStorageMessages.damagedLedger(path, line: index + 1)
            }
            return entry
        }
    }

    /// Runs every erasure again, as after restoring a backup. Those that were carried out cost one look each.
    ///
    /// - Returns: how many askers and articles there are.
    package func apply(to log: any ActivityLog) throws -> Int {
        // An erasure says the same the second time.
        var seen: Set<Entry.Subject> = []
        for entry in try entries() where seen.insert(entry.subject).inserted {
            switch entry.subject {
            case .asker(let asker): _ = try log.erase(asker: asker)
            case .article(let id): try log.erase(article: id)
            }
        }
        return seen.count
    }

    private static func completeLines(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes[..<(bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)]
    }
}
