import ArgumentParser

/// `lacuna evaluate`: what is found, measured against what people judged.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract:
            "Measure retrieval on questions whose articles are known, themes on labelled questions, or gap reports.",
        usage: """
            lacuna evaluate [<options>] --index <folder> --topics <file> --qrels <file>
            lacuna evaluate themes [<options>] <file>
            lacuna evaluate gaps [<options>] --index <folder> --questions <file> --removed <file>
            """,
        discussion: """
            Without the name of a subcommand, retrieval is measured; `lacuna evaluate retrieval --help` lists its options. \
            docs/evaluation.md explains the measures.
            """,
        subcommands: [EvaluateRetrievalCommand.self, EvaluateThemesCommand.self, EvaluateGapsCommand.self],
        defaultSubcommand: EvaluateRetrievalCommand.self)
}
