import Storage

extension LocalStorageMessages {
    static func damagedKeys(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) cannot be read as keys, so nobody is let in; restore it from a backup, or move it away and create "
                + "new keys")
    }

    static func wrongKeysFormat(_ path: String, found: Int, known: Int) -> StorageError {
        StorageError(
            found > known ? .tooNew : .tooOld,
            "\(path) has format \(found), this build reads \(known), so nobody is let in; "
                + (found > known ? "use a newer lacuna" : "move it away and create new keys"))
    }

    static func damagedTokenKey(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) does not hold 32 bytes; delete it, which ends every token that was minted, and mint new ones")
    }

    static func noKey(_ id: String, in folder: String) -> StorageError {
        StorageError(.noRecord, "\(folder) has no key \(id); `lacuna keys list --index \(folder)` shows the ids")
    }

    static func keyExists(_ id: String) -> StorageError {
        StorageError(.conflict, "there is a key \(id) already; create one with another id")
    }
}
