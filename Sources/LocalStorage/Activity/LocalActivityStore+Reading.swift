import GRDB
import KnowledgeModel
package import Privacy
package import Storage

extension LocalActivityStore: ActivityLog {
    package func queries(in period: ActivityPeriod) throws -> [QueryRecord] {
        try read { try questions(in: $0, "WHERE asked_at >= ? AND asked_at < ? ORDER BY asked_at, id", period.bounds) }
    }

    package func queries(ids: [String]) throws -> [QueryRecord] {
        try read { try questions(withIDs: ids, in: $0) }
    }

    package func queries(ofQuery queryID: String) throws -> [QueryRecord] {
        // `q`, `q-2` … `q-10`: the longer name is the later one.
        try read { try questions(in: $0, "WHERE query_id = ? ORDER BY length(id), id", [queryID]) }
    }

    /// The newest questions, newest first. O(limit · log records)
    package func newestQueries(_ limit: Int) throws -> [QueryRecord] {
        try read { try questions(in: $0, "ORDER BY asked_at DESC, id DESC LIMIT ?", [limit]) }
    }

    package func feedback(in period: ActivityPeriod) throws -> [FeedbackRecord] {
        try read { try feedback(in: $0, "WHERE at >= ? AND at < ? ORDER BY at, id", period.bounds) }
    }

    package func outcomes(in period: ActivityPeriod) throws -> [OutcomeRecord] {
        try read { try outcomes(in: $0, "WHERE at >= ? AND at < ? ORDER BY at, query_id, number", period.bounds) }
    }

    package func draftChecks(in period: ActivityPeriod) throws -> [DraftCheckRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT \(DraftCheckRow.columns) FROM draft_checks WHERE at >= ? AND at < ? ORDER BY at, id",
                arguments: period.bounds
            ).map { try DraftCheckRow.check($0, path: path) }
        }
    }

    package func labels() throws -> [QuestionLabel] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT \(LabelRow.columns) FROM labels ORDER BY at, question_id")
                .map { try LabelRow.label($0, path: path) }
        }
    }

    package func formerWeeks() throws -> [WeekFigures] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT week, asked, answered FROM former_weeks ORDER BY week").map {
                WeekFigures(week: CalendarDay(number: $0[0]), asked: $0[1], answered: $0[2])
            }
        }
    }

    package func activity(of asker: AskerPseudonym) throws -> AskerActivity {
        // One transaction, so that nothing is handed out twice or by half.
        try read { database in
            let own = "SELECT id FROM questions WHERE asker = ?"
            return AskerActivity(
                queries: try questions(in: database, "WHERE asker = ? ORDER BY asked_at, id", [asker.value]),
                feedback: try feedback(
                    in: database, "WHERE question_id IN (\(own)) OR asker = ? ORDER BY at, id",
                    [asker.value, asker.value]),
                outcomes: try outcomes(
                    in: database,
                    "WHERE query_id IN (SELECT query_id FROM questions WHERE asker = ?) ORDER BY at, query_id, number",
                    [asker.value]))
        }
    }

    // MARK: - Within a transaction

    func questions(
        in database: Database, _ clause: String, _ arguments: StatementArguments
    ) throws -> [QueryRecord] {
        let rows = try Row.fetchCursor(
            try database.cachedStatement(sql: "SELECT \(QuestionRow.columns) FROM questions \(clause)"),
            arguments: arguments)
        var questions: [QueryRecord] = []
        while let row = try rows.next() { questions.append(try QuestionRow.question(row, path: path)) }
        return questions
    }

    func questions(withIDs ids: [String], in database: Database) throws -> [QueryRecord] {
        try questions(
            in: database, "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY asked_at, id",
            [StringList.encode(ids)])
    }

    private func feedback(
        in database: Database, _ clause: String, _ arguments: StatementArguments
    ) throws -> [FeedbackRecord] {
        try Row.fetchAll(
            database, sql: "SELECT \(FeedbackRow.columns) FROM feedback \(clause)", arguments: arguments
        ).map { try FeedbackRow.feedback($0, path: path) }
    }

    private func outcomes(
        in database: Database, _ clause: String, _ arguments: StatementArguments
    ) throws -> [OutcomeRecord] {
        try Row.fetchAll(
            database, sql: "SELECT \(OutcomeRow.columns) FROM outcomes \(clause)", arguments: arguments
        ).map { try OutcomeRow.outcome($0, path: path) }
    }
}

extension ActivityPeriod {
    /// As the two sides of `at >= ? AND at < ?`.
    fileprivate var bounds: StatementArguments { [from?.milliseconds ?? .min, until?.milliseconds ?? .max] }
}
