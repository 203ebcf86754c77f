import JSONText
package import LocalStorage

/// What a backup or a restore did.
package enum BackupOutput {
    package static func text(_ manifest: BackupManifest, folder: String) -> String {
        Printable.text(
            "\(folder): \(size(manifest)), generation \(manifest.generation.map(String.init) ?? "none"), "
                + (manifest.hasKeys ? "with" : "without") + " keys.") + "\n"
    }

    package static func checked(_ manifest: BackupManifest, folder: String) -> String {
        Printable.text("\(folder) of \(manifest.createdAt) is whole: \(size(manifest)).") + "\n"
    }

    package static func text(_ restored: RestoredIndex, index: String) -> String {
        var lines = [
            "\(index) is restored: \(Amount.count(restored.files, "file")), \(Amount.bytes(restored.bytes)); "
                + (restored.generation.map { "generation \($0) is serving." } ?? "no generation is serving.")
        ]
        if restored.erasedAgain > 0 {
            lines.append(
                "Erased again: \(Amount.count(restored.erasedAgain, "asker or article", "askers and articles")).")
        }
        if restored.suppressions > 0 {
            lines.append("Still suppressed: \(Amount.count(restored.suppressions, "entry", "entries")) made since.")
        }
        if restored.keptKeys { lines.append("The keys are those the index had.") }
        return Printable.text(lines.joined(separator: "\n")) + "\n"
    }

    package static func json(_ manifest: BackupManifest, folder: String) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("backup", folder)
            document.member("created_at", manifest.createdAt)
            document.member("by", manifest.by)
            document.member("generation", manifest.generation)
            document.member("with_keys", manifest.hasKeys)
            document.member("files", manifest.files.count)
            document.member("bytes", manifest.bytes)
        }
        return writer.text + "\n"
    }

    package static func json(_ restored: RestoredIndex, index: String) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("index", index)
            document.member("generation", restored.generation)
            document.member("files", restored.files)
            document.member("bytes", restored.bytes)
            document.member("erased_again", restored.erasedAgain)
            document.member("suppressions_kept", restored.suppressions)
            document.member("keys_kept", restored.keptKeys)
        }
        return writer.text + "\n"
    }

    private static func size(_ manifest: BackupManifest) -> String {
        "\(Amount.count(manifest.files.count, "file")), \(Amount.bytes(manifest.bytes))"
    }
}
