import ArgumentParser
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Operations
import Privacy
import Storage
import SystemIO

/// `lacuna gaps report`.
struct GapsReport: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, md, csv, json }

    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Report what was asked and not answered: figures, themes, causes, what to do.",
        discussion: """
            Questions are grouped anew first; themes keep their ids, owners and statuses. Without an index the nearest \
            passages are left out.
            """)

    @OptionGroup var source: GapsSource
    @OptionGroup(title: "What to report on") var selection: GapsSelection
    @Option(help: "text, html (one page that needs no other file), md, csv or json.") var format = Format.text
    @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")) var out: String?
    @Option(help: ArgumentHelp("Compare with the baseline that a scan or '--keep' left.", valueName: "name"))
    var compare: String?
    @Option(help: ArgumentHelp("Keep the figures under this name, to compare with later.", valueName: "name"))
    var keep: String?
    @OptionGroup var builder: GapsReportOptions

    func run() throws {
        let workspace = try source.workspace()
        let (events, _) = try workspace.updateThemes()
        var report = try workspace.report(events, selection, builder: try builder.builder(workspace))
        if let compare { report.baseline = try GapBaselineFile.read(compare, index: workspace.index) }
        if let keep {
            try GapBaselineFile.write(
                GapBaseline(name: keep, at: report.at, summary: report.summary), index: workspace.index)
        }
        let bytes = Self.bytes(of: report, format, workspace.composition.terminal)
        if let out {
            try DurableFile.replace(out, with: String(decoding: bytes, as: UTF8.self))
        } else {
            StandardOutput.write(bytes: bytes)
        }
    }

    static func bytes(of report: GapReport, _ format: Format, _ terminal: Terminal) -> [UInt8] {
        switch format {
        case .text: Array(GapReportOutput.text(report).utf8)
        case .html: GapReportForm.html.bytes(of: report)
        case .md: GapReportForm.md.bytes(of: report)
        case .csv: GapReportForm.csv.bytes(of: report)
        case .json: GapReportForm.json.bytes(of: report)
        }
    }
}

/// How a report is made.
struct GapsReportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The knowledge base's name, for the head.", valueName: "text")) var name: String?
    @Option(
        help: ArgumentHelp(
            "Show themes from so many distinct askers on: a theme of one may tell who asked. Default: that of lacuna.yaml, "
                + "else \(GapReportBuilder.askersMinimumDefault).", valueName: "n"))
    var minAskers: Int?
    @Option(
        help: ArgumentHelp("The address of a ticket, with {ticket} where its reference goes.", valueName: "url"))
    var ticketUrl: String?
    @Option(help: ArgumentHelp("Who takes what no article's owner takes.", valueName: "name")) var defaultOwner: String?
    @OptionGroup var privacy: PrivacyOptions
    @OptionGroup var model: ModelOptions

    func validate() throws {
        if let minAskers, minAskers < 1 { throw ValidationError("Please show themes from at least 1 asker on.") }
        if let ticketUrl, !ticketUrl.contains("{ticket}") {
            throw ValidationError("Please put {ticket} into '--ticket-url' where the ticket's reference goes.")
        }
    }

    /// Without an encoder, what is answered for others is not looked for.
    func builder(_ workspace: GapsWorkspace) throws -> GapReportBuilder {
        let composition = workspace.composition
        let folder = try? composition.modelFolder(flag: model.model)
        let elsewhere = try folder.map { try workspace.elsewhere(encoder: try composition.encoder(modelFolder: $0)) }
        return GapReportBuilder(
            knowledgeBase: name ?? workspace.index.split(separator: "/").last.map(String.init) ?? workspace.index,
            ticketURL: ticketUrl, ownerDefault: defaultOwner,
            askersMinimum: try minAskers ?? privacy.settings().askersMinimum
        ) { try elsewhere?($0, $1) }
    }
}

/// `lacuna gaps digest`.
struct GapsDigest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "What changed since a day, short enough for a mail.")

    @OptionGroup var source: GapsSource
    @Option(help: ArgumentHelp("The first day. Default: seven days ago.", valueName: "yyyy-mm-dd"))
    var since: CalendarDay?
    @OptionGroup var builder: GapsReportOptions

    func run() throws {
        let workspace = try source.workspace()
        let (events, _) = try workspace.updateThemes()
        let report = try workspace.report(events, try GapsSelection.parse([]), builder: try builder.builder(workspace))
        StandardOutput.write(GapDigest.text(report, since: (since ?? workspace.now.day.adding(days: -7)).start))
    }
}

/// `lacuna gaps list`.
struct GapsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List themes, the most pressing first.")

    @OptionGroup var source: GapsSource
    @OptionGroup(title: "Which themes") var selection: GapsSelection
    @OptionGroup var builder: GapsReportOptions
    @Flag(help: "Print all as JSON.") var json = false

    func run() throws {
        let workspace = try source.workspace()
        let report = try workspace.report(
            try workspace.events(), selection, builder: try builder.builder(workspace))
        StandardOutput.write(
            bytes: GapsReport.bytes(of: report, json ? .json : .text, workspace.composition.terminal))
    }
}

/// `lacuna gaps show`.
struct GapsShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one theme with its evidence.")

    @Argument(help: "The theme's id, such as T7.") var id: String
    @OptionGroup var source: GapsSource
    @OptionGroup var builder: GapsReportOptions
    @Flag(help: "List all its questions with their ids instead.") var questions = false

    func run() throws {
        let workspace = try source.workspace()
        let events = try workspace.events()
        let report = try workspace.report(
            events, try GapsSelection.parse([]), builder: try builder.builder(workspace))
        guard let theme = report.themes.first(where: { $0.id == id }) else { throw GapError.noTheme(id) }
        if questions {
            let members = Set(try workspace.store.themes().first { $0.id == id }?.members ?? [])
            for question in events.questions where members.contains(question.id) {
                let record = question.record
                StandardOutput.writeLine("\(record.id)  \(record.askedAt.day)  \(record.text.text)")
            }
            return
        }
        StandardOutput.write(GapThemeOutput.text(theme))
    }
}

/// `lacuna gaps export`.
struct GapsExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all themes with their evidence, for other programs.")

    @OptionGroup var source: GapsSource
    @OptionGroup(title: "Which themes") var selection: GapsSelection
    @Option(help: "json or csv.") var format = GapsReport.Format.json
    @OptionGroup var builder: GapsReportOptions

    func run() throws {
        let workspace = try source.workspace()
        let report = try workspace.report(
            try workspace.events(), selection, builder: try builder.builder(workspace))
        StandardOutput.write(bytes: GapsReport.bytes(of: report, format, workspace.composition.terminal))
    }
}
