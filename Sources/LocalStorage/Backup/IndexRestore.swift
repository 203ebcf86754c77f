import Foundation
package import KnowledgeModel
package import Storage
import SystemIO

/// Puts a backup in the place of an index: all of it or nothing.
///
/// Everything is copied and checked beside the index first, what must outlive a backup is carried over (see
/// `CarriedOver`), and what was ever erased is erased again; then both folders change places in one step. A restore that is
/// killed before leaves the index as it was, one that is killed after leaves the restored one.
package struct IndexRestore: Sendable {
    /// What has just been done. Whoever watches may throw, which ends a restore as any other failure does.
    package enum Step: Sendable, Hashable {
        case verified
        case copied(String)
        case opened, carriedOver, erasedAgain, exchanged, removedOld
    }

    private let layout: IndexLayout
    private let holder: String
    private let by: AuditActor
    private let now: Timestamp
    private let forgetArticle: @Sendable (IndexLayout, String) throws -> Void
    private let observer: @Sendable (Step) throws -> Void

    /// - Parameters:
    ///   - holder: names this process to whoever finds the index locked meanwhile.
    ///   - forgetArticle: takes an article that was erased since out of the sources in an index folder.
    package init(
        layout: IndexLayout, holder: String, by: AuditActor, now: Timestamp,
        forgetArticle: @escaping @Sendable (IndexLayout, String) throws -> Void = { _, _ in },
        observer: @escaping @Sendable (Step) throws -> Void = { _ in }
    ) {
        self.layout = layout
        self.holder = holder
        self.by = by
        self.now = now
        self.forgetArticle = forgetArticle
        self.observer = observer
    }

    /// Where the new index is made ready, and where the old one is on its way out.
    private var staging: IndexLayout { IndexLayout(folder: layout.folder + ".restoring") }

    /// Reads every byte of a backup.
    ///
    /// - Throws: `StorageError.corrupt` naming the first file that is not as the backup's list says.
    package static func verify(backup folder: String) throws -> BackupManifest {
        let manifest = try BackupManifest(ofBackup: folder)
        for file in manifest.files {
            let path = folder + "/" + file.path
            guard FileSystem.exists(path) else { throw LocalStorageMessages.damagedBackup(path, "it is missing") }
            guard try FileSystem.size(path) == file.bytes else {
                throw LocalStorageMessages.damagedBackup(path, "it has another size")
            }
            guard try BackupFiles.sha256(path) == file.sha256 else {
                throw LocalStorageMessages.damagedBackup(path, "its bytes are not those that were copied")
            }
        }
        return manifest
    }

    /// - Throws: `StorageError`: `corrupt`, `busy` while the index is written or its activity log is open; `FileError`.
    ///   Nothing has changed then.
    package func restore(backup folder: String) throws -> RestoredIndex {
        let manifest = try Self.verify(backup: folder)
        try observer(.verified)
        let isThere = FileSystem.isFolder(layout.folder)
        let lock = isThere ? try writerLock() : nil
        return try withExtendedLifetime(lock) {
            for path in try logs() where try ActivityUse.isOpen(path) { throw LocalStorageMessages.activityInUse(path) }
            try FileSystem.remove(staging.folder)
            do {
                let restored = try makeReady(manifest, from: folder)
                try exchange(isThere: isThere)
                try observer(.exchanged)
                try FileSystem.remove(staging.folder)
                try observer(.removedOld)
                return restored
            } catch {
                try? FileSystem.remove(staging.folder)
                throw error
            }
        }
    }

    private func makeReady(_ manifest: BackupManifest, from folder: String) throws -> RestoredIndex {
        let files = BackupFiles(source: folder, target: staging.folder)
        try staging.createFolders()
        for file in manifest.files {
            // The backup may lie on a disk that fails while it is read.
            guard try files.copy(file.path) == file else {
                throw LocalStorageMessages.damagedBackup(
                    folder + "/" + file.path, "its bytes are not those that were copied")
            }
            try observer(.copied(file.path))
        }
        try open()
        try observer(.opened)
        var restored = try CarriedOver(from: layout, to: staging).run()
        restored.generation = manifest.generation
        restored.files = manifest.files.count
        restored.bytes = manifest.bytes
        try observer(.carriedOver)
        let (staging, forgetArticle) = (staging, forgetArticle)
        let erasure = IndexErasure(layout: staging, holder: holder) { try forgetArticle(staging, $0) }
        restored.erasedAgain = try erasure.eraseAgain()
        try observer(.erasedAgain)
        let now = now
        try LocalAuditLog(layout: staging) { now }.append([
            AuditEntry(
                at: now, by: by, action: .restore, object: "backup of \(manifest.createdAt)",
                details: [
                    "generation": manifest.generation.map(String.init) ?? "none",
                    "erased_again": String(restored.erasedAgain),
                ])
        ])
        try BackupFiles.syncFolders(below: staging.folder)
        return restored
    }

    /// Opens everything that was copied, as a search would.
    private func open() throws {
        for number in try LocalGenerations(layout: staging).numbers() {
            _ = try OpenGeneration.open(
                number, in: staging, suppressions: try Suppressions.read(in: staging), reusing: [])
        }
        for log in try [staging] + ActivityScans.names(in: staging).map(staging.scan) {
            if FileSystem.exists(log.activity) { try LocalActivityStore(layout: log).verify() }
        }
        _ = try ErasureLedger(layout: staging).entries()
    }

    private func exchange(isThere: Bool) throws {
        guard isThere else { return try DurableFile.rename(staging.folder, to: layout.folder) }
        do {
            try FileSystem.exchange(staging.folder, layout.folder)
        } catch {
            throw LocalStorageMessages.cannotExchange(layout.folder, error.message)
        }
    }

    private func writerLock() throws -> FileLock {
        do {
            return try FileLock(path: layout.lock, holder: holder)
        } catch  where error.code == .locked {
            throw LocalStorageMessages.busy(error.message)
        }
    }

    private func logs() throws -> [String] {
        [layout.activity] + (try ActivityScans.names(in: layout).map { layout.scan($0).activity })
    }
}

/// What a restore did.
package struct RestoredIndex: Sendable, Hashable {
    /// That serves now; nil if none does.
    package var generation: Int?
    package var files = 0
    package var bytes = 0
    /// Askers and articles that were erased once and so are again.
    package var erasedAgain = 0
    /// Suppressions of the index that the backup did not have.
    package var suppressions = 0
    /// Whether the keys are those the index had, not the backup's.
    package var keptKeys = false
}
