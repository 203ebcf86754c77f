import ArgumentParser
import Foundation
import GapAnalysis
import KnowledgeModel
import TicketSources

/// `lacuna gaps scan`: the questions of a help desk's export, asked and recorded.
struct GapsScan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Ask all tickets of an export, and record which of them the articles answer.",
        usage: "lacuna gaps scan [<options>] --index <folder> <file>",
        discussion: """
            The file is CSV, JSON lines or a JSON array, as help desks export them. Which column is what is guessed from \
            its name and said; flags are stronger. Of JSON, a column is a path such as ticket.description, and may lead \
            to a list of messages.

            Greetings, signatures and quoted replies are set aside, the questions found, each is answered against the \
            index, and recorded without personal data in scans/<name> of the index's folder. A scan that was stopped goes \
            on where it stopped.

            A ticket counts as answered if the verdict on each of its questions is yes or partial with a probability of \
            0.5 or more.
            """)

    @Argument(help: ArgumentHelp("The export.", valueName: "file")) var file: String

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "What customers may read") var scope: ScopeOptions
    @OptionGroup(title: "Columns") var columns: TicketColumnOptions

    @Option(help: ArgumentHelp("Name of the scan; without it, the file's.", valueName: "name")) var name: String?
    @Option(help: ArgumentHelp("Rows of the file to scan, from its beginning.", valueName: "n")) var limit: Int?
    @Flag(help: "Begin again, and forget an earlier scan of this name.") var restart = false
    @OptionGroup(title: "Personal data") var privacy: PrivacyOptions
    @OptionGroup var model: ModelOptions
    @Flag(help: "Show no progress.") var noProgress = false
    @Flag(help: "Print the result as JSON.") var json = false

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("Please scan at least one row with '--limit'.") }
        if let name, !ScanFolder.accepts(name) {
            throw ValidationError(
                "'\(name)' cannot name a scan. Please use letters, digits, '.', '_' and '-', 64 at most.")
        }
    }

    func run() async throws {
        let composition = Composition.current()
        let source = try TicketSource(path: file, options: columns.options())
        if !json { StandardError.writeLine("reading \(source.fileName) as \(source.summary)") }
        let run = try scanRun(composition, of: source)
        let progress = ScanProgress(composition.terminal, isHidden: noProgress || json)
        let scan = try await run.run(
            file: file, restarts: restart, rowLimit: limit, observe: progress.show)
        progress.clear()
        let output = ScanOutput(scan: scan, folder: run.folder)
        StandardOutput.write(json ? output.json : output.text)
        if scan.tally.skippedCount > 0 { throw ExitStatus.incomplete }
    }

    /// Apart, since the compiler (Swift 6.3.1, optimising) crashes in splitting `run` with all of it inlined there.
    @inline(never)
    private func scanRun(_ composition: Composition, of source: TicketSource) throws -> ScanRun {
        ScanRun(
            composition: composition, index: index.index,
            folder: ScanFolder(index: index.index, name: name ?? ScanFolder.name(forFile: file)), source: source,
            encoder: try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model)),
            scope: try scope.scope(), redactor: try privacy.settings().redactor)
    }
}

/// Which column of an export is what.
struct TicketColumnOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ticket's text, or its messages.", valueName: "column")) var text: String?
    @Option(help: ArgumentHelp("Its subject.", valueName: "column")) var subject: String?
    @Option(help: ArgumentHelp("The row's own name.", valueName: "column")) var id: String?
    @Option(help: ArgumentHelp("When it was written.", valueName: "column")) var at: String?
    @Option(help: ArgumentHelp("Who asked; kept as a pseudonym only.", valueName: "column")) var asker: String?
    @Option(help: ArgumentHelp("Where it was asked.", valueName: "column")) var channel: String?
    @Option(help: ArgumentHelp("The help desk's reference; else the row's own name.", valueName: "column"))
    var ticket: String?
    @Option(help: ArgumentHelp("The product it is about.", valueName: "column")) var product: String?
    @Option(name: .customLong("locale-column"), help: ArgumentHelp("Its language.", valueName: "column"))
    var localeColumn: String?
    @Option(help: ArgumentHelp("What was answered then.", valueName: "column")) var answer: String?
    @Option(help: ArgumentHelp("Between the fields of CSV: one character, or 'tab'.", valueName: "character"))
    var separator: String?
    @Option(help: ArgumentHelp("How dates such as 5/6/2026 are read: dmy or mdy.", valueName: "order"))
    var dateOrder: DateOrder?

    func validate() throws { _ = try options() }

    func options() throws -> TicketSource.Options {
        let named: [(TicketField, String?)] = [
            (.text, text), (.subject, subject), (.id, id), (.at, at), (.asker, asker), (.channel, channel),
            (.ticket, ticket), (.product, product), (.locale, localeColumn), (.answer, answer),
        ]
        let names = Dictionary(uniqueKeysWithValues: named.compactMap { field, name in name.map { (field, $0) } })
        return TicketSource.Options(
            columns: TicketColumns(names), separator: try separatorScalar(), dateOrder: dateOrder)
    }

    private func separatorScalar() throws -> Unicode.Scalar? {
        guard let separator else { return nil }
        if separator == "tab" || separator == "\\t" { return "\t" }
        guard let scalar = separator.unicodeScalars.first, separator.unicodeScalars.count == 1, scalar.isASCII,
            !"\"\r\n".unicodeScalars.contains(scalar)
        else { throw ValidationError("'\(separator)' cannot separate fields. Please name one character, or 'tab'.") }
        return scalar
    }
}

extension DateOrder: ExpressibleByArgument {}
