import ArgumentParser
import ArticleSources
import Foundation
import LocalStorage
import Storage
import SystemIO

/// `lacuna backup`: a copy of an index that can take its place.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy an index, while it is in use, to a folder that 'lacuna restore' can put in its place.",
        discussion: """
            Every generation, the settings, suppressions, the activity log and scans with their pseudonyms' key, the audit \
            log and the ledger of erasures, with the size and the SHA-256 of each file. The service's keys only with \
            --with-keys. The folder appears once it is whole. It holds what customers asked: keep it as safe as the index.
            """)

    @Argument(help: ArgumentHelp("The folder to make; it must not exist yet.", valueName: "to")) var target: String
    @OptionGroup var index: IndexOptions
    @Flag(help: "Copy the service's keys as well, and what tokens are signed with.") var withKeys = false
    @Flag(help: "Print what was copied as JSON.") var json = false

    func run() throws {
        let composition = Composition.current()
        let manifest = try IndexBackup(layout: IndexLayout(folder: index.index)).make(
            in: target, includesKeys: withKeys, note: composition.note(why: "lacuna backup"))
        try composition.audit(
            .backup, "backup of \(manifest.createdAt)",
            ["files": String(manifest.files.count), "with_keys": manifest.hasKeys ? "yes" : "no"], in: index.index)
        StandardOutput.write(
            json ? BackupOutput.json(manifest, folder: target) : BackupOutput.text(manifest, folder: target))
    }
}

/// `lacuna restore`: a backup takes the place of an index.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of an index, all of it or nothing.",
        discussion: """
            Stop 'lacuna serve' first. Every file of the backup is checked, and the generations are opened, before \
            anything changes; then both change places in one step. What was erased since the backup is erased again, \
            what was suppressed stays so, keys and the audit log of the index are kept. With --check nothing is changed.
            """)

    @Argument(help: ArgumentHelp("The backup's folder.", valueName: "from")) var source: String
    @OptionGroup var index: IndexOptions
    @Flag(help: "Only check that every file of the backup is whole.") var check = false
    @Flag(help: "Do not ask whether it is meant.") var yes = false
    @Flag(help: "Say each step on standard error.") var verbose = false
    @Flag(help: "Print what was done as JSON.") var json = false

    func run() throws {
        let composition = Composition.current()
        if check {
            let manifest = try IndexRestore.verify(backup: source)
            return StandardOutput.write(
                json ? BackupOutput.json(manifest, folder: source) : BackupOutput.checked(manifest, folder: source))
        }
        try confirm()
        let verbose = verbose
        let restore = IndexRestore(
            layout: IndexLayout(folder: index.index), holder: composition.holder, by: .user(composition.user),
            now: composition.timestamp,
            forgetArticle: { try StoredArticles(folder: $0.articles).erase(id: $1) },
            observer: { step in if verbose { StandardError.writeLine("\(step)") } })
        let restored = try restore.restore(backup: source)
        StandardOutput.write(
            json ? BackupOutput.json(restored, index: index.index) : BackupOutput.text(restored, index: index.index))
    }

    private func confirm() throws {
        if yes || !FileSystem.isFolder(index.index) { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ValidationError("A restore replaces the index; please add '--yes' where nobody can be asked.")
        }
        StandardError.write(
            Printable.text("Replace \(index.index) by the backup in \(source)?")
                + " What was asked since is gone then. Type yes: ")
        guard readLine() == "yes" else { throw CommandError("nothing was restored") }
    }
}
