import Storage

extension LocalStorageMessages {
    static func noBackup(_ folder: String) -> StorageError {
        StorageError(
            .noRecord,
            "\(folder) is no backup, or one that was never finished: it has no MANIFEST.json; name a folder that "
                + "`lacuna backup` has made")
    }

    static func damagedBackup(_ path: String, _ reason: String) -> StorageError {
        StorageError(
            .corrupt, "\(path) is damaged (\(reason)), so nothing was restored; use another backup")
    }

    static func wrongBackupFormat(_ path: String, found: Int, known: Int) -> StorageError {
        StorageError(
            found > known ? .tooNew : .tooOld,
            "\(path) has format \(found), this build reads \(known); "
                + "use \(found > known ? "a newer lacuna" : "the lacuna that made it")")
    }

    static func backupExists(_ folder: String) -> StorageError {
        StorageError(.conflict, "\(folder) exists already; name a folder that does not, such as one with today's date")
    }

    static func backupInside(_ folder: String, _ index: String) -> StorageError {
        StorageError(.conflict, "\(folder) lies inside the index; name a folder outside \(index)")
    }

    static func busyBackup(_ folder: String) -> StorageError {
        StorageError(.busy, "\(folder) was changed again and again while it was copied; try again in a moment")
    }

    static func activityInUse(_ path: String) -> StorageError {
        StorageError(
            .busy, "\(path) is open in another process; stop `lacuna serve` on this index, and try again")
    }

    static func cannotExchange(_ folder: String, _ reason: String) -> StorageError {
        StorageError(
            .unavailable,
            "\(folder) cannot be put in place at once (\(reason)); it must not be a mount point itself: keep the index in "
                + "a folder below one")
    }
}
