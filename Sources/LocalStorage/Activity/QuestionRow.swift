import Foundation
import GRDB
import KnowledgeModel
import Privacy
import Storage

/// A question as a row of `questions`.
enum QuestionRow {
    static let columns = """
        id, query_id, asked_at, text, vector, scale, label, reason, probability, features, missing, nearest, generation,
        settings, roles, locales, asker, channel, cohort, ticket, product
        """

    static let insertion = """
        INSERT OR REPLACE INTO questions (\(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static func arguments(_ question: QueryRecord) -> StatementArguments {
        let (verdict, context) = (question.verdict, question.context)
        return [
            question.id, question.queryID, question.askedAt.milliseconds, question.text.text.withoutNUL,
            question.vector.map { vector in vector.codes.withUnsafeBytes { Data($0) } },
            question.vector.map { Double($0.scale) }, verdict.label, verdict.reason, verdict.probability,
            PackedNumbers.encode(verdict.features), StringList.encode(verdict.missing),
            PackedPassages.encode(question.nearest), question.generation.number, question.settings,
            StringList.encode(context.roles.map(\.name)), StringList.encode(context.locales), context.asker?.value,
            context.channel, context.cohort, context.ticket, question.product,
        ]
    }

    /// - Throws: `StorageError.corrupt` if a column does not hold what it should.
    static func question(_ row: Row, path: String) throws -> QueryRecord {
        let id: String = row[0]
        let generation: Int = row[12]
        guard generation > 0, let features = try row.bytes(9, PackedNumbers.decode),
            let nearest = try row.bytes(11, PackedPassages.decode)
        else { throw LocalStorageMessages.damagedActivityLog(path, "question \(id)") }
        var record = QueryRecord(
            id: id, queryID: row[1], askedAt: Timestamp(milliseconds: row[2]),
            text: RedactedText(storedRedacted: row[3]), vector: nil,
            verdict: RecordedVerdict(
                label: row[6], reason: row[7], probability: row[8], features: features,
                missing: StringList.decode(row[10])),
            nearest: nearest, generation: GenerationID(generation), settings: row[13],
            context: AskerContext(
                scope: Scope.decode(roles: row[14], locales: row[15]),
                asker: (row[16] as String?).map { AskerPseudonym(stored: $0) }, channel: row[17], cohort: row[18],
                ticket: row[19]),
            product: row[20])
        if let scale: Double = row[5], let codes = try row.bytes(4, { Array($0.bindMemory(to: Int8.self)) }) {
            record.vector = QuantizedVector(codes: codes, scale: Float(scale))
        }
        return record
    }
}

/// Roles and locales in their columns; no locales stand for all.
enum Scope {
    static func decode(roles: String, locales: String) -> AccessScope {
        let tags = StringList.decode(locales)
        return AccessScope(
            roles: StringList.decode(roles).compactMap { Role($0) }, locales: tags.isEmpty ? nil : Set(tags))
    }
}

extension String {
    /// SQLite would end the text at a U+0000; it becomes U+FFFD, as in CommonMark.
    var withoutNUL: String { utf8.contains(0) ? replacing("\u{0}", with: "\u{fffd}") : self }
}

extension Row {
    /// A blob without a copy of it; nil for NULL or where `body` gives nil. An empty blob has no bytes and is not NULL.
    func bytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value?) throws -> Value? {
        try withUnsafeData(atIndex: column) { data in
            guard let data else { return nil }
            return try data.withUnsafeBytes { try body($0) }
        }
    }
}
