import Storage

extension LocalStorageMessages {
    static func damagedAuditLog(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "the last line of \(path) is not an entry, so nothing can be recorded after it; see what happened with "
                + "`lacuna audit verify \(path)`, then move the file away to begin a new log")
    }

    static func damagedAuditLine(_ path: String, line: Int) -> StorageError {
        StorageError(
            .corrupt,
            "line \(line) of \(path) is not an entry; see what else was changed with `lacuna audit verify \(path)`")
    }
}
