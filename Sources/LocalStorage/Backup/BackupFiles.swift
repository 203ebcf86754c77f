import GRDB
import KnowledgeModel
import SystemIO

/// Files as they are put into a backup or taken out of one: each durable on return, and known by its hash.
struct BackupFiles {
    typealias File = BackupManifest.File
    let source: String
    let target: String

    /// A file that nobody changes in place.
    func copy(_ path: String) throws -> File {
        let map = try MappedFile(path: source + "/" + path)
        return try withExtendedLifetime(map) { try put(map.bytes, at: path) }
    }

    /// A file that may be replaced meanwhile, or added to: what it is at one moment, or its whole lines then.
    func copy(_ path: String, onlyLines: Bool) throws -> File {
        let bytes = try FileSystem.readFile(source + "/" + path)
        let end = onlyLines ? bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0 : bytes.count
        return try bytes.withUnsafeBytes { try put(UnsafeRawBufferPointer(rebasing: $0[..<end]), at: path) }
    }

    /// An SQLite database as it is at one moment, whoever writes it.
    func copyDatabase(_ path: String) throws -> File {
        let copy = target + "/" + path
        try FileSystem.createFolder(FileSystem.parentFolder(copy))
        try DurableFile.create(copy, access: .owner) { _ in }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            let source = try DatabaseQueue(path: source + "/" + path, configuration: configuration)
            let target = try DatabaseQueue(path: copy)
            try source.backup(to: target)
            // One file, whatever kind of journal the source has.
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
        } catch let error as DatabaseError {
            throw LocalStorageMessages.activity(error.resultCode.rawValue, source + "/" + path)
        }
        try DurableFile.sync(copy)
        return File(path: path, bytes: try FileSystem.size(copy), sha256: try Self.sha256(copy))
    }

    private func put(_ bytes: UnsafeRawBufferPointer, at path: String) throws -> File {
        let copy = target + "/" + path
        try FileSystem.createFolder(FileSystem.parentFolder(copy))
        let isOpen = FileSystem.isReadableByOthers(source + "/" + path)
        try DurableFile.create(copy, access: isOpen ? .everybody : .owner) { sink in try sink(bytes) }
        return File(path: path, bytes: bytes.count, sha256: Digest.sha256Hex(bytes))
    }

    /// Of a file that nobody changes in place.
    static func sha256(_ path: String) throws -> String {
        let map = try MappedFile(path: path)
        return withExtendedLifetime(map) { Digest.sha256Hex(map.bytes) }
    }

    /// Paths of all files below a folder, sorted; what vanishes meanwhile is left out.
    static func paths(below folder: String) throws -> [String] {
        try FileSystem.names(in: folder).flatMap { name -> [String] in
            guard FileSystem.isFolder(folder + "/" + name) else { return [name] }
            do {
                return try paths(below: folder + "/" + name).map { name + "/" + $0 }
            } catch let error as FileError where error.code == .notFound {
                return []
            }
        }
    }

    /// Makes the names in all folders durable.
    static func syncFolders(below folder: String) throws {
        for name in try FileSystem.names(in: folder) where FileSystem.isFolder(folder + "/" + name) {
            try syncFolders(below: folder + "/" + name)
        }
        try DurableFile.sync(folder)
    }
}
