import Foundation
import GRDB
import KnowledgeModel
import PostingsFile
import Storage
import SystemIO
import VectorFile

/// Writes one part: give it articles in order, then `finish`.
///
/// Everything goes into `<folder>.new`; `finish` syncs it and renames it into place. A part that was never finished is
/// no part, and the next writer deletes it.
final class PartWriter {
    private let layout: PartLayout
    private let temporary: PartLayout
    private let database: DatabaseQueue
    private var vectors: VectorFileWriter
    private let dimensions: Int
    private(set) var articleCount = 0
    private(set) var passageCount = 0
    private var lastKey: (id: String, source: String)?

    /// - Parameter model: the hash and dimensions of the vectors; nil if no passage has one.
    convenience init(layout: PartLayout, model: StoredModel?) throws {
        try self.init(
            layout: layout, dimensions: model?.dimensions ?? 1, modelHash: ModelHash.bytes(of: model))
    }

    /// - Parameters:
    ///   - dimensions: of the vectors.
    ///   - modelHash: as vector files carry it.
    init(layout: PartLayout, dimensions: Int, modelHash: [UInt8]) throws {
        self.layout = layout
        temporary = PartLayout(folder: layout.folder + ".new")
        try FileSystem.remove(temporary.folder)
        try FileSystem.createFolder(temporary.folder)
        self.dimensions = dimensions
        vectors = VectorFileWriter(dimensions: dimensions, modelHash: modelHash)
        // One transaction over all articles: it stays open between calls.
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        database = try DatabaseQueue(path: temporary.passages, configuration: configuration)
        // Nobody reads the file before it is finished and synced, so a journal would only cost time.
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192")
            for statement in PartSchema.statements { try database.execute(sql: statement) }
            try database.execute(sql: "BEGIN")
        }
    }

    /// - Precondition: articles come in the order of (id, source), each once.
    func append(_ article: ArticleRecord) throws {
        if let last = lastKey {
            precondition(
                last.id.precedes(article.key.id)
                    || (last.id == article.key.id && last.source.precedes(article.key.source)),
                "articles of a part must be appended in order")
        }
        lastKey = (article.key.id, article.key.source)
        try database.writeWithoutTransaction { database in
            try insert(article, into: database)
            for (ordinal, passage) in article.passages.enumerated() {
                precondition(passage.draft.ordinal == ordinal)
                try insert(passage, row: passageCount + ordinal, of: article, into: database)
            }
        }
        for passage in article.passages {
            if let embedding = passage.embedding {
                vectors.append(embedding.vector, segments: embedding.segments)
            } else {
                vectors.appendMissing()
            }
        }
        articleCount += 1
        passageCount += article.passages.count
    }

    /// - Returns: the files with sizes and digests, for the manifest.
    func finish() throws -> [GenerationManifest.File] {
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "INSERT INTO passages_fts(passages_fts) VALUES ('optimize')")
            for statement in PartSchema.indexes { try database.execute(sql: statement) }
            try database.execute(sql: "COMMIT")
            let postings = try PostingsFromFullText.make(from: database, passageCount: passageCount)
            try DurableFile.create(temporary.postings) { sink in try postings.write(to: sink) }
        }
        try database.close()
        try DurableFile.create(temporary.vectors) { sink in try vectors.write(to: sink) }
        try DurableFile.sync(temporary.passages)
        let files = try PartLayout.fileNames.map { name in
            let map = try MappedFile(path: temporary.folder + "/" + name)
            return GenerationManifest.File(name: name, bytes: map.count, sha256: Digest.sha256Hex(map.bytes))
        }
        try DurableFile.sync(temporary.folder)
        try FileSystem.remove(layout.folder)
        try DurableFile.rename(temporary.folder, to: layout.folder)
        return files
    }

    private func insert(_ article: ArticleRecord, into database: Database) throws {
        let (shown, reading) = (article.article, article.reading)
        try database.cachedStatement(
            sql: "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            articleCount, shown.key.source, shown.key.id, reading.origin, reading.declaredID, shown.path, shown.title,
            shown.url, shown.product, shown.version, shown.owner, StringList.encode(shown.labels), shown.updatedAt,
            shown.reviewDue, reading.expiresOn, DiagnosticList.encode(reading.diagnostics), shown.contentHash,
            shown.textSHA256, article.text, passageCount, article.passages.count,
            IncludeList.encode(reading.includes),
        ])
    }

    private func insert(
        _ passage: PassageRecord, row: Int, of article: ArticleRecord, into database: Database
    ) throws {
        let draft = passage.draft
        let id = PassageID.make(
            articleID: article.key.id, textSHA256: article.article.textSHA256, scalarRange: draft.scalarRange)
        let quote = article.text.slice(utf8: draft.textRange)
        try database.cachedStatement(
            sql: "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            row, id, articleCount, draft.ordinal, StringList.encode(draft.headingPath), draft.anchor,
            draft.textRange.lowerBound, draft.textRange.upperBound, draft.scalarRange.lowerBound,
            draft.scalarRange.upperBound, draft.source.bytes.lowerBound, draft.source.bytes.upperBound,
            draft.source.lines.lowerBound, draft.source.lines.upperBound,
            draft.indexedBody == quote ? nil : draft.indexedBody, draft.tokenCount,
            passage.embedding == nil ? nil : passage.embeddingKey.map { Data($0.bytes) },
        ])
        try database.cachedStatement(
            sql: "INSERT INTO passages_fts (rowid, title, headings, body) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
            row + 1, article.article.title, draft.headingPath.joined(separator: "\n"), draft.indexedBody,
        ])
    }
}

/// The model's hash as vector files carry it: the first 16 bytes of a SHA-256.
enum ModelHash {
    static func bytes(of model: StoredModel?) -> [UInt8] {
        guard let model else { return Array(repeating: 0, count: 16) }
        return Array(Digest.sha256(model.hash).prefix(16))
    }
}

/// Lists of strings in one column, as JSON arrays, so that `sqlite3` users and `json_each` read them.
enum StringList {
    static func encode(_ strings: [String]) -> String {
        guard let data = try? JSONSerialization.data(withJSONObject: strings, options: [.withoutEscapingSlashes])
        else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }

    static func decode(_ text: String) -> [String] {
        // Without an escape, quotation marks stand around the strings and nowhere else.
        if !text.utf8.contains(UInt8(ascii: "\\")) {
            let parts = text.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
            return stride(from: 1, to: parts.count, by: 2).map { String(Substring(parts[$0])) }
        }
        return ((try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String]) ?? []
    }
}

/// An article's diagnostics in one column; NULL where there are none, as for almost every article.
enum DiagnosticList {
    static func encode(_ diagnostics: [Diagnostic]) -> String? {
        guard !diagnostics.isEmpty, let data = try? JSONEncoder().encode(diagnostics) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    static func decode(_ text: String?) -> [Diagnostic] {
        text.flatMap { try? JSONDecoder().decode([Diagnostic].self, from: Data($0.utf8)) } ?? []
    }
}

/// The files that an article includes in one column; NULL where there are none.
enum IncludeList {
    static func encode(_ files: [IncludedFile]) -> String? {
        guard !files.isEmpty, let data = try? JSONEncoder().encode(files) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    static func decode(_ text: String?) -> [IncludedFile] {
        text.flatMap { try? JSONDecoder().decode([IncludedFile].self, from: Data($0.utf8)) } ?? []
    }
}

extension String {
    /// The characters at a range of UTF-8 offsets that lie on scalar boundaries. O(range.upperBound).
    func slice(utf8 range: Range<Int>) -> String {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }
}
