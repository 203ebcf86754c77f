import ArgumentParser
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Storage

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
        let names = ["new", "acknowledged", "in_progress", "resolved?", "done", "dismissed"]
        if let status, !names.contains(status) {
            throw ValidationError("'\(status)' is no status. Please use one of \(names.joined(separator: ", ")).")
        }
    }

    var period: ActivityPeriod { ActivityPeriod(from: since?.start, until: until?.adding(days: 1).start) }

    var isEverything: Bool { since == nil && until == nil && product == nil && channel == nil }

    func admits(_ record: QueryRecord) -> Bool {
        (product.map { record.product == $0 } ?? true) && (channel.map { record.context.channel == $0 } ?? true)
    }

    /// For the head of a report.
    var words: [String] {
        [
            owner.map { "owner \($0)" }, product.map { "product \($0)" }, channel.map { "channel \($0)" },
            status.map { "status \($0)" },
        ].compactMap(\.self)
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
