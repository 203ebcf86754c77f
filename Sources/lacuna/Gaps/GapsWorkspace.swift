import Embedding
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Operations
import Retrieval
import Storage

/// What the commands about gaps share: the log, the model in force, and the index.
struct GapsWorkspace: Sendable {
    let composition: Composition
    let index: String
    let store: LocalActivityStore
    let settings: SearchSettings
    let now: Timestamp
    /// Whose records; nil: what was asked of the service.
    let scan: String?

    /// - Parameter scan: of whose records; nil: of what was asked of the service.
    init(
        _ composition: Composition, index: String, scan: String? = nil, access: LocalActivityStore.Access = .readWrite
    ) throws {
        self.composition = composition
        self.index = index
        let layout = IndexLayout(folder: index)
        // A scan's themes are for whoever made it.
        let notifier = scan == nil ? WebhookNotifier(composition: composition, index: index) : nil
        store = try LocalActivityStore(layout: scan.map(layout.scan) ?? layout, access: access) { before, after in
            notifier?.themesChanged(before, after)
        }
        settings = try composition.settings(of: index, encoder: nil)()
        now = composition.timestamp
        self.scan = scan
    }

    func events(in period: ActivityPeriod = .always) throws -> GapEvents {
        try ThemeUpdate(log: store, store: store).events(
            in: period, model: settings.answerability, areTickets: scan != nil)
    }

    /// Groups all questions anew, keeping the themes' identity.
    func updateThemes() throws -> (events: GapEvents, summary: ThemeUpdate.Summary) {
        let events = try events()
        return (events, try ThemeUpdate(log: store, store: store).full(events, at: now))
    }

    /// - Parameter events: of all questions.
    func report(_ events: GapEvents, _ selection: GapsSelection, builder: GapReportBuilder) throws -> GapReport {
        try selection.selection.report(
            of: events, themes: try ThemeUpdate(log: store, store: store).joined(events), store: store,
            formerWeeks: try store.formerWeeks(),
            builder: builder, generations: try composition.generations(of: index), at: now)
    }

    /// Records what the person at this machine did to a theme.
    func audit(_ action: AuditAction, _ theme: String, _ details: [String: String] = [:]) throws {
        try composition.audit(
            action, "theme \(theme)", scan.map { details.merging(["scan": $0]) { first, _ in first } } ?? details,
            in: index)
    }

    /// Asks with every right whether a question is answered elsewhere; for owners' eyes.
    func elsewhere(encoder: any TextEncoder) throws -> ElsewhereSearch {
        let generations = LocalGenerations(layout: IndexLayout(folder: index))
        return ElsewhereSearch(
            answerer: composition.answerer(
                index: index, generations: try composition.generations(of: index), encoder: encoder, policy: nil),
            roles: try generations.roles(), makeID: { composition.newQueryID() })
    }
}
