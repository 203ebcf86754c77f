/// Why settings cannot be used.
struct SettingsFileError: Error, Sendable, Equatable, CustomStringConvertible {
    enum Code: Sendable { case unknownKey, missingKey, outOfRange, otherFeatures, otherEncoder, synonyms }

    let code: Code
    let description: String

    private static let remedy =
        "go back to other settings with `lacuna settings activate`, 0 being those the product comes with"

    static func unknownKey(_ name: String) -> SettingsFileError {
        SettingsFileError(
            code: .unknownKey,
            description: "the settings in force have a key “\(name)” that this build does not know; "
                + "use the lacuna that wrote them, or \(remedy)")
    }

    static func missingKey(_ name: String) -> SettingsFileError {
        SettingsFileError(
            code: .missingKey, description: "the settings in force lack the key “\(name)”; \(remedy)")
    }

    static func outOfRange(_ name: String, _ value: Double) -> SettingsFileError {
        SettingsFileError(
            code: .outOfRange,
            description: "\(name) of the settings in force is \(value), but it must lie between 0 and 1, "
                + "with no_below at most yes_from; \(remedy)")
    }

    static func otherFeatures(_ what: String) -> SettingsFileError {
        SettingsFileError(
            code: .otherFeatures,
            description: "the settings in force were fitted by another build (\(what)); "
                + "run `lacuna calibrate` again")
    }

    static func otherEncoder(fitted: String) -> SettingsFileError {
        SettingsFileError(
            code: .otherEncoder,
            description: "the settings in force were fitted with the encoder \(fitted), which is not the one at hand; "
                + "run `lacuna calibrate` again")
    }

    static func synonyms(_ message: String) -> SettingsFileError {
        SettingsFileError(
            code: .synonyms, description: "the settings in force have bad synonyms: \(message); \(remedy)")
    }
}
