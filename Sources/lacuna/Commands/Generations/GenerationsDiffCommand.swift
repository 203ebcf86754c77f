import ArgumentParser
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import SystemIO

/// `lacuna generations diff`.
struct GenerationsDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say in what two generations differ: their articles, and what they answer.",
        discussion: """
            For owners: it reads what every role may read. With --queries, questions are asked of both generations: the \
            newest ones of the activity log, each with the roles and languages that it was asked with and in its redacted \
            words, or the lines of a file. Either generation may serve or not.
            """)

    @Argument(help: "The generation to compare with.") var before: Int
    @Argument(help: "The generation to compare.") var after: Int
    @OptionGroup var index: IndexOptions
    @Option(
        help: ArgumentHelp(
            "Ask these of both: so many of the newest questions of the log (last:1000), or the lines of a file.",
            valueName: "last:n or file"))
    var queries: QueriesToAsk?
    @OptionGroup(title: "Who asks what a file holds") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions
    @Flag(help: "Print JSON, with every article and question.") var json = false
    @Flag(name: .customLong("no-progress"), help: "Do not show progress.") var hidesProgress = false

    func validate() throws {
        try GenerationNumber.check(before)
        try GenerationNumber.check(after)
    }

    func run() throws {
        let composition = Composition.current()
        let generations = LocalGenerations(layout: IndexLayout(folder: index.index))
        let ids = [GenerationID(before), GenerationID(after)]
        let sources = try ids.map { try generations.source(of: $0) }
        let articles = try zip(ids, sources).map { id, source in
            try source.reader(for: AccessScope(roles: try generations.roles(of: id))).articles()
        }
        let output = GenerationsDiffOutput(
            before: ids[0], after: ids[1], articles: GenerationDifference(from: articles[0], to: articles[1]),
            answers: try queries.map { try compare($0, sources, composition) })
        StandardOutput.write(json ? output.json : output.text)
    }

    private func compare(
        _ queries: QueriesToAsk, _ sources: [any GenerationSource], _ composition: Composition
    ) throws -> AnswerComparison {
        let questions = try questions(queries)
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let answerers = sources.map {
            composition.answerer(index: index.index, generations: $0, encoder: encoder, policy: nil)
        }
        let progress = ProgressLine(isTerminal: composition.terminal.errorIsTerminal, isHidden: hidesProgress)
        defer { progress.clear() }
        return try GenerationComparing(before: answerers[0], after: answerers[1]) { composition.newQueryID() }
            .compare(questions) { done, all in
                progress.show { _ in "asking  \(Amount.number(done)) of \(Amount.count(all, "question"))" }
            }
    }

    private func questions(_ queries: QueriesToAsk) throws -> [AnswerComparison.Question] {
        switch queries {
        case .last(let count):
            return try LocalActivityStore(layout: IndexLayout(folder: index.index), access: .readOnly)
                .newestQueries(count)
                .map { AnswerComparison.Question(text: $0.text, scope: $0.context.scope, product: $0.product) }
        case .file(let path):
            let scope = try scope.scope()
            return try FileSystem.readText(path).split(whereSeparator: \.isNewline)
                .filter { !$0.allSatisfy(\.isWhitespace) }
                .map { AnswerComparison.Question(text: Redactor.standard.redact(String($0)), scope: scope) }
        }
    }
}

/// `last:1000`, or a file with a question a line.
enum QueriesToAsk: ExpressibleByArgument {
    case last(Int)
    case file(String)

    init?(argument: String) {
        guard argument.hasPrefix("last:") else {
            self = .file(argument)
            return
        }
        guard let count = Int(argument.dropFirst(5)), count > 0 else { return nil }
        self = .last(count)
    }
}
