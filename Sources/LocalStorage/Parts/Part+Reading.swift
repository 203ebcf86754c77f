import Foundation
import GRDB
import KnowledgeModel
import Locking
import Storage
import VectorFile

extension Part {
    private static let articleColumns = """
        articles.source, articles.id, articles.path, articles.title, articles.url, articles.product, articles.version,
        articles.owner, articles.labels, articles.updated_at, articles.review_due, articles.content_hash,
        articles.text_sha256, articles.passage_count
        """

    private static let passageColumns = """
        passages.position, passages.id, passages.article, passages.ordinal, passages.headings, passages.anchor,
        utf8_start, utf8_end, scalar_start, scalar_end, byte_start, byte_end, line_first, line_last
        """

    /// The passages at these rows, in the order given. What was cited lately is not read again.
    func passages(at rows: [Int]) throws -> [StoredPassage] {
        let recent = rows.map { recentPassages[$0] }
        let missing = zip(rows, recent).filter { $0.1 == nil }.map(\.0)
        let read = missing.isEmpty ? [:] : try self.read(passages: missing)
        return try zip(rows, recent).map { row, recent in
            guard let passage = recent ?? read[row] else {
                throw LocalStorageMessages.damagedPart(layout.passages, "passage \(row) is missing")
            }
            return passage
        }
    }

