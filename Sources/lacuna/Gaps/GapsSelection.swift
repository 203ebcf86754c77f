import ArgumentParser
import KnowledgeModel
import LocalStorage
import Operations

/// Which questions and themes a command is about.
struct GapsSelection: ParsableArguments {
    @Option(help: ArgumentHelp("Only what was asked on this day or later.", valueName: "yyyy-mm-dd"))
    var since: CalendarDay?
    @Option(help: ArgumentHelp("Only what was asked on this day or before.", valueName: "yyyy-mm-dd"))
    var until: CalendarDay?
    @Option(help: ArgumentHelp("Only themes of this owner, assigned or suggested.", valueName: "name"))
    var owner: String?
    @Option(help: ArgumentHelp("Only what was asked about this product.", valueName: "name"))
    var product: String?
    @Option(help: ArgumentHelp("Only what was asked here, such as 'web' or 'email'.", valueName: "name"))
    var channel: String?
    @Option(help: ArgumentHelp("Only themes of this status, such as 'new' or 'resolved?'.", valueName: "name"))
    var status: String?

    func validate() throws {
        let names = GapSelection.statuses
        if let status, !names.contains(status) {
            throw ValidationError("'\(status)' is no status. Please use one of \(names.joined(separator: ", ")).")
        }
    }

    var selection: GapSelection {
        GapSelection(
            since: since, until: until, owner: owner, product: product, channel: channel, status: status)
    }
}

extension CalendarDay: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// Whose records: what was asked of the service, or a scan's.
struct GapsSource: ParsableArguments {
    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("Of this scan, instead of what was asked of the service.", valueName: "name"))
    var scan: String?

    func workspace(_ access: LocalActivityStore.Access = .readWrite) throws -> GapsWorkspace {
        try GapsWorkspace(Composition.current(), index: index.index, scan: scan, access: access)
    }
}
