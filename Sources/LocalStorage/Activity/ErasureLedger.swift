package import KnowledgeModel
package import Privacy
package import Storage
import SystemIO

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
        let file = try AppendedFile(path: path)
        // A line without an end was being written when the power went: its erasure was never begun.
        let last = try file.lastLine()
        if last.last != UInt8(ascii: "\n") { try file.truncate(to: file.size - last.count) }
        try file.append(Array((try ErasureLine.encode(entry) + "\n").utf8))
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
