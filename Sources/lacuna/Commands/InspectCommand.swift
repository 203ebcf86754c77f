import ArgumentParser
import ArticleSources
import Embedding
import Indexing
import KnowledgeModel
import SystemIO

/// `lacuna inspect`: one article as an index would see it.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show one article as an index sees it: metadata, blocks, passages, findings.",
        discussion: """
            Nothing is written and no index is needed. If the file lies in a source of lacuna.yaml, that source's \
            settings hold; flags are stronger. Of a file of records, name one with --id or as FILE:ID; without, they \
            are listed. Without --blocks, --passages or --text, all but the text is shown.

            Exits with 2 if the article, or a part of it, would not be indexed because something is wrong with it.
            """)

    @Argument(help: ArgumentHelp("The article's file.", valueName: "file"))
    var file: String

    @Option(name: .customLong("id"), help: ArgumentHelp("One record of a file of records.", valueName: "id"))
    var recordID: String?

    @OptionGroup(title: "What the file's source is") var description: SourceOptions
    @OptionGroup var model: ModelOptions

    @Flag(help: "Show the blocks.") var blocks = false
    @Flag(help: "Show the passages.") var passages = false
    @Flag(help: "Show the article text.") var text = false
    @Flag(help: "Print everything as JSON.") var json = false

    func run() throws {
        let composition = Composition.current()
        let (configured, modelFolder) = try SourceOptions.named(paths: [], config: description.config)
        let named = try NamedArticle(
            file, id: recordID, configured: configured, config: description.config ?? SourceOptions.defaultConfig
        ) { try description.apply(to: &$0) }
        let status: [Diagnostic]
        switch try named.find() {
        case .records(let records, let findings):
            status = findings
            StandardOutput.write(
                json
                    ? InspectJSON.text(records, findings: findings, file: named.file)
                    : InspectOutput.text(
                        records, findings: findings, file: named.file, width: composition.terminal.width))
        case .article(let article, let includes, let findings):
            let tokens = try counting(composition, configured: modelFolder)
            let inspected = InspectedArticle(
                file: named.file, source: article, settings: named.settings,
                inspection: ArticleInspection(
                    of: article, includes: includes, parser: composition.parser(), tokens: tokens.counter),
                findings: findings, encoder: tokens.name, tokenLimit: tokens.counter.tokenLimit)
            status = inspected.findings
            let output = InspectOutput(terminal: composition.terminal, sections: sections)
            StandardOutput.write(json ? InspectJSON.text(inspected) : output.text(inspected))
        }
        if status.contains(where: { $0.severity == .error }) { throw ExitStatus.incomplete }
    }

    private var sections: Set<InspectOutput.Section> {
        let chosen: [(Bool, InspectOutput.Section)] = [(blocks, .blocks), (passages, .passages), (text, .text)]
        return Set(chosen.filter(\.0).map(\.1))
    }

    /// The encoder's own counting, or an estimate where none was named and none is there.
    private func counting(
        _ composition: Composition, configured: String?
    ) throws -> (counter: any TokenCounting, name: String?) {
        let isNamed = model.model != nil || configured != nil || composition.environment["LACUNA_MODEL"] != nil
        guard let folder = try? composition.modelFolder(flag: model.model, configured: configured) else {
            return (EstimatedTokens(), nil)
        }
        do {
            let encoder = try composition.encoder(modelFolder: folder)
            return (encoder, encoder.identity.name)
        } catch  where !isNamed {
            return (EstimatedTokens(), nil)
        }
    }
}
