import ArgumentParser
import ArticleSources
import Foundation
import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import SystemIO

/// `lacuna erase`: takes a person or an article out of everything that an index holds.
struct EraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase what an asker left, or an article, from every file of the index.",
        discussion: """
            It cannot be undone. What is erased is written to erasures.log first, so that an erasure that was interrupted \
            is completed by the same command, and what a restored backup brings back is erased again by --again. \
            What it cannot reach: the sources of the articles, exports of tickets, reports that were written elsewhere, \
            backups. A server that runs lets go of an erased article's files with its next search.
            """)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("Who asked, exactly as the service was told.", valueName: "name")) var asker: String?
    @Option(help: ArgumentHelp("The article's id, as in citations.", valueName: "id")) var article: String?
    @Flag(help: "Erase again all that ever was, as after a backup was restored.") var again = false
    @Option(help: ArgumentHelp("Who asked for the erasure. Default: the user.", valueName: "name")) var by: String?
    @Flag(help: "Do not ask whether it is meant.") var yes = false

    func validate() throws {
        let subjects = [asker != nil, article != nil, again]
        if subjects.count(where: \.self) != 1 {
            throw ValidationError("Please say what to erase: one of '--asker', '--article' and '--again'.")
        }
        if asker == "" || article == "" { throw ValidationError("Please name who or what to erase.") }
    }

    func run() throws {
        let composition = Composition.current()
        let layout = IndexLayout(folder: index.index)
        guard FileSystem.isFolder(layout.folder) else { throw CommandError("there is no folder \(layout.folder)") }
        try confirm()
        let stored = StoredArticles(folder: layout.articles)
        let erasure = IndexErasure(layout: layout, holder: composition.holder) { try stored.erase(id: $0) }
        let (at, by) = (composition.timestamp, by ?? composition.user)
        if let asker {
            guard let pseudonym = try AskerNaming.pseudonym(of: asker, in: layout) else {
                return StandardOutput.write(ErasureOutput.text([], folder: layout.folder))
            }
            let records = try erasure.erase(asker: pseudonym, at: at, by: by)
            // Not even by a pseudonym: the ledger has it, and nothing else shall.
            try composition.audit(.erasure, "an asker", ["asked_by": by], in: index.index)
            StandardOutput.write(ErasureOutput.text(records, folder: layout.folder))
        } else if let article {
            let erased = try erasure.erase(article: article, at: at, by: by)
            try composition.audit(.erasure, "article \(article)", ["asked_by": by], in: index.index)
            StandardOutput.write(ErasureOutput.text(erased, of: article, folder: layout.folder))
        } else {
            let count = try erasure.eraseAgain()
            try composition.audit(.erasure, "all that ever was", ["subjects": String(count)], in: index.index)
            StandardOutput.writeLine(
                count == 0
                    ? "Nothing was ever erased from \(layout.folder)."
                    : "Erased again: \(Amount.count(count, "asker or article")) of erasures.log.")
        }
    }

    private var question: String {
        if let asker { return "Erase all that \(asker) left in \(index.index)?" }
        if let article { return "Erase the article \(article) from \(index.index), and from every generation?" }
        return "Erase again all that ever was erased from \(index.index)?"
    }

    private func confirm() throws {
        if yes { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ValidationError("An erasure cannot be undone; please add '--yes' where nobody can be asked.")
        }
        StandardError.write(Printable.text(question) + " This cannot be undone. Type yes: ")
        guard readLine() == "yes" else { throw CommandError("nothing was erased") }
    }
}

/// From a person's name to the pseudonym that an index knows them by.
enum AskerNaming {
    /// Nil if the index never made a pseudonym, so that it can hold nothing of anybody by name. Makes no key.
    static func pseudonym(of asker: String, in layout: IndexLayout) throws -> AskerPseudonym? {
        guard FileSystem.exists(layout.activityKey) else { return nil }
        return AskerPseudonym(asker: asker, secret: try PseudonymSecret(layout: layout).bytes)
    }
}
