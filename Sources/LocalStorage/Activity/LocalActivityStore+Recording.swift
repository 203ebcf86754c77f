import GRDB
package import Storage

extension LocalActivityStore {
    package func record(_ queries: [QueryRecord]) throws {
        guard !queries.isEmpty else { return }
        try write(.groupCommit) { database in
            let statement = try database.cachedStatement(sql: QuestionRow.insertion)
            for question in queries { try statement.execute(arguments: QuestionRow.arguments(question)) }
        }
    }

    package func record(_ feedback: FeedbackRecord) throws {
        try write(.full) { database in
            guard try database.has("questions", "id", feedback.questionID) else {
                throw StorageError.noQuestion(feedback.questionID)
            }
            try database.execute(
                sql: "INSERT OR REPLACE INTO feedback (\(FeedbackRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: FeedbackRow.arguments(feedback))
        }
    }

    package func record(_ outcome: OutcomeRecord) throws {
        try write(.full) { database in
            guard try database.has("questions", "query_id", outcome.queryID) else {
                throw StorageError.noQuery(outcome.queryID)
            }
            try database.execute(
                sql: "INSERT INTO outcomes (\(OutcomeRow.columns)) VALUES (?, ?, ?, ?, ?)",
                arguments: OutcomeRow.arguments(outcome))
        }
    }

    package func record(_ check: DraftCheckRecord) throws {
        try write(.full) { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO draft_checks (\(DraftCheckRow.columns)) VALUES (?, ?, ?, ?, ?)",
                arguments: DraftCheckRow.arguments(check))
        }
    }

    package func record(_ label: QuestionLabel) throws {
        try write(.full) { database in
            guard try database.has("questions", "id", label.questionID) else {
                throw StorageError.noQuestion(label.questionID)
            }
            try database.execute(
                sql: "INSERT OR REPLACE INTO labels (\(LabelRow.columns)) VALUES (?, ?, ?, ?)",
                arguments: LabelRow.arguments(label))
        }
    }
}

extension Database {
    func has(_ table: String, _ column: String, _ value: String) throws -> Bool {
        try Bool.fetchOne(self, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(column) = ?)", arguments: [value])
            ?? false
    }
}
