import ArgumentParser
import KnowledgeModel
import LocalStorage
import Privacy
import Storage

/// `lacuna gaps curate`: questions that every new generation must stand up to.
struct GapsCurate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "curate",
        abstract: "Keep questions with what must come of them; 'lacuna index --gate' holds back what breaks them.",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a question, worded by you: nobody who asked is attached to it.")

        @Argument(help: "The question.") var text: String
        @OptionGroup var index: IndexOptions
        @Option(
            parsing: .singleValue,
            help: ArgumentHelp("An article that must be cited; with several, one of them.", valueName: "id"))
        var article: [String] = []
        @Flag(help: "The articles must not claim to answer it.") var noAnswer = false
        @Option(help: ArgumentHelp("The theme that it comes from.", valueName: "id")) var theme: String?
        @OptionGroup(title: "Who asks") var scope: ScopeOptions
        @OptionGroup var privacy: PrivacyOptions

        func validate() throws {
            if article.isEmpty != noAnswer {
                throw ValidationError("Please give either '--article' or '--no-answer'.")
            }
        }

        func run() throws {
            let composition = Composition.current()
            let store = try LocalActivityStore(layout: IndexLayout(folder: index.index))
            let text = try privacy.settings().redactor.redact(text)
            let scope = try scope.scope()
            let key =
                ([text.text, scope.roles.sorted().map(\.name).joined(separator: "+")] + (scope.locales ?? []).sorted())
            let id = Digest.base32(Digest.sha256(parts: key).prefix(5))
            try store.save(
                CuratedQuestion(
                    id: id, text: text, expectation: noAnswer ? .noAnswer : .article(article), audience: scope,
                    by: composition.user, at: composition.timestamp, theme: theme))
            try composition.audit(.questionCurate, "question \(id)", ["is": "added"], in: index.index)
            StandardOutput.writeLine("\(id): \(text.text)")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List curated questions.")

        @OptionGroup var index: IndexOptions

        func run() throws {
            let store = try LocalActivityStore(layout: IndexLayout(folder: index.index))
            var table = TextTable(alignments: [.left, .left, .left])
            table.add(["id", "must come", "question"])
            for question in try store.curatedQuestions() {
                switch question.expectation {
                case .article(let ids): table.add([question.id, ids.joined(separator: " or "), question.text.text])
                case .noAnswer: table.add([question.id, "no answer", question.text.text])
                }
            }
            StandardOutput.write(table.text)
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a curated question.")

        @Argument(help: "Its id.") var id: String
        @OptionGroup var index: IndexOptions

        func run() throws {
            let store = try LocalActivityStore(layout: IndexLayout(folder: index.index))
            guard try store.removeCuratedQuestion(id: id) else {
                throw CommandError(
                    "there is no curated question \(id); `lacuna gaps curate list --index \(index.index)` shows the ids"
                )
            }
            try Composition.current().audit(
                .questionCurate, "question \(id)", ["is": "removed"], in: index.index)
            StandardOutput.writeLine("\(id) is removed.")
        }
    }
}
