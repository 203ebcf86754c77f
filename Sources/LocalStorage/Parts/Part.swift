import Foundation
import GRDB
import KnowledgeModel
import Locking
import PostingsFile
import Storage
import SystemIO
import VectorFile

/// One published part, open for reading. Immutable; safe from any thread.
final class Part: Sendable {
    let entry: GenerationManifest.Part
    let layout: PartLayout
    let audience: Audience
    /// In the order of the part; the index is the article's position.
    let articles: [PartArticle]
    let vectors: VectorFileReader
    let nearest: NearestSearch
    let postings: PostingsFileReader
    let accumulation: TermAccumulation
    let recentPhrases: RecentPhrases
    /// Passages that were cited lately, by row; the cost of one is the bytes of its article's text and 1,024.
    let recentPassages = RecentValues<Int, StoredPassage>(costMaximum: 16 << 20)
    // One connection, serialised by GRDB; its statements are prepared once and kept.
    let database: DatabaseQueue

    /// Of a database file, as address space; what lies behind is read as before.
    private static let mappedBytesMaximum = 1 << 40

    var passageCount: Int { entry.passages }

    /// - Throws: `StorageError.corrupt`, or a file error if a file is missing.
    init(entry: GenerationManifest.Part, layout: PartLayout) throws {
        self.entry = entry
        self.layout = layout
        audience = entry.audienceClass
        guard FileSystem.exists(layout.passages) else {
            throw LocalStorageMessages.damagedPart(layout.passages, "it is missing")
        }
        do {
            vectors = try VectorFileReader(path: layout.vectors)
            postings = try PostingsFileReader(path: layout.postings)
        } catch let error as FileError where error.code == .notFound {
            throw LocalStorageMessages.damagedPart(error.path, "it is missing")
        }
        nearest = NearestSearch(vectors)
        accumulation = TermAccumulation(postings)
        recentPhrases = RecentPhrases(passageCount: entry.passages)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "lacuna.part"
        configuration.prepareDatabase { database in
            // A published file never changes and nobody writes it: the lock is taken once, in place of once for each
            // statement with a look for a journal, and pages are read where the system has them. Neither is an error
            // where it cannot be had.
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA mmap_size = \(Self.mappedBytesMaximum)")
        }
        database = try DatabaseQueue(path: layout.passages, configuration: configuration)
        articles = try database.read { database in
            // Parts that were written before articles could include files lack the column.
            let hasIncludes = try database.columns(in: "articles").contains { $0.name == "includes" }
            return try PartArticle.fetchAll(
                database,
                sql: """
                    SELECT source, id, content_hash, first_row, passage_count, origin, declared_id, expires_on, diagnostics,
                      \(hasIncludes ? "includes" : "NULL")
                    FROM articles ORDER BY position
                    """)
        }
        guard articles.count == entry.articles, vectors.count == entry.passages,
            postings.documentCount == entry.passages
        else { throw LocalStorageMessages.damagedPart(layout.folder, "its files do not belong together") }
    }

    /// The position of the article that a passage belongs to. O(log articles).
    func articlePosition(ofRow row: Int) -> Int {
        var low = 0
        var high = articles.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if articles[middle].firstRow <= row { low = middle } else { high = middle }
        }
        // Articles without passages share their first row with the next one.
        return low
    }

    /// The position of the first article that is listed after this place, or past the last one. O(log articles).
    func firstPosition(after place: ArticleKey) -> Int {
        var low = 0
        var high = articles.count
        while low < high {
            let middle = (low + high) / 2
            if place.isListed(before: articles[middle].key) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func key(ofRow row: Int) -> PassageKey {
        let article = articles[articlePosition(ofRow: row)]
        return PassageKey(articleID: article.key.id, ordinal: row - article.firstRow)
    }

    /// Which passages belong to articles that count; nil if all do.
    func livePassages(articles live: Bitmap?) -> Bitmap? {
        guard let live else { return nil }
        var rows = Bitmap(count: passageCount, repeating: false)
        for (position, article) in articles.enumerated() where live[position] { rows.set(article.rows, to: true) }
        return rows
    }
}

/// An article as a part knows it without reading it.
struct PartArticle: Sendable, FetchableRecord {
    let key: ArticleKey
    let contentHash: String
    let firstRow: Int
    let passageCount: Int
    let reading: ReadingRecord

    var rows: Range<Int> { firstRow..<firstRow + passageCount }

    init(row: Row) {
        key = ArticleKey(source: row[0], id: row[1])
        contentHash = row[2]
        firstRow = row[3]
        passageCount = row[4]
        reading = ReadingRecord(
            origin: row[5], declaredID: row[6], expiresOn: row[7], diagnostics: DiagnosticList.decode(row[8]),
            includes: IncludeList.decode(row[9]))
    }
}
