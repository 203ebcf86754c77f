import GRDB
import KnowledgeModel
import Privacy
package import Storage

extension LocalActivityStore {
    package func curatedQuestions() throws -> [CuratedQuestion] { try read { try curatedQuestions(in: $0) } }

    package func save(_ question: CuratedQuestion) throws { try write(.full) { try save(question, in: $0) } }

    package func removeCuratedQuestion(id: String) throws -> Bool {
        try write(.full) { database in
            try database.execute(sql: "DELETE FROM curated_questions WHERE id = ?", arguments: [id])
            return database.changesCount > 0
        }
    }

    package func calibrationChanges() throws -> [CalibrationChange] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT at, settings, calibration FROM calibration_changes ORDER BY at, number"
            ).map {
                CalibrationChange(at: Timestamp(milliseconds: $0[0]), settings: $0[1], calibration: $0[2])
            }
        }
    }

    package func record(_ change: CalibrationChange) throws {
        try write(.full) { database in
            try database.execute(
                sql: "INSERT INTO calibration_changes (at, settings, calibration) VALUES (?, ?, ?)",
                arguments: [change.at.milliseconds, change.settings, change.calibration])
        }
    }

    package func reviews() throws -> [String: ArticleReview] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT article_id, at, saved_by, due FROM reviews")
            return Dictionary(
                rows.map { row in
                    (
                        row[0],
                        ArticleReview(
                            at: Timestamp(milliseconds: row[1]), by: row[2],
                            due: (row[3] as Int?).map { CalendarDay(number: $0) })
                    )
                }, uniquingKeysWith: { _, last in last })
        }
    }

    package func save(_ review: ArticleReview, of article: String) throws {
        try write(.full) { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO reviews (article_id, at, saved_by, due) VALUES (?, ?, ?, ?)",
                arguments: [article, review.at.milliseconds, review.by, review.due?.number])
        }
    }

    // MARK: - Within a transaction

    func curatedQuestions(in database: Database) throws -> [CuratedQuestion] {
        try Row.fetchAll(
            database,
            sql: "SELECT id, text, articles, roles, locales, saved_by, at, theme FROM curated_questions ORDER BY at, id"
        ).map { row in
            let articles: String? = row[2]
            return CuratedQuestion(
                id: row[0], text: RedactedText(storedRedacted: row[1]),
                expectation: articles.map { .article(StringList.decode($0)) } ?? .noAnswer,
                audience: AccessScope(
                    roles: StringList.decode(row[3]).compactMap { Role($0) },
                    locales: (row[4] as String?).map { Set(StringList.decode($0)) }),
                by: row[5], at: Timestamp(milliseconds: row[6]), theme: row[7])
        }
    }

    func save(_ question: CuratedQuestion, in database: Database) throws {
        var articles: String?
        if case .article(let ids) = question.expectation { articles = StringList.encode(ids) }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO curated_questions (id, text, articles, roles, locales, saved_by, at, theme)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                question.id, question.text.text.withoutNUL, articles,
                StringList.encode(question.audience.roles.sorted().map(\.name)),
                question.audience.locales.map { StringList.encode($0.sorted()) }, question.by,
                question.at.milliseconds, question.theme,
            ])
    }
}
