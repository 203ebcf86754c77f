import Storage

/// One version of an index's settings, as `settings/000007.json` holds it: never changed once written.
///
/// What the settings say is the owner's of the type; this module only keeps them.
package struct SettingsDocument<Settings: Codable & Sendable>: Codable, Sendable {
    /// A contract with files on disk: a change of meaning raises it, and readers refuse what they do not know.
    package static var currentFormat: Int { 1 }

    package let format: Int
    /// From 1.
    package let version: Int
    /// The version that was in force when this one was written, which undoing it brings back; 0 is what the product
    /// comes with.
    package let replaces: Int
    package let by: String
    package let why: String
    /// ISO 8601, UTC.
    package let at: String
    package let settings: Settings

    init(version: Int, replaces: Int, note: PublishNote, settings: Settings) {
        format = Self.currentFormat
        self.version = version
        self.replaces = replaces
        by = note.by
        why = note.why
        at = note.at
        self.settings = settings
    }
}

/// One line of `settings list`.
package struct SettingsSummary: Sendable, Hashable {
    package let version: Int
    package let isCurrent: Bool
    package let replaces: Int
    package let by: String
    package let why: String
    /// ISO 8601, UTC.
    package let at: String
}
