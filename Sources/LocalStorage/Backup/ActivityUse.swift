import GRDB
import SystemIO

/// Whether anybody has an activity log open.
enum ActivityUse {
    /// Leaving the write-ahead log needs a database to itself, so it fails as long as another connection is there, in
    /// whatever process, busy or idle (https://www.sqlite.org/wal.html, section 1).
    static func isOpen(_ path: String) throws -> Bool {
        guard FileSystem.exists(path) else { return false }
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let mode = try database.writeWithoutTransaction {
                try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE")
            }
            try database.close()
            return mode != "delete"
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return true
        } catch is DatabaseError {
            // Damaged: nobody can work with it, and a restore is its mend.
            return false
        }
    }
}
