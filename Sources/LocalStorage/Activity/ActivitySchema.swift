import GRDB
import Storage

/// The tables of `activity.sqlite`; docs/activity-log.md explains them. Times are milliseconds since 1970 in UTC, lists
/// are JSON arrays.
enum ActivitySchema {
    /// Each brings the file to the next version, which SQLite keeps as `user_version`. Never changed once released.
    static let migrations: [[String]] = [
        [
            """
            CREATE TABLE questions (
              id TEXT NOT NULL UNIQUE, query_id TEXT NOT NULL, asked_at INTEGER NOT NULL,
              text TEXT NOT NULL,              -- redacted
              vector BLOB, scale REAL,         -- int8 codes, and what one of them stands for
              label TEXT NOT NULL, reason TEXT NOT NULL, probability REAL,
              features BLOB NOT NULL,          -- float64, little-endian
              missing TEXT NOT NULL,
              nearest BLOB NOT NULL,           -- see PackedPassages
              generation INTEGER NOT NULL, settings INTEGER NOT NULL,
              roles TEXT NOT NULL, locales TEXT NOT NULL, asker TEXT, channel TEXT, cohort TEXT, ticket TEXT,
              product TEXT
            )
            """,
            "CREATE INDEX questions_by_time ON questions (asked_at, id)",
            "CREATE INDEX questions_by_query ON questions (query_id)",
            "CREATE INDEX questions_by_asker ON questions (asker) WHERE asker IS NOT NULL",
            """
            CREATE TABLE feedback (
              id TEXT NOT NULL UNIQUE, question_id TEXT NOT NULL, passage_id TEXT NOT NULL, article_id TEXT NOT NULL,
              rating TEXT NOT NULL, comment TEXT, position INTEGER, at INTEGER NOT NULL, asker TEXT
            )
            """,
            "CREATE INDEX feedback_by_time ON feedback (at, id)",
            "CREATE INDEX feedback_by_question ON feedback (question_id)",
            """
            CREATE TABLE outcomes (
              number INTEGER PRIMARY KEY,      -- in the order of recording
              query_id TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, edit_share REAL, seconds_to_send REAL
            )
            """,
            "CREATE INDEX outcomes_by_time ON outcomes (at, query_id, number)",
            "CREATE INDEX outcomes_by_query ON outcomes (query_id)",
            """
            CREATE TABLE draft_checks (
              id TEXT NOT NULL UNIQUE, query_id TEXT, result TEXT NOT NULL, findings TEXT NOT NULL, at INTEGER NOT NULL
            )
            """,
            "CREATE INDEX draft_checks_by_time ON draft_checks (at, id)",
            "CREATE INDEX draft_checks_by_query ON draft_checks (query_id)",
            // Of what was deleted by age.
            "CREATE TABLE former_weeks (week INTEGER PRIMARY KEY, asked INTEGER NOT NULL, answered INTEGER NOT NULL)",

            "CREATE TABLE themes (id TEXT NOT NULL UNIQUE, document TEXT NOT NULL)",
            """
            CREATE TABLE curated_questions (
              id TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
              articles TEXT,                   -- NULL: no answer is expected
              roles TEXT NOT NULL,
              locales TEXT,                    -- NULL: all
              saved_by TEXT NOT NULL, at INTEGER NOT NULL, theme TEXT
            )
            """,
            """
            CREATE TABLE calibration_changes (
              number INTEGER PRIMARY KEY, at INTEGER NOT NULL, settings INTEGER NOT NULL, calibration TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE reviews (
              article_id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, saved_by TEXT NOT NULL,
              due INTEGER                      -- days since 1970
            )
            """,
            // `last_theme`: the highest number given; `grouped_at`: when all questions were grouped last; `purge`: 1 while
            // erased bytes may be left in the files.
            "CREATE TABLE state (key TEXT NOT NULL UNIQUE, value INTEGER NOT NULL)",
        ],
        [
            """
            CREATE TABLE labels (
              question_id TEXT NOT NULL UNIQUE, answer TEXT NOT NULL, saved_by TEXT NOT NULL, at INTEGER NOT NULL
            )
            """
        ],
    ]

    static var version: Int { migrations.count }

    /// Brings the file to this build's version.
    ///
    /// - Throws: `StorageError.tooNew` if a newer build has written it; then nothing is changed.
    static func migrate(_ database: Database, path: String) throws {
        try database.inTransaction(.immediate) {
            let found = try foundVersion(database, path: path)
            for statement in migrations[found...].joined() { try database.execute(sql: statement) }
            try database.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// - Throws: `StorageError.tooNew` or `tooOld` if it is not this build's.
    static func check(_ database: Database, path: String) throws {
        let found = try foundVersion(database, path: path)
        if found < version { throw LocalStorageMessages.activityTooOld(path, found: found, known: version) }
    }

    private static func foundVersion(_ database: Database, path: String) throws -> Int {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if found > version { throw LocalStorageMessages.activityTooNew(path, found: found, known: version) }
        return max(found, 0)
    }
}
