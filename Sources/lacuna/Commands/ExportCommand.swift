import ArgumentParser
import KnowledgeModel
import LocalStorage
import Storage
import SystemIO

/// `lacuna export`: all that an index holds of a person, for handing out.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print all that the index holds of an asker, as JSON.",
        discussion: """
            The questions as they were kept, redacted; what was answered; what anybody said of the answers, and what \
            became of them; and what the asker said of answers to others. Of the service's log and of every scan.
            """)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("Who asked, exactly as the service was told.", valueName: "name")) var asker: String

    func validate() throws {
        if asker.isEmpty { throw ValidationError("Please name the asker with '--asker'.") }
    }

    func run() throws {
        let layout = IndexLayout(folder: index.index)
        guard FileSystem.isFolder(layout.folder) else { throw CommandError("there is no folder \(layout.folder)") }
        let pseudonym = try AskerNaming.pseudonym(of: asker, in: layout)
        var logs: [AskerExport.Log] = []
        let scans: [String?] = try ActivityScans.names(in: layout)
        for name in [nil] + scans {
            let layout = name.map(layout.scan) ?? layout
            guard let pseudonym, FileSystem.exists(layout.activity) else { continue }
            let store = try LocalActivityStore(layout: layout, access: .readOnly)
            let activity = try store.activity(of: pseudonym)
            let queries = Set(activity.queries.map(\.queryID))
            let checks = try store.draftChecks(in: .always).filter { $0.queryID.map(queries.contains) ?? false }
            logs.append(
                AskerExport.Log(scan: name, activity: activity, draftChecks: checks, themes: try store.themes()))
        }
        let export = AskerExport(at: Composition.current().timestamp, pseudonym: pseudonym, logs: logs)
        StandardOutput.write(bytes: AskerExportJSON.bytes(export))
    }
}
