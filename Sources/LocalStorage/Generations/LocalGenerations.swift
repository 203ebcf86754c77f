import Foundation
import GRDB
package import KnowledgeModel
import PostingsFile
import Storage
import SystemIO
import VectorFile

/// What an owner does with generations: list, verify, activate, prune.
package struct LocalGenerations: Sendable {
    let layout: IndexLayout

    package init(layout: IndexLayout) { self.layout = layout }

    /// Generations that have a manifest, oldest first.
    package func numbers() throws -> [Int] {
        guard FileSystem.isFolder(layout.generations) else { return [] }
        return try FileSystem.names(in: layout.generations).compactMap { name in
            name.hasSuffix(".json") ? Int(name.dropLast(5)) : nil
        }.sorted()
    }

    package func current() throws -> GenerationID? { try CurrentPointer.read(in: layout).map(GenerationID.init) }

    /// - Parameter scope: whose parts are counted; nil: all.
    package func list(openedBy scope: AccessScope? = nil) throws -> [GenerationSummary] {
        let current = try CurrentPointer.read(in: layout)
        let numbers = try numbers()
        // The first generation of all may be held.
        guard current != nil || numbers.contains(where: { FileSystem.exists(layout.hold($0)) }) else {
            throw LocalStorageMessages.noIndex(layout.folder)
        }
        return try numbers.map { number in
            let manifest = try GenerationManifest.read(number, in: layout)
            let parts = manifest.parts.filter { part in
                scope?.opens(audience: part.audienceClass, locale: part.locale) ?? true
            }
            return GenerationSummary(
                id: GenerationID(number), isCurrent: number == current, createdAt: manifest.createdAt,
                by: manifest.by, why: manifest.why,
                articles: scope == nil ? manifest.articles : parts.reduce(0) { $0 + $1.liveArticles },
                passages: scope == nil ? manifest.passages : parts.reduce(0) { $0 + $1.livePassages },
                parts: parts.count, bytes: parts.flatMap(\.files).reduce(0) { $0 + $1.bytes },
                logicalHash: manifest.logicalHash, model: manifest.model?.name,
                hold: number == current ? nil : GenerationHold.read(number, in: layout))
        }
    }

    /// Reads every byte of a generation and checks every digest, checksum and structure.
    ///
    /// - Returns: what is wrong, in sentences; empty if all is well.
    package func verify(_ id: GenerationID) throws -> [String] {
        let manifest = try GenerationManifest.read(id.number, in: layout)
        var problems: [String] = []
        func check(_ body: () throws -> Void) {
            do { try body() } catch { problems.append("\(error)") }
        }
        check { _ = try LivenessFile.read(for: manifest, in: layout) }
        for entry in manifest.parts {
            let part = layout.part(entry.id)
            for file in entry.files {
                check {
                    let path = part.folder + "/" + file.name
                    let map = try MappedFile(path: path)
                    let hash = withExtendedLifetime(map) { Digest.sha256Hex(map.bytes) }
                    guard map.count == file.bytes, hash == file.sha256 else {
                        throw LocalStorageMessages.damagedPart(path, "its bytes are not those that were published")
                    }
                }
            }
            check {
                let opened = try Part(entry: entry, layout: part)
                try opened.vectors.verify()
                try opened.postings.verify()
                try opened.verifyTexts()
            }
        }
        return problems
    }

    /// Makes a generation the serving one, back or forward, held or not: who activates it has decided.
    ///
    /// - Throws: `StorageError.busy` while a writer is at work; `StorageError.noGeneration`.
    package func activate(_ id: GenerationID, holder: String) throws {
        let lock = try writerLock(holder: holder)
        try withExtendedLifetime(lock) {
            let manifest = try GenerationManifest.read(id.number, in: layout)
            for entry in manifest.parts { _ = try Part(entry: entry, layout: layout.part(entry.id)) }
            _ = try LivenessFile.read(for: manifest, in: layout)
            // Before and after: neither the generation that served nor the one that serves is held.
            try GenerationHold.removeStale(in: layout)
            try CurrentPointer.write(id.number, in: layout)
            try GenerationHold.removeStale(in: layout)
        }
    }

    /// Deletes all but the newest `keep` generations, the serving one, and the newest held one if it is younger than
    /// that, and the parts that only they used.
    ///
    /// - Returns: the generations deleted.
    package func prune(keep: Int, holder: String) throws -> [GenerationID] {
        let lock = try writerLock(holder: holder)
        return try withExtendedLifetime(lock) { try pruneLocked(keep: keep) }
    }

    /// For a writer that holds the lock already.
    func pruneLocked(keep: Int) throws -> [GenerationID] {
        precondition(keep > 0)
        let current = try CurrentPointer.read(in: layout)
        let all = try numbers()
        let held = try GenerationHold.newest(in: layout).flatMap { $0 > current ?? 0 ? $0 : nil }
        let dropped = all.dropLast(keep).filter { $0 != current && $0 != held }
        // Manifests go first: a part is deleted only once nothing names it.
        for number in dropped {
            try FileSystem.remove(layout.manifest(number))
            try FileSystem.remove(layout.liveness(number))
            try FileSystem.remove(layout.hold(number))
            try FileSystem.remove(layout.nextLiveness(number))
        }
        try Leftovers.remove(in: layout)
        return dropped.map(GenerationID.init)
    }

    func writerLock(holder: String) throws -> FileLock {
        guard FileSystem.isFolder(layout.generations) else { throw LocalStorageMessages.noIndex(layout.folder) }
        do {
            return try FileLock(path: layout.lock, holder: holder)
        } catch  where error.code == .locked {
            throw LocalStorageMessages.busy(error.message)
        }
    }
}

/// One line of `generations list`.
package struct GenerationSummary: Sendable, Hashable {
    package let id: GenerationID
    package let isCurrent: Bool
    package let createdAt: String
    package let by: String
    package let why: String
    package let articles: Int
    package let passages: Int
    package let parts: Int
    package let bytes: Int
    package let logicalHash: String
    package let model: String?
    /// Why it must not serve; nil if it may.
    package let hold: GenerationHold?
}
