import ArgumentParser
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Storage

/// `lacuna gaps replay`.
struct GapsReplay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Ask the themes' questions again and propose those that the articles answer now.",
        discussion: """
            Run it after each 'lacuna index'. Themes that no changed article can touch are left as they are. What is \
            proposed ('resolved?') a person confirms with 'gaps status ID done'; if nobody asks for a set time, it is \
            done without.
            """)

    @Argument(help: ArgumentHelp("Themes. Default: all that are not dismissed.", valueName: "id")) var ids: [String] =
        []
    @OptionGroup var source: GapsSource
    @Option(help: ArgumentHelp("Days without a question after which a proposal stands.", valueName: "n"))
    var quietDays = ReplayJob.quietDaysDefault
    @OptionGroup var model: ModelOptions
    @Flag(name: .customLong("no-progress"), help: "Do not show progress.") var hidesProgress = false

    func validate() throws {
        if quietDays < 1 { throw ValidationError("Please wait at least 1 day with '--quiet-days'.") }
    }

    func run() throws {
        let workspace = try source.workspace()
        let composition = workspace.composition
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let answerer = composition.answerer(
            index: workspace.index, generations: try composition.generations(of: workspace.index), encoder: encoder,
            policy: nil)
        let changes = ChangedArticles(generations: LocalGenerations(layout: IndexLayout(folder: workspace.index)))
        let job = ReplayJob(
            store: workspace.store, replay: ThemeReplay(answerer: answerer) { composition.newQueryID() },
            quietDays: quietDays
        ) { try changes.ids(since: $0, audience: $1) }
        let progress = ProgressLine(isTerminal: composition.terminal.errorIsTerminal, isHidden: hidesProgress)
        defer { progress.clear() }
        let summary = try job.run(
            // What was asked since belongs to its theme first: whether a theme stays quiet shows in it.
            try workspace.updateThemes().events, only: ids.isEmpty ? nil : Set(ids), at: workspace.now)
        StandardOutput.writeLine(
            "\(summary.asked) themes asked again, \(summary.untouched) that nothing touched; "
                + "\(summary.proposed.count) proposed as resolved, \(summary.regressed.count) regressed, "
                + "\(summary.settled.count) done after \(quietDays) quiet days")
        for id in summary.proposed { StandardOutput.writeLine("\(id) resolved?") }
        for id in summary.regressed { StandardOutput.writeLine("\(id) regressed") }
    }
}

/// Which articles changed between two generations, as an audience sees them.
struct ChangedArticles: Sendable {
    let generations: LocalGenerations

    /// New or changed since a generation; nil if that one is no longer there.
    func ids(since old: GenerationID, audience: ThemeAudience) throws -> Set<String>? {
        guard let current = try generations.current() else { return nil }
        if old == current { return [] }
        guard let before = try? generations.reader(of: old, for: audience.scope).articles() else { return nil }
        let known = Dictionary(before.map { ($0.key.id, $0.textSHA256) }, uniquingKeysWith: { first, _ in first })
        let now = try generations.reader(of: current, for: audience.scope).articles()
        return Set(now.filter { known[$0.key.id] != $0.textSHA256 }.map(\.key.id))
    }
}
