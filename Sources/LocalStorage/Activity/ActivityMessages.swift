import GRDB
import Storage
import SystemIO

extension LocalStorageMessages {
    static func noActivityLog(_ folder: String) -> StorageError {
        StorageError(
            .noLog,
            "nothing has been logged in \(folder) yet; searches of `lacuna serve --index \(folder)` are logged there")
    }

    static func activityTooNew(_ path: String, found: Int, known: Int) -> StorageError {
        StorageError(.tooNew, "\(path) has format \(found), this build reads \(known); use a newer lacuna")
    }

    static func activityTooOld(_ path: String, found: Int, known: Int) -> StorageError {
        StorageError(
            .tooOld,
            "\(path) has format \(found), this build reads \(known); `lacuna serve` brings it up to date when it starts"
        )
    }

    static func damagedActivityLog(_ path: String, _ reason: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) is damaged (\(reason)); restore it from a backup, or move it away to begin a new log")
    }

    static func readOnlyActivityLog(_ path: String) -> StorageError {
        StorageError(.unavailable, "\(path) was opened for reading only; open it for writing to change it")
    }

    /// Of records before the one at hand, which is written like any other.
    static func unsyncedActivity(_ error: FileError) -> StorageError {
        StorageError(
            error.code == .full ? .full : .unavailable,
            "what was logged last may be lost if the power goes now: \(error.message)")
    }

    static func damagedKey(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) does not hold 32 bytes; restore it from a backup, for with another key nobody's earlier questions "
                + "are found again")
    }

    static func damagedLedger(_ path: String, line: Int) -> StorageError {
        StorageError(
            .corrupt,
            "line \(line) of \(path) is not an erasure; correct or restore it, so that none is forgotten")
    }

    /// The sentence for what SQLite reports on the log.
    static func activity(_ code: Int32, _ path: String) -> StorageError {
        switch ResultCode(rawValue: code) {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            StorageError(
                .busy, "\(path) is locked by another process; wait until it has finished, or stop it, and try again")
        case .SQLITE_FULL:
            StorageError(
                .full, "\(path) cannot grow, the disk is full; free some space, or shorten how long the log is kept")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            damagedActivityLog(path, "SQLite error \(code)")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            StorageError(
                .unavailable,
                "\(path) cannot be opened or written; check the owner and rights of the file and its folder")
        default:
            StorageError(
                .unavailable, "\(path) cannot be read or written (SQLite error \(code)); check the disk it lies on")
        }
    }
}
