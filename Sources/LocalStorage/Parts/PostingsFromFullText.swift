import Foundation
import GRDB
import PostingsFile

/// Makes the postings file of a part from the part's own FTS5 table, so that the two cannot disagree on what a term is
/// or how often it stands where.
enum PostingsFromFullText {
    /// O(occurrences); reads the FTS5 index once in term order.
    static func make(from database: Database, passageCount: Int) throws -> PostingsFileWriter {
        let fieldCount = PartSchema.fields.count
        var writer = PostingsFileWriter(fieldCount: fieldCount)
        writer.setDocumentLengths(try documentLengths(of: database, passageCount: passageCount))
        try database.execute(sql: PartSchema.vocabulary)
        defer { try? database.execute(sql: "DROP TABLE temp.occurrences") }

        var list = PostingList(fieldCount: fieldCount)
        let occurrences = try Row.fetchCursor(database, sql: "SELECT term, doc, col, offset FROM temp.occurrences")
        while let row = try occurrences.next() {
            try row.withUnsafeData(atIndex: 0) { term in
                let term = term ?? .init()
                if !list.isOf(term) {
                    list.flush(to: &writer)
                    list.start(term)
                }
            }
            let column: String = row[2]
            let (document, field) = (row[1] as Int - 1, PartSchema.fields.firstIndex(of: column) ?? 0)
            list.count(document: UInt32(document), field: field)
            writer.placeNextTerm(document: document, field: field, offset: row[3])
        }
        list.flush(to: &writer)
        return writer
    }

    /// Tokens per field and passage, from FTS5's own record of them: a blob of varints for each row.
    private static func documentLengths(of database: Database, passageCount: Int) throws -> [UInt32] {
        let fieldCount = PartSchema.fields.count
        var lengths = [UInt32](repeating: 0, count: passageCount * fieldCount)
        let rows = try Row.fetchCursor(database, sql: "SELECT id, sz FROM passages_fts_docsize")
        while let row = try rows.next() {
            let position = row[0] as Int - 1
            try row.withUnsafeData(atIndex: 1) { sizes in
                var bytes = Array(sizes ?? .init())[...]
                for field in 0..<fieldCount {
                    lengths[position * fieldCount + field] = UInt32(truncatingIfNeeded: SQLiteVarint.decode(&bytes))
                }
            }
        }
        return lengths
    }
}

/// The postings of the term that is being read.
private struct PostingList {
    private var term: [UInt8]?
    private var documents: [UInt32] = []
    private var frequencies: [UInt16] = []
    private let fieldCount: Int

    init(fieldCount: Int) { self.fieldCount = fieldCount }

    func isOf(_ other: some Collection<UInt8>) -> Bool { term?.elementsEqual(other) ?? false }

    mutating func start(_ other: some Collection<UInt8>) {
        term = Array(other)
        documents.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }

    mutating func count(document: UInt32, field: Int) {
        if documents.last != document {
            documents.append(document)
            frequencies.append(contentsOf: repeatElement(0, count: fieldCount))
        }
        let slot = frequencies.count - fieldCount + field
        if frequencies[slot] < .max { frequencies[slot] += 1 }
    }

    func flush(to writer: inout PostingsFileWriter) {
        guard let term else { return }
        writer.append(term: term, documents: documents, frequencies: frequencies)
    }
}

/// SQLite's variable-length integers: seven bits a byte, most significant first, nine bytes at most.
enum SQLiteVarint {
    /// Takes one integer from the front; 0 from an empty slice.
    static func decode(_ bytes: inout ArraySlice<UInt8>) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<9 {
            guard let byte = bytes.popFirst() else { return value }
            if index == 8 { return value << 8 | UInt64(byte) }
            value = value << 7 | UInt64(byte & 0x7f)
            if byte < 0x80 { return value }
        }
        return value
    }
}
