import KnowledgeModel
import Locking
package import SystemIO

/// Articles that were handed to the service one by one: a folder of the index with a file for each.
///
/// A file holds the record as it came, byte for byte, so that a citation's byte range means something. An empty file says
/// that its article was deleted on purpose; it stays, since an older generation that is served again has the article. What
/// vanished without that is not deleted past the brake. Every call is durable on return. Safe from any thread; the folder has one process that writes.
package final class StoredArticles: Sendable {
    /// The name of this source in every index. An underscore keeps folders from being called so by chance.
    package static let sourceName = "_api"

    let folder: String
    let configuration: SourceConfiguration
    private let changing = Locked(())

    package init(folder: String, limits: SourceLimits = SourceLimits()) {
        self.folder = folder
        var configuration = SourceConfiguration(name: Self.sourceName, path: folder)
        configuration.limits = limits
        self.configuration = configuration
    }

    /// Whether anything was ever put.
    package var exists: Bool { FileSystem.isFolder(folder) }

    /// Checks a record without keeping it.
    ///
    /// - Throws: `RecordFaults`.
    package func check(_ record: [UInt8], id: String) throws(RecordFaults) {
        guard StoredArticleName.fileName(of: id) != nil else {
            throw RecordFaults(
                "#/id",
                "must have 1 to \(StoredArticleName.bytesMaximum) bytes, of which all but letters, digits, \"_\" and "
                    + "\"-\" count threefold, and no control characters")
        }
        let limit = configuration.limits.articleBytesMaximum
        guard record.count <= limit else { throw RecordFaults("#", "may have \(limit) bytes at most") }
        switch UniversalRecord.decode(record) {
        case .failure: throw RecordFaults("#", "must be one JSON object in UTF-8")
        case .success(let read):
            let faults = read.faults(id: id, audienceMap: configuration.audienceMap)
            if !faults.isEmpty { throw RecordFaults(faults) }
        }
    }

    /// Keeps a record, or replaces the one of this id.
    ///
    /// - Returns: whether there was none before.
    /// - Throws: `RecordFaults`, `FileError`.
    @discardableResult
    package func put(_ record: [UInt8], id: String) throws -> Bool {
        try check(record, id: id)
        return try changing.withLock { _ in
            try FileSystem.createFolder(folder)
            let isNew = try stored(id) == nil
            try DurableFile.replace(path(of: id)) { sink in try record.withUnsafeBytes { try sink($0) } }
            return isNew
        }
    }

    /// - Returns: whether there was one.
    package func delete(id: String) throws -> Bool {
        try changing.withLock { _ in
            guard try stored(id) != nil else { return false }
            try DurableFile.replace(path(of: id), with: "")
            return true
        }
    }

    /// The record as it came; nil if there is none.
    package func record(id: String) throws(FileError) -> [UInt8]? { try stored(id) }

    /// Of all files, deleted articles among them, sorted. O(files).
    package func ids() throws(FileError) -> [String] {
        guard exists else { return [] }
        return try FileSystem.names(in: folder).compactMap(StoredArticleName.id(ofFileName:))
    }

    /// Takes an article away without a trace, for who takes it out of the index as well.
    package func erase(id: String) throws {
        guard StoredArticleName.fileName(of: id) != nil, exists else { return }
        try changing.withLock { _ in
            try FileSystem.remove(path(of: id))
            try FileSystem.remove(path(of: id) + ".new")
            try DurableFile.sync(folder)
        }
    }

    /// - Parameter ids: to look at these alone; nil: all.
    package func source(of ids: Set<String>? = nil) -> any ArticleSource {
        StoredArticleSource(store: self, ids: ids)
    }

    /// Nil for none and for one that was deleted.
    fileprivate func stored(_ id: String) throws(FileError) -> [UInt8]? {
        guard StoredArticleName.fileName(of: id) != nil, FileSystem.exists(path(of: id)) else { return nil }
        let bytes = try FileSystem.readFile(path(of: id))
        return bytes.isEmpty ? nil : bytes
    }

    func path(of id: String) -> String { folder + "/" + (StoredArticleName.fileName(of: id) ?? "%") }
}
