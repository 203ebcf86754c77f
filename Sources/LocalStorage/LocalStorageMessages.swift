import Storage

/// Every sentence with which this module fails, in one place; each names the thing and the remedy.
enum LocalStorageMessages {
    static func noIndex(_ folder: String) -> StorageError {
        StorageError(.noIndex, "there is no index in \(folder); make one with `lacuna index SOURCE --index \(folder)`")
    }

    static func noGeneration(_ number: Int, in folder: String) -> StorageError {
        StorageError(
            .noGeneration,
            "\(folder) has no generation \(number); `lacuna generations list --index \(folder)` shows those it has")
    }

    static func damagedCurrent(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) does not hold the number of a generation; choose one with `lacuna generations activate`")
    }

    static func damagedManifest(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) is damaged; go back to another generation with `lacuna generations activate`, "
                + "or index into a new folder")
    }

    static func wrongFormat(_ path: String, found: Int, known: Int) -> StorageError {
        found > known
            ? StorageError(
                .tooNew,
                "\(path) has format \(found), this build reads \(known); use a newer lacuna, or index into a new folder"
            )
            : StorageError(
                .tooOld, "\(path) has format \(found), this build reads \(known); index into a new folder")
    }

    static func damagedLiveness(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) is missing or damaged; go back to another generation with `lacuna generations activate`, "
                + "or index into a new folder")
    }

    static func damagedPart(_ path: String, _ reason: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) is damaged (\(reason)); go back to another generation with `lacuna generations activate`, "
                + "or index into a new folder")
    }

    static func damagedSuppressions(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) cannot be read, so nothing is served that may be suppressed; restore it or correct its JSON")
    }

    static func noSettings(_ version: Int, in folder: String) -> StorageError {
        StorageError(
            .noSettings,
            "\(folder) has no settings \(version); `lacuna settings list --index \(folder)` shows those it has")
    }

    static func damagedSettings(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) is damaged; go back to other settings with `lacuna settings activate`, "
                + "0 being those the product comes with")
    }

    static func damagedSettingsPointer(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "\(path) does not hold the number of a version of the settings; "
                + "choose one with `lacuna settings activate`")
    }

    static func wrongSettingsFormat(_ path: String, found: Int, known: Int) -> StorageError {
        StorageError(
            found > known ? .tooNew : .tooOld,
            "\(path) has format \(found), this build reads \(known); "
                + "\(found > known ? "use a newer lacuna, or " : "")go back to other settings with "
                + "`lacuna settings activate`")
    }

    static func busyScan(_ name: String, _ detail: String) -> StorageError {
        StorageError(
            .busy,
            "all but the records of the scan \"\(name)\" is erased: \(detail)")
    }

    static func busy(_ detail: String) -> StorageError { StorageError(.busy, detail) }

    static func wrongModel(found: String, expected: String) -> StorageError {
        StorageError(
            .wrongModel,
            "the index was made with the encoder \(found), the one at hand is \(expected); "
                + "use that encoder (--model), or index again")
    }
}