    /// Each article is read once, and all passages by one statement: to begin one takes longer than to find a row.
    private func read(passages rows: [Int]) throws -> [Int: StoredPassage] {
        // Published files never change, so there is nothing that a transaction would guard.
        try database.unsafeRead { database in
            var articles: [Int: (StoredArticle, String)] = [:]
            var passages: [Int: StoredPassage] = [:]
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(Self.passageColumns) FROM passages WHERE position IN (SELECT value FROM json_each(?))
                    """)
            let list = "[\(rows.map(String.init).joined(separator: ","))]"
            let cursor = try Row.fetchCursor(statement, arguments: [list])
            while let row = try cursor.next() {
                let (position, articlePosition): (Int, Int) = (row[0], row[2])
                let article = try articles[articlePosition] ?? self.article(at: articlePosition, in: database)
                articles[articlePosition] = article
                let passage = StoredPassage(
                    id: row[1], ordinal: row[3], headingPath: StringList.decode(row[4]), anchor: row[5],
                    textRange: row[6]..<row[7], scalarRange: row[8]..<row[9],
                    source: SourceSpan(bytes: row[10]..<row[11], lines: row[12]...row[13]),
                    article: article.0, articleText: article.1)
                passages[position] = passage
                recentPassages.insert(passage, for: position, cost: article.1.utf8.count + 1024)
            }
            return passages
        }
    }

    func article(at position: Int) throws -> (StoredArticle, String) {
        try database.read { try article(at: position, in: $0) }
    }

    /// The row of a passage by its id, whether it counts or not.
    func row(ofPassage id: String) throws -> Int? {
        try database.read { database in
            let statement = try database.cachedStatement(sql: "SELECT position FROM passages WHERE id = ?")
            return try Int.fetchOne(statement, arguments: [id])
        }
    }

    /// The positions of articles of this id, at most one a source.
    func positions(ofArticle id: String) throws -> [Int] {
        try database.read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT position FROM articles WHERE id = ? ORDER BY position")
            return try Int.fetchAll(statement, arguments: [id])
        }
    }

    /// The rows of these embeddings.
    func rows(ofEmbeddings keys: [EmbeddingKey]) throws -> [EmbeddingKey: Int] {
        try database.read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT position FROM passages WHERE embedding_key = ? LIMIT 1")
            var rows: [EmbeddingKey: Int] = [:]
            for key in keys {
                if let row = try Int.fetchOne(statement, arguments: [Data(key.bytes)]) { rows[key] = row }
            }
            return rows
        }
    }

    /// The passages that a filter allows.
    func allowed(by filter: PassageFilter) throws -> Bitmap {
        var conditions: [String] = []
        var arguments = StatementArguments()
        func isOne(of values: Set<String>, _ condition: (String) -> String) {
            conditions.append(condition(databaseQuestionMarks(count: values.count)))
            arguments += StatementArguments(values.sorted())
        }
        if let products = filter.products { isOne(of: products) { "product IN (\($0))" } }
        if let versions = filter.versions { isOne(of: versions) { "version IN (\($0))" } }
        if let labels = filter.labels {
            isOne(of: labels) { "EXISTS (SELECT 1 FROM json_each(labels) WHERE value IN (\($0)))" }
        }
        var rows = Bitmap(count: passageCount, repeating: conditions.isEmpty)
        guard !conditions.isEmpty else { return rows }
        let ranges = try database.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT first_row, passage_count FROM articles WHERE \(conditions.joined(separator: " AND "))",
                arguments: arguments)
        }
        for range in ranges {
            let first: Int = range[0]
            rows.set(first..<first + (range[1] as Int), to: true)
        }
        return rows
    }

    /// The embedding of a row as it was made; nil for a passage without one.
    func embedding(at row: Int) -> SegmentedEmbedding? {
        vectors.vector(at: Int32(row)).map {
            SegmentedEmbedding(vector: $0, segments: vectors.segments(at: Int32(row)))
        }
    }

    /// An article as it was written, for merging.
    func record(at position: Int) throws -> ArticleRecord {
        let (article, text) = try article(at: position)
        let rows = articles[position].rows
        let passages = try database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.passageColumns), indexed_body, token_count, embedding_key
                    FROM passages WHERE position >= ? AND position < ? ORDER BY position
                    """, arguments: [rows.lowerBound, rows.upperBound])
        }
        return ArticleRecord(
            article: article, reading: articles[position].reading, text: text,
            passages: passages.map { row in
                let textRange: Range<Int> = row[6]..<row[7]
                let key = (row[16] as Data?).map { EmbeddingKey(bytes: [UInt8]($0)) }
                return PassageRecord(
                    draft: PassageDraft(
                        ordinal: row[3], headingPath: StringList.decode(row[4]), anchor: row[5], textRange: textRange,
                        scalarRange: row[8]..<row[9],
                        source: SourceSpan(bytes: row[10]..<row[11], lines: row[12]...row[13]),
                        indexedBody: row[14] ?? text.slice(utf8: textRange), embeddingText: SegmentedText([]),
                        tokenCount: row[15]),
                    embeddingKey: key, embedding: key.flatMap { _ in embedding(at: row[0]) })
            })
    }

    private func article(at position: Int, in database: Database) throws -> (StoredArticle, String) {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Self.articleColumns), articles.text FROM articles WHERE position = ?")
        guard let row = try Row.fetchOne(statement, arguments: [position]) else {
            throw LocalStorageMessages.damagedPart(layout.passages, "article \(position) is missing")
        }
        return (storedArticle(row), row[14])
    }

    /// Every article without its text, by position.
    func storedArticles() throws -> [StoredArticle] {
        try database.read { database in
            try Row.fetchAll(database, sql: "SELECT \(Self.articleColumns) FROM articles ORDER BY position")
        }.map(storedArticle)
    }

    /// These articles without their texts.
    func storedArticles(at positions: [Int]) throws -> [StoredArticle] {
        try database.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(Self.articleColumns) FROM articles WHERE position IN (SELECT value FROM json_each(?))
                    """)
            return try Row.fetchAll(statement, arguments: ["[\(positions.map(String.init).joined(separator: ","))]"])
        }.map(storedArticle)
    }

    private func storedArticle(_ row: Row) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: row[0], id: row[1]), path: row[2], title: row[3], url: row[4],
            locale: entry.locale, audience: audience, product: row[5], version: row[6], owner: row[7],
            labels: StringList.decode(row[8]), updatedAt: row[9], reviewDue: row[10], contentHash: row[11],
            textSHA256: row[12], passageCount: row[13])
    }
}
