import ArgumentParser

/// `lacuna lexical-bench`: the ranking by words alone. For its makers: `tools/bench/lexical` calls it.
struct LexicalBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexical-bench", abstract: "Rank by words alone: time it, and hold it against scoring all.",
        shouldDisplay: false,
        subcommands: [LexicalBenchIndex.self, LexicalBenchAnswer.self, LexicalBenchCheck.self])
}
