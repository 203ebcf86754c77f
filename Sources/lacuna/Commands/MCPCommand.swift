import Access
import ArgumentParser
import Embedding
import GapAnalysis
import KnowledgeModel
import LocalStorage
import MCPServer
import Operations
import Storage
import SystemIO

/// `lacuna mcp`: the knowledge base as tools for an assistant that starts this program.
struct MCPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Offer search to an assistant, by the Model Context Protocol.",
        discussion: """
            An assistant starts this command and speaks with it over standard input and output, one message on a line; it ends \
            when its input does. Tools: search, fetch, feedback, and with '--owner' list_gaps; articles and passages are \
            resources. What is asked is recorded, redacted, in the index folder, under the channel 'mcp'. See docs/mcp.md.

              claude mcp add help -- lacuna mcp --index Indexes/help
            """)

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "What the assistant may read") var scope: ScopeOptions
    @Flag(help: "Let the assistant see what everybody asks: the tool list_gaps.") var owner = false
    @OptionGroup var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "The policy by which questions go to a person; without it, the default one.", valueName: "file"))
    var policy: String?

    @OptionGroup(title: "Personal data") var privacy: PrivacyOptions
    @Flag(help: "Record nothing of what is asked, and take no feedback.") var noActivity = false

    func run() throws {
        let composition = Composition.current()
        let encoder = composition.encoder(
            flag: model.model, orElse: "questions are searched by their words alone until that is mended")
        let generations = try composition.generations(of: index.index)
        let privacy = try privacy.settings()
        let knowledge = KnowledgeService(
            answerer: composition.answerer(
                index: index.index, generations: generations, encoder: encoder,
                policy: try composition.policy(file: policy, encoder: encoder)),
            generations: generations, encoderHash: encoder?.identity.hash, makeID: { composition.newQueryID() },
            activity: noActivity
                ? nil
                : try composition.activity(of: index.index, encoder: encoder, privacy: privacy),
            report: { StandardError.writeLine("lacuna: \($1)") })
        let folder = index.index
        let listGaps: (@Sendable (GapQuery, Caller) throws -> [ListedGap])? =
            owner ? { @Sendable query, _ in try composition.gaps(of: folder, query, privacy) } : nil
        let tools = KnowledgeTools(
            knowledge: knowledge, identity: .lacuna(version: Lacuna.version),
            verifyDraft: { try knowledge.verified($0, caller: $1) }, listGaps: listGaps)
        if try LocalGenerations(layout: IndexLayout(folder: folder)).current() == nil {
            StandardError.writeLine(
                "note: there is no index in \(folder) yet; make one with `lacuna index SOURCE --index \(folder)`")
        }
        StdioService(server: tools.server(for: .local(access: try scope.scope()))).run()
    }
}

extension Composition {
    /// The themes of the last grouping, the most pressing first; none while nothing is recorded.
    func gaps(of index: String, _ query: GapQuery, _ privacy: PrivacySettings) throws -> [ListedGap] {
        guard FileSystem.exists(IndexLayout(folder: index).activity) else { return [] }
        let workspace = try GapsWorkspace(self, index: index, access: .readOnly)
        let report = try workspace.report(
            try workspace.events(), try GapsSelection.parse([]),
            builder: GapReportBuilder(knowledgeBase: index, askersMinimum: privacy.askersMinimum))
        return query.selected(of: report.themes)
    }
}
