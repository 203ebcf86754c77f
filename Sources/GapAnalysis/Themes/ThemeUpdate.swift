package import KnowledgeModel
package import Retrieval
package import Storage

/// Brings the themes up to date with the log: the full pass groups all questions anew and keeps the themes' identity.
package struct ThemeUpdate: Sendable {
    private let log: any ActivityLog
    private let store: any GapStore
    private let formation: ThemeFormation

    package struct Summary: Sendable, Hashable {
        package var questions = 0
        package var events = 0
        package var themes = 0
        package var created: [String] = []
        package var merged: [String] = []
        package var split: [String] = []
    }

    package init(log: any ActivityLog, store: any GapStore, formation: ThemeFormation = ThemeFormation()) {
        self.log = log
        self.store = store
        self.formation = formation
    }

    /// The log's events under a calibration.
    package func events(
        in period: ActivityPeriod = .always, model: AnswerabilityModel, areTickets: Bool = false
    ) throws -> GapEvents {
        GapEvents(
            records: try log.queries(in: period), feedback: try log.feedback(in: period),
            outcomes: try log.outcomes(in: period), draftChecks: try log.draftChecks(in: period), model: model,
            areTickets: areTickets)
    }

    /// - Throws: what the store throws; the themes are then as they were.
    package func full(_ events: GapEvents, at: Timestamp) throws -> Summary {
        let formed = formation.themes(of: events)
        var summary = Summary(questions: events.questions.count, events: events.events.count)
        // Ids are drawn before the transaction, as many as could be needed; what is left over is not given again.
        let matched = try store.themes()
        var trial = 0
        _ = ThemeIdentity.matched(known: matched, formed: formed, at: at) {
            trial += 1
            return "trial \(trial)"
        }
        var ids = try store.newThemeIDs(trial)[...]
        try store.updateThemes { themes in
            let outcome = try ThemeIdentity.matched(known: themes, formed: formed, at: at) {
                if let id = ids.popFirst() { return id }
                throw StorageError(.busy, "the themes were changed by somebody else meanwhile; try again")
            }
            themes = outcome.themes
            summary.created = outcome.created
            summary.merged = outcome.merged.map(\.id)
            summary.split = outcome.split.map(\.id)
        }
        summary.themes = formed.count
        return summary
    }
}
