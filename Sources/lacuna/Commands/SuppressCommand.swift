import ArgumentParser
import LocalStorage
import Storage

/// `lacuna suppress`: "stop citing this", at once, in every generation.
struct SuppressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress",
        abstract: "Withdraw an article or a passage from every answer, at once.",
        discussion: """
            It acts on the next search, on all generations, also after a rollback, and stays until it is undone. The \
            article itself is not changed.
            """)

    @Argument(help: "The article's id, as in citations; with --passage, the passage's.") var id: String
    @OptionGroup var index: IndexOptions
    @Flag(help: "The id is a passage's.") var passage = false
    @Flag(help: "Cite it again.") var undo = false
    @Option(help: ArgumentHelp("Why, for those who come after you.", valueName: "text")) var why = ""

    func run() throws {
        let composition = Composition.current()
        let layout = IndexLayout(folder: index.index)
        let kind: Suppressions.Kind = passage ? .passage : .article
        if undo {
            guard try Suppressions.remove(kind, id: id, in: layout) else {
                throw CommandError("the \(kind.rawValue) \(id) is not suppressed")
            }
            try composition.audit(.suppression, "\(kind.rawValue) \(id)", ["is": "undone"], in: index.index)
            StandardOutput.writeLine("The \(kind.rawValue) \(id) may be cited again.")
            return
        }
        guard try LocalGenerations(layout: layout).serves(kind, id: id) else {
            throw CommandError(
                "the serving generation has no \(kind.rawValue) \(id), so nothing was suppressed; "
                    + "`lacuna articles list --index \(index.index)` shows the ids of public articles")
        }
        try Suppressions.add(
            Suppressions.Entry(kind: kind, id: id, by: composition.user, why: why, at: composition.now), in: layout)
        try composition.audit(.suppression, "\(kind.rawValue) \(id)", ["is": "suppressed"], in: index.index)
        StandardOutput.writeLine("The \(kind.rawValue) \(id) is cited no more.")
    }
}
