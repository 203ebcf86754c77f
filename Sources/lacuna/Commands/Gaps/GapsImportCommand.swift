import ArgumentParser
import GapAnalysis
import KnowledgeModel
import Operations
import Privacy
import Storage
import TicketSources

/// `lacuna gaps import`: what was asked before the service was there, in its log.
struct GapsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take past queries into the log, as if they had been asked of the service when they were.",
        usage: "lacuna gaps import [<options>] --index <folder> <file>",
        discussion: """
            The file is CSV, JSON lines or a JSON array. Which column is what is guessed from its name and said; flags are \
            stronger. Each row needs its time. Roles, and the language and product that a search was narrowed to, are only \
            taken from columns that are named.

            Each query is answered against the index as it is now, and recorded without personal data for the time at which \
            it was asked. What has been imported before is passed over: the same command goes on after it was stopped, and \
            the same file again adds nothing.
            """)

    @Argument(help: ArgumentHelp("The past queries.", valueName: "file")) var file: String

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "What askers may read whose rows do not say so") var scope: ScopeOptions
    @OptionGroup(title: "Columns") var columns: TicketColumnOptions
    @Option(help: ArgumentHelp("The column of what was asked with: role names, with commas.", valueName: "column"))
    var roles: String?
    @Option(help: ArgumentHelp("The column of what variant or customer group asked.", valueName: "column"))
    var cohort: String?
    @Option(
        help: ArgumentHelp(
            "The column of what became of the answer: sent, edited, rejected, escalated, resolved or reopened.",
            valueName: "column"))
    var outcome: String?
    @Option(help: ArgumentHelp("The channel of rows that do not say theirs.", valueName: "name"))
    var channelName = PastQueryAsker.channelDefault

    @Flag(help: "Say what would be imported; write nothing.") var dryRun = false
    @Option(help: ArgumentHelp("Rows of the file to take, from its beginning.", valueName: "n")) var limit: Int?
    @OptionGroup(title: "Personal data") var privacy: PrivacyOptions
    @OptionGroup var model: ModelOptions
    @Flag(help: "Show no progress.") var noProgress = false
    @Flag(help: "Print the result as JSON.") var json = false

    /// Clocks differ, and dates without a zone are read as UTC.
    private static let daysAheadMaximum = 1

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("Please import at least one row with '--limit'.") }
        if channelName.isEmpty || channelName.utf8.count > 64 {
            throw ValidationError("Please give '--channel-name' a name of 1 to 64 bytes.")
        }
    }

    func run() async throws {
        let composition = Composition.current()
        let privacy = try privacy.settings()
        let now = composition.timestamp
        var options = try columns.options()
        for (field, name) in [(TicketField.roles, roles), (.cohort, cohort), (.outcome, outcome)] {
            if let name { options.columns[field] = name }
        }
        // What retention would delete with its next run is not taken in.
        let oldest = privacy.retentionDays.map { now.adding(days: -$0) } ?? Timestamp(milliseconds: .min)
        options.times = oldest..<now.adding(days: Self.daysAheadMaximum)
        let source = try TicketSource(path: file, options: options)
        if !json { StandardError.writeLine("reading \(source.fileName) as \(source.summary)") }
        let run = ImportRun(
            composition: composition, index: index.index, source: source, scope: try scope.scope(),
            channel: channelName.lowercased(), redactor: privacy.redactor, named: Set(options.columns.names.keys))
        let progress = ScanProgress(composition.terminal, isHidden: noProgress || json, verb: "importing")
        var skipped = SkippedRows()
        let output: ImportOutput
        if dryRun {
            let preview = try run.preview(rowLimit: limit) {
                skipped.add($2)
                progress.show($0, $1, $2)
            }
            progress.clear()
            output = ImportOutput(file: source.fileName, preview: preview, skippedRows: skipped)
        } else {
            let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
            let (tally, erased) = try await run.run(encoder: encoder, rowLimit: limit) {
                skipped.add($2)
                progress.show($0, $1, $2)
            }
            progress.clear()
            if tally.questions > 0 {
                try composition.audit(
                    .questionImport, source.fileName,
                    ["queries": String(tally.recorded), "questions": String(tally.questions)], in: index.index)
            }
            let themes = try GapsWorkspace(composition, index: index.index).updateThemes().summary
            output = ImportOutput(
                file: source.fileName, tally: tally, erased: erased, themes: themes, skippedRows: skipped)
        }
        StandardOutput.write(json ? output.json : output.text)
        if output.isIncomplete { throw ExitStatus.incomplete }
    }
}
