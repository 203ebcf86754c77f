import GRDB
package import KnowledgeModel
package import Storage

extension LocalActivityStore: GapStore {
    package func themes() throws -> [ThemeRecord] { try read { try themes(in: $0) } }

    package func updateThemes<Result>(_ body: (inout [ThemeRecord]) throws -> Result) throws -> Result {
        let (before, after, result) = try write(.full) { database in
            let before = try themes(in: database)
            var after = before
            let result = try body(&after)
            try replace(before, with: after, in: database)
            return (before, after, result)
        }
        if after != before { themesChanged(before, after) }
        return result
    }

    package func groupedAt() throws -> Timestamp? {
        let milliseconds = try read { try State.value("grouped_at", in: $0) }
        return milliseconds == 0 ? nil : Timestamp(milliseconds: Int64(milliseconds))
    }

    package func recordGrouping(at: Timestamp) throws {
        try write(.full) { try State.set("grouped_at", Int(at.milliseconds), in: $0) }
    }

    package func newThemeIDs(_ count: Int) throws -> [String] {
        try write(.full) { database in
            let last = try State.value("last_theme", in: database)
            try State.set("last_theme", last + count, in: database)
            return (0..<count).map { "T\(last + 1 + $0)" }
        }
    }

    // MARK: - Within a transaction

    func themes(in database: Database) throws -> [ThemeRecord] {
        try Row.fetchAll(database, sql: "SELECT id, document FROM themes ORDER BY length(id), id").map { row in
            guard let theme = ThemeDocument.decode(row[1]) else {
                throw LocalStorageMessages.damagedActivityLog(path, "theme \(row[0] as String)")
            }
            return theme
        }
    }

    func changeThemes(in database: Database, _ change: (inout ThemeRecord) -> Void) throws {
        let before = try themes(in: database)
        var after = before
        for index in after.indices { change(&after[index]) }
        try replace(before, with: after, in: database)
    }

    private func replace(_ before: [ThemeRecord], with after: [ThemeRecord], in database: Database) throws {
        let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        let new = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        precondition(new.count == after.count, "each theme stands in the list once")
        for theme in before where new[theme.id] == nil {
            try database.execute(sql: "DELETE FROM themes WHERE id = ?", arguments: [theme.id])
        }
        for theme in after where old[theme.id] != theme {
            try database.execute(
                sql: "INSERT OR REPLACE INTO themes (id, document) VALUES (?, ?)",
                arguments: [theme.id, try ThemeDocument.encode(theme)])
        }
        // Ids that came from elsewhere, as from a backup, are not given again either.
        let highest = after.lazy.filter { old[$0.id] == nil }.compactMap { ThemeRecord.number(ofID: $0.id) }.max()
        if let highest, highest > (try State.value("last_theme", in: database)) {
            try State.set("last_theme", highest, in: database)
        }
    }
}
