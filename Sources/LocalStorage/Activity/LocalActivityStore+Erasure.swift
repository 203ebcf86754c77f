import GRDB
import KnowledgeModel
package import Privacy
import Storage

extension LocalActivityStore {
    package func erase(asker: AskerPseudonym) throws -> [String] {
        let ids = try erasing { database in
            let questions = try Row.fetchAll(
                database, sql: "SELECT id, query_id, text FROM questions WHERE asker = ?", arguments: [asker.value]
            ).map { (id: $0[0] as String, queryID: $0[1] as String, text: $0[2] as String) }
            let erased = ErasedQuestions(questions.map { ($0.id, $0.text) })
            try changeThemes(in: database) { $0.erase(erased) }
            for curated in try curatedQuestions(in: database) where erased.isSource(of: curated.text.text) {
                try database.execute(sql: "DELETE FROM curated_questions WHERE id = ?", arguments: [curated.id])
            }
            let ids = questions.map(\.id)
            try database.execute(
                sql: """
                    DELETE FROM feedback
                    WHERE asker = ? OR question_id IN (SELECT id FROM questions WHERE asker = ?)
                    """, arguments: [asker.value, asker.value])
            try database.execute(
                sql: "DELETE FROM labels WHERE question_id IN (SELECT id FROM questions WHERE asker = ?)",
                arguments: [asker.value])
            let queries = StringList.encode(Array(Set(questions.map(\.queryID))))
            for table in ["outcomes", "draft_checks"] {
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE query_id IN (SELECT value FROM json_each(?))",
                    arguments: [queries])
            }
            try database.execute(sql: "DELETE FROM questions WHERE asker = ?", arguments: [asker.value])
            return ids
        }
        return ids.sorted { $0.precedes($1) }
    }

    package func erase(article id: String) throws {
        try erasing { database in
            try eraseAmongNearest(article: id, in: database)
            try database.execute(sql: "DELETE FROM feedback WHERE article_id = ?", arguments: [id])
            try database.execute(sql: "DELETE FROM reviews WHERE article_id = ?", arguments: [id])
            try changeThemes(in: database) { $0.erase(article: id) }
            for curated in try curatedQuestions(in: database) {
                let without = curated.without(article: id)
                if without == curated { continue }
                try database.execute(sql: "DELETE FROM curated_questions WHERE id = ?", arguments: [curated.id])
                if let without { try save(without, in: database) }
            }
        }
    }

    private func eraseAmongNearest(article id: String, in database: Database) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT id, nearest FROM questions WHERE instr(nearest, CAST(? AS BLOB)) > 0",
            arguments: [id])
        for row in rows {
            let question: String = row[0]
            guard let nearest = try row.bytes(1, PackedPassages.decode) else {
                throw LocalStorageMessages.damagedActivityLog(path, "question \(question)")
            }
            let kept = nearest.filter { $0.articleID != id }
            if kept.count == nearest.count { continue }
            try database.execute(
                sql: "UPDATE questions SET nearest = ? WHERE id = ?",
                arguments: [PackedPassages.encode(kept), question])
        }
    }

    /// Deletes rows, then purges the files of their bytes. A process that dies between the two leaves a mark, by which
    /// the next erasure purges even if it finds nothing to delete.
    private func erasing<Result>(_ body: (Database) throws -> Result) throws -> Result {
        let (result, isMarked) = try write(.full) { database in
            let before = database.totalChangesCount
            let result = try body(database)
            if database.totalChangesCount > before { try State.set("purge", 1, in: database) }
            return (result, try State.value("purge", in: database) == 1)
        }
        if isMarked {
            try purge()
            try write(.full) { try State.set("purge", 0, in: $0) }
        }
        return result
    }
}

/// Single numbers, in the table `state`.
enum State {
    static func value(_ key: String, in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT value FROM state WHERE key = ?", arguments: [key]) ?? 0
    }

    static func set(_ key: String, _ value: Int, in database: Database) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", arguments: [key, value])
    }
}
