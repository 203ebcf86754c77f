import Foundation
package import Storage
import SystemIO

/// Copies an index to another folder while it is searched, written and erased from.
///
/// Each file, and each generation, is as it was at one moment, if not all at the same one. The ledger of erasures is copied
/// last, so that whatever was erased meanwhile is erased again when the backup is restored.
package struct IndexBackup: Sendable {
    private let layout: IndexLayout

    package init(layout: IndexLayout) { self.layout = layout }

    /// Writes beside `folder` first: where it is, it is whole, and durable.
    ///
    /// - Parameters:
    ///   - folder: must not exist yet.
    ///   - includesKeys: whether the service's keys are among it: hashes, but also what tokens are signed with.
    /// - Throws: `StorageError`: `noIndex`, `conflict` if the folder exists, `corrupt`, `busy`; `FileError`.
    package func make(in folder: String, includesKeys: Bool, note: PublishNote) throws -> BackupManifest {
        guard FileSystem.isFolder(layout.generations) || FileSystem.exists(layout.activity) else {
            throw LocalStorageMessages.noIndex(layout.folder)
        }
        if FileSystem.exists(folder) { throw LocalStorageMessages.backupExists(folder) }
        let (inner, outer) = (Self.standardized(folder), Self.standardized(layout.folder))
        if inner.hasPrefix(outer + "/") { throw LocalStorageMessages.backupInside(folder, layout.folder) }
        let work = folder + ".new"
        try FileSystem.remove(work)
        try FileSystem.createFolder(work)
        do {
            let manifest = try fill(work, includesKeys: includesKeys, note: note)
            try DurableFile.rename(work, to: folder)
            return manifest
        } catch {
            try? FileSystem.remove(work)
            throw error
        }
    }

    private func fill(_ work: String, includesKeys: Bool, note: PublishNote) throws -> BackupManifest {
        let files = BackupFiles(source: layout.folder, target: work)
        for folder in ["generations", "parts"] { try FileSystem.createFolder(work + "/" + folder) }
        var generations = GenerationCopy(layout: layout, files: files)
        let current = try generations.run()
        var copied = Array(generations.copied.values)
        var hasKeys = false
        for path in try BackupFiles.paths(below: layout.folder) {
            let rule = BackupRule(path: path)
            if rule == .keys, !includesKeys { continue }
            do {
                switch rule {
                case .skipped: continue
                case .whole: copied.append(try files.copy(path, onlyLines: false))
                case .lines: copied.append(try files.copy(path, onlyLines: true))
                case .database: copied.append(try files.copyDatabase(path))
                case .keys:
                    copied.append(try files.copy(path, onlyLines: false))
                    hasKeys = true
                }
            } catch let error as FileError where error.code == .notFound {
                // It was there a moment ago and is no longer: as if it had gone before.
                continue
            }
        }
        if FileSystem.exists(layout.erasures) { copied.append(try files.copy("erasures.log", onlyLines: true)) }
        try BackupFiles.syncFolders(below: work)
        let manifest = BackupManifest(
            note: note, generation: current, hasKeys: hasKeys, files: copied.sorted { $0.path < $1.path })
        try manifest.write(in: work)
        return manifest
    }

    private static func standardized(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
