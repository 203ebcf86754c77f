import Foundation
import KnowledgeModel
import SystemIO

/// `suppressions.json`: articles and passages that must not be cited, in whatever generation.
///
/// Lies outside generations, so it survives rollback and passes no gate; readers look at it before every query.
package struct Suppressions: Codable, Sendable, Equatable {
    package var entries: [Entry]

    package struct Entry: Codable, Sendable, Equatable {
        package var kind: Kind
        package var id: String
        package var by: String
        package var why: String
        /// ISO 8601, UTC.
        package var at: String

        package init(kind: Kind, id: String, by: String, why: String, at: String) {
            self.kind = kind
            self.id = id
            self.by = by
            self.why = why
            self.at = at
        }
    }

    package enum Kind: String, Codable, Sendable { case article, passage }

    package init(entries: [Entry] = []) { self.entries = entries }

    /// Nothing is suppressed where there is no file. One that cannot be read is an error: rather serve nothing than
    /// what was withdrawn.
    package static func read(in layout: IndexLayout) throws -> Suppressions {
        guard FileSystem.exists(layout.suppressions) else { return Suppressions() }
        let bytes = try FileSystem.readFile(layout.suppressions)
        guard let list = try? JSONDecoder().decode(Suppressions.self, from: Data(bytes)) else {
            throw LocalStorageMessages.damagedSuppressions(layout.suppressions)
        }
        return list
    }

    /// Adds an entry, or replaces the one of the same kind and id. Durable on return.
    package static func add(_ entry: Entry, in layout: IndexLayout) throws {
        var list = try read(in: layout)
        list.entries.removeAll { $0.kind == entry.kind && $0.id == entry.id }
        list.entries.append(entry)
        try list.write(in: layout)
    }

    /// - Returns: whether there was one.
    package static func remove(_ kind: Kind, id: String, in layout: IndexLayout) throws -> Bool {
        var list = try read(in: layout)
        let before = list.entries.count
        list.entries.removeAll { $0.kind == kind && $0.id == id }
        guard list.entries.count < before else { return false }
        try list.write(in: layout)
        return true
    }

    private func write(in layout: IndexLayout) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(self))
        try DurableFile.replace(layout.suppressions) { sink in try bytes.withUnsafeBytes { try sink($0) } }
    }
}
