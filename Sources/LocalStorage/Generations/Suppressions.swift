import Foundation
import KnowledgeModel
package import Storage
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `suppressions.json`: articles and passages that must not be cited, in whatever generation.
///
/// Lies outside generations, so it survives rollback and passes no gate; readers look at it before every query.
package struct Suppressions: Codable, Sendable, Equatable {
    package var entries: [Entry]

    package typealias Entry = Suppression
    package typealias Kind = Suppression.Kind

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
        try changing(in: layout) { list in
            list.entries.removeAll { $0.kind == entry.kind && $0.id == entry.id }
            list.entries.append(entry)
        }
    }

    /// - Returns: whether there was one.
    package static func remove(_ kind: Kind, id: String, in layout: IndexLayout) throws -> Bool {
        try changing(in: layout) { list in list.entries.removeAll { $0.kind == kind && $0.id == id } }
    }

    /// One change at a time, whatever process makes it: of two at once, one would be lost, and what was withdrawn cited.
    ///
    /// - Returns: whether the list is another now.
    @discardableResult
    private static func changing(in layout: IndexLayout, _ body: (inout Suppressions) -> Void) throws -> Bool {
        try FileSystem.createFolder(layout.folder)
        let lock = try lock(in: layout)
        defer { withExtendedLifetime(lock) {} }
        var list = try read(in: layout)
        let before = list.entries
        body(&list)
        guard list.entries != before else { return false }
        try list.write(in: layout)
        return true
    }

    /// Waits while another changes the list, which takes milliseconds.
    private static func lock(in layout: IndexLayout) throws -> FileLock {
        var attempt = 1
        while true {
            do {
                return try FileLock(path: layout.suppressionsLock, holder: "suppressions")
            } catch {
                guard error.code == .locked else { throw error }
                guard attempt < lockAttemptsMaximum else { throw LocalStorageMessages.busy(error.message) }
            }
            attempt += 1
            usleep(lockPauseMicroseconds)
        }
    }

    private static let lockAttemptsMaximum = 100
    private static let lockPauseMicroseconds: UInt32 = 20_000

    private func write(in layout: IndexLayout) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(self))
        try DurableFile.replace(layout.suppressions) { sink in try bytes.withUnsafeBytes { try sink($0) } }
    }
}
