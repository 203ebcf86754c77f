internal import Foundation
package import Storage
internal import SystemIO

/// The versions of an index's settings, and which of them is in force.
///
/// They lie beside generations, not in them: going back to an older generation leaves the settings as they are. Version 0
/// is what the product comes with; it has no file. A version is written whole before `SETTINGS` names it, so a crash
/// leaves the old one in force, and at worst a version that never was.
package struct SettingsStore<Settings: Codable & Sendable>: Sendable {
    package typealias Document = SettingsDocument<Settings>
    private let layout: IndexLayout

    package init(layout: IndexLayout) { self.layout = layout }

    /// The version in force; nil is what the product comes with.
    ///
    /// - Throws: `StorageError` if a file is damaged or of another format; whatever decoding the settings throws.
    package func current() throws -> Document? {
        let version = try SettingsPointer.read(in: layout)
        return version == 0 ? nil : try document(version)
    }

    /// - Throws: `StorageError.noSettings` if there is no such version, and as `current` does.
    package func document(_ version: Int) throws -> Document {
        let path = layout.settings(version)
        guard version > 0, FileSystem.exists(path) else {
            throw LocalStorageMessages.noSettings(version, in: layout.folder)
        }
        return try Self.decode(try FileSystem.readFile(path), version: version, path: path)
    }

    /// Without version 0, oldest first.
    package func list() throws -> [SettingsSummary] {
        let current = try SettingsPointer.read(in: layout)
        return try versions().map { version in
            let document = try document(version)
            return SettingsSummary(
                version: version, isCurrent: version == current, replaces: document.replaces, by: document.by,
                why: document.why, at: document.at)
        }
    }

    /// Writes a new version and puts it in force. Durable on return.
    ///
    /// - Returns: its number, one more than any before it.
    /// - Throws: `StorageError.busy` while another process writes settings; `StorageError.noIndex`.
    package func publish(_ settings: Settings, note: PublishNote, holder: String) throws -> Int {
        let lock = try lock(holder: holder)
        return try withExtendedLifetime(lock) {
            let replaced = try SettingsPointer.read(in: layout)
            let version = max(try versions().last ?? 0, replaced) + 1
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let document = Document(version: version, replaces: replaced, note: note, settings: settings)
            try DurableFile.replace(
                layout.settings(version), with: String(decoding: try encoder.encode(document), as: UTF8.self) + "\n")
            try SettingsPointer.write(version, in: layout)
            return version
        }
    }

    /// Puts a version in force, back or forward; 0 is what the product comes with.
    ///
    /// - Throws: `StorageError.noSettings`, `StorageError.busy`, and as `current` does: what cannot be read is not
    ///   activated.
    package func activate(_ version: Int, holder: String) throws {
        let lock = try lock(holder: holder)
        try withExtendedLifetime(lock) {
            if version != 0 { _ = try document(version) }
            try SettingsPointer.write(version, in: layout)
        }
    }

    /// Puts the version in force that the present one replaced.
    ///
    /// - Returns: the version now in force; nil if there was nothing to undo.
    package func undo(holder: String) throws -> Int? {
        guard let current = try current() else { return nil }
        try activate(current.replaces, holder: holder)
        return current.replaces
    }

    private func versions() throws -> [Int] {
        guard FileSystem.isFolder(layout.settings) else { return [] }
        return try FileSystem.names(in: layout.settings).compactMap { name in
            name.hasSuffix(".json") ? Int(name.dropLast(5)) : nil
        }.sorted()
    }

    private func lock(holder: String) throws -> FileLock {
        guard FileSystem.isFolder(layout.generations) else { throw LocalStorageMessages.noIndex(layout.folder) }
        try FileSystem.createFolder(layout.settings)
        do {
            return try FileLock(path: layout.settingsLock, holder: holder)
        } catch  where error.code == .locked {
            throw LocalStorageMessages.busy(error.message)
        }
    }

    private static func decode(_ bytes: [UInt8], version: Int, path: String) throws -> Document {
        guard let probe = try? JSONDecoder().decode(FormatProbe.self, from: Data(bytes)) else {
            throw LocalStorageMessages.damagedSettings(path)
        }
        guard probe.format == Document.currentFormat else {
            throw LocalStorageMessages.wrongSettingsFormat(path, found: probe.format, known: Document.currentFormat)
        }
        do {
            let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
            guard document.version == version else { throw LocalStorageMessages.damagedSettings(path) }
            return document
        } catch is DecodingError {
            throw LocalStorageMessages.damagedSettings(path)
        }
    }
}

private struct FormatProbe: Decodable { var format: Int }

/// `SETTINGS`: one line, the version in force.
enum SettingsPointer {
    /// 0 if nothing was ever set.
    static func read(in layout: IndexLayout) throws -> Int {
        guard FileSystem.exists(layout.settingsPointer) else { return 0 }
        let text = try FileSystem.readText(layout.settingsPointer)
        guard let version = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), version >= 0 else {
            throw LocalStorageMessages.damagedSettingsPointer(layout.settingsPointer)
        }
        return version
    }

    static func write(_ version: Int, in layout: IndexLayout) throws {
        try DurableFile.replace(layout.settingsPointer, with: "\(version)\n")
    }
}
