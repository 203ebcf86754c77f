import Foundation
import KnowledgeModel
import Storage
import SystemIO

/// Copies every published generation while others publish, prune and erase.
///
/// Parts never change, so a generation whose manifest, liveness and parts were all found is whole. What vanishes meanwhile
/// was pruned or erased: then it begins again, and copies only what is new.
struct GenerationCopy {
    private let layout: IndexLayout
    private let files: BackupFiles
    /// By path.
    private(set) var copied: [String: BackupManifest.File] = [:]

    /// Between two beginnings a writer has published or an erasure replaced a manifest; that many in a row are none.
    private static let attemptsMaximum = 20

    init(layout: IndexLayout, files: BackupFiles) {
        self.layout = layout
        self.files = files
    }

    /// - Returns: the generation that serves; nil if none does.
    /// - Throws: `StorageError.corrupt` if something is missing or damaged; `busy` if it is being changed all the while.
    mutating func run() throws -> Int? {
        for _ in 0..<Self.attemptsMaximum {
            let before = try stamps()
            do {
                return try attempt()
            } catch {
                // What nobody changed is not about to be whole.
                if try stamps() == before { throw error }
            }
        }
        throw LocalStorageMessages.busyBackup(layout.folder)
    }

    private mutating func attempt() throws -> Int? {
        let current = try CurrentPointer.read(in: layout)
        let numbers = try LocalGenerations(layout: layout).numbers()
        if let current, !numbers.contains(current) {
            throw LocalStorageMessages.noGeneration(current, in: layout.folder)
        }
        // A manifest of the same number may have been replaced since the last attempt; parts may not.
        var found: [String: BackupManifest.File] = [:]
        for number in numbers {
            for file in try copy(number) { found[file.path] = file }
        }
        for path in try BackupFiles.paths(below: files.target) where found[path] == nil {
            try FileSystem.remove(files.target + "/" + path)
        }
        copied = found
        if let current {
            let pointer = IndexLayout(folder: files.target).current
            try DurableFile.create(pointer) { sink in
                try Array("\(current)\n".utf8).withUnsafeBytes { try sink($0) }
            }
            let text = "\(current)\n"
            copied["CURRENT"] = BackupManifest.File(
                path: "CURRENT", bytes: text.utf8.count, sha256: Digest.sha256Hex(text))
        }
        return current
    }

    private mutating func copy(_ number: Int) throws -> [BackupManifest.File] {
        let name = "generations/" + IndexLayout.padded(number)
        var result = [try files.copy(name + ".json", onlyLines: false)]
        let manifest = try GenerationManifest.read(number, in: IndexLayout(folder: files.target))
        if let hash = manifest.livenessSHA256 {
            result.append(try copyLiveness(of: manifest, hash: hash))
        }
        if FileSystem.exists(layout.hold(number)) { result.append(try files.copy(name + ".held", onlyLines: false)) }
        for entry in manifest.parts {
            for file in entry.files {
                let path = "parts/\(entry.id)/\(file.name)"
                let known = copied[path].flatMap { $0.sha256 == file.sha256 ? $0 : nil }
                let copy = try known ?? files.copy(path)
                guard copy.sha256 == file.sha256 else {
                    throw LocalStorageMessages.damagedPart(
                        layout.folder + "/" + path, "its bytes are not those that were published")
                }
                copied[path] = copy
                result.append(copy)
            }
        }
        return result
    }

    /// While an erasure replaces it, the file that the manifest speaks of may still lie beside its place.
    private func copyLiveness(of manifest: GenerationManifest, hash: String) throws -> BackupManifest.File {
        let path = "generations/" + IndexLayout.padded(manifest.id) + ".live"
        for candidate in [layout.liveness(manifest.id), layout.nextLiveness(manifest.id)]
        where FileSystem.exists(candidate) {
            let bytes = try FileSystem.readFile(candidate)
            guard Digest.sha256Hex(bytes) == hash else { continue }
            try DurableFile.create(files.target + "/" + path) { sink in try bytes.withUnsafeBytes { try sink($0) } }
            return BackupManifest.File(path: path, bytes: bytes.count, sha256: hash)
        }
        throw LocalStorageMessages.damagedLiveness(layout.liveness(manifest.id))
    }

    /// What changes with every publish, activation, prune and erasure.
    private func stamps() throws -> [String: FileFingerprint?] {
        var result: [String: FileFingerprint?] = ["CURRENT": FileSystem.fingerprint(layout.current)]
        guard FileSystem.isFolder(layout.generations) else { return result }
        for name in try FileSystem.names(in: layout.generations) {
            result[name] = FileSystem.fingerprint(layout.generations + "/" + name)
        }
        return result
    }
}
