import Foundation
import Storage
import SystemIO

/// `MANIFEST.json` of a backup: what it holds, to the byte. Written last, so a folder without one is no backup.
///
/// A contract with files on disk: a change of meaning raises `currentFormat`, and readers refuse what they do not know.
package struct BackupManifest: Codable, Sendable, Equatable {
    static let currentFormat = 1
    static let name = "MANIFEST.json"

    var format = Self.currentFormat
    /// ISO 8601, UTC.
    package var createdAt: String
    package var by: String
    /// That served; nil if none did.
    package var generation: Int?
    /// Whether keys of the service are among the files.
    package var hasKeys: Bool
    /// By path.
    package var files: [File]

    package struct File: Codable, Sendable, Equatable {
        /// Within the backup, with slashes.
        package var path: String
        package var bytes: Int
        package var sha256: String
    }

    package var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

    enum CodingKeys: String, CodingKey {
        case format, by, generation, files
        case createdAt = "created_at"
        case hasKeys = "has_keys"
    }

    /// - Throws: `StorageError`: no backup, damaged, or of another format.
    package init(ofBackup folder: String) throws {
        let path = folder + "/" + Self.name
        guard FileSystem.exists(path) else { throw LocalStorageMessages.noBackup(folder) }
        let bytes = Data(try FileSystem.readFile(path))
        struct Probe: Decodable { var format: Int }
        guard let probe = try? JSONDecoder().decode(Probe.self, from: bytes) else {
            throw LocalStorageMessages.damagedBackup(path, "it is not the list of a backup's files")
        }
        guard probe.format == Self.currentFormat else {
            throw LocalStorageMessages.wrongBackupFormat(path, found: probe.format, known: Self.currentFormat)
        }
        guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: bytes),
            manifest.files.allSatisfy({ Self.isInside($0.path) })
        else { throw LocalStorageMessages.damagedBackup(path, "it is not the list of a backup's files") }
        self = manifest
    }

    init(note: PublishNote, generation: Int?, hasKeys: Bool, files: [File]) {
        createdAt = note.at
        by = note.by
        self.generation = generation
        self.hasKeys = hasKeys
        self.files = files
    }

    func write(in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try DurableFile.replace(
            folder + "/" + Self.name, with: String(decoding: try encoder.encode(self), as: UTF8.self) + "\n")
    }

    /// Whoever made the backup says where its files go: never out of the folder.
    private static func isInside(_ path: String) -> Bool {
        !path.isEmpty
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !["", ".", ".."].contains($0)
            }
    }
}
