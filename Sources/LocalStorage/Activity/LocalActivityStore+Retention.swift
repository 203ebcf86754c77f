import GRDB
package import KnowledgeModel
import Storage

extension LocalActivityStore {
    package func forget(before: Timestamp) throws -> Int {
        let deleted = try write(.full) { database in
            var weeks: [String: CalendarDay] = [:]
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, asked_at FROM questions WHERE asked_at < ?",
                arguments: [before.milliseconds])
            while let row = try rows.next() { weeks[row[0]] = Timestamp(milliseconds: row[1]).day.monday }
            try keepFigures(of: before, in: database)
            try changeThemes(in: database) { theme in theme.forget(weeks) }

            let moment: StatementArguments = ["before": before.milliseconds]
            try database.execute(
                sql: """
                    DELETE FROM feedback WHERE at < :before
                    OR question_id IN (SELECT id FROM questions WHERE asked_at < :before)
                    """, arguments: moment)
            try database.execute(
                sql: "DELETE FROM labels WHERE question_id IN (SELECT id FROM questions WHERE asked_at < :before)",
                arguments: moment)
            try database.execute(sql: "DELETE FROM draft_checks WHERE at < :before", arguments: moment)
            try database.execute(
                sql: "CREATE TEMP TABLE gone AS SELECT DISTINCT query_id FROM questions WHERE asked_at < :before",
                arguments: moment)
            try database.execute(sql: "DELETE FROM questions WHERE asked_at < :before", arguments: moment)
            // A query's last question takes its outcomes along.
            try database.execute(
                sql: """
                    DELETE FROM outcomes WHERE at < :before OR query_id IN (
                      SELECT query_id FROM temp.gone EXCEPT SELECT query_id FROM questions)
                    """, arguments: moment)
            try database.execute(sql: "DROP TABLE temp.gone")
            return weeks.count
        }
        checkpointIfIdle()
        return deleted
    }

    /// Adds what is about to be deleted to the figures per week.
    private func keepFigures(of before: Timestamp, in database: Database) throws {
        // Days are numbered from a Thursday; integer division in SQLite rounds towards zero, so it is done here.
        var figures: [CalendarDay: (asked: Int, answered: Int)] = [:]
        let rows = try Row.fetchCursor(
            database, sql: "SELECT asked_at, label = 'yes' FROM questions WHERE asked_at < ?",
            arguments: [before.milliseconds])
        while let row = try rows.next() {
            let week = Timestamp(milliseconds: row[0]).day.monday
            figures[week, default: (0, 0)].asked += 1
            figures[week, default: (0, 0)].answered += row[1]
        }
        for (week, figure) in figures {
            try database.execute(
                sql: """
                    INSERT INTO former_weeks (week, asked, answered) VALUES (?, ?, ?)
                    ON CONFLICT (week) DO UPDATE SET asked = asked + excluded.asked,
                      answered = answered + excluded.answered
                    """, arguments: [week.number, figure.asked, figure.answered])
        }
    }
}
