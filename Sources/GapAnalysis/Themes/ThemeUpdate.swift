package import KnowledgeModel
package import Retrieval
package import Storage

/// Brings the themes up to date with the log: the full pass groups all questions anew and keeps the themes' identity;
/// between two passes new questions are counted in the themes that they fall in.
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
        let matched = try store.themes()
        let formed = formation.themes(of: events, known: matched)
        var summary = Summary(questions: events.questions.count, events: events.events.count)
        // Ids are drawn before the transaction, as many as could be needed; what is left over is not given again.
        var trial = 0
        _ = ThemeIdentity.matched(known: matched, formed: formed, at: at) {
            trial += 1
            return "trial \(trial)"
        }
        var ids = try store.newThemeIDs(trial)[...]
        try store.updateThemes { themes in
            // What was merged or split while the questions were grouped would come apart again.
            guard HandMadeThemes(themes) == HandMadeThemes(matched) else { throw Self.changedMeanwhile }
            let outcome = try ThemeIdentity.matched(known: themes, formed: formed, at: at) {
                if let id = ids.popFirst() { return id }
                throw Self.changedMeanwhile
            }
            themes = outcome.themes
            summary.created = outcome.created
            summary.merged = outcome.merged.map(\.id)
            summary.split = outcome.split.map(\.id)
        }
        try store.recordGrouping(at: at)
        summary.themes = formed.count
        return summary
    }

    private static let changedMeanwhile = StorageError(
        .busy, "the themes were changed by somebody else meanwhile; try again")

    /// The themes as they are stored, with what was asked since the last full pass: each question in the theme that it falls
    /// in. Nothing is written, so no search waits for it and the next full pass gives what it would have given.
    ///
    /// - Parameter events: of all questions.
    /// - Complexity: O(members × dimensions + new questions × themes of their audience × dimensions); nothing is computed
    ///   where nothing is new.
    package func joined(_ events: GapEvents) throws -> [ThemeRecord] {
        var themes = try store.themes()
        guard !themes.isEmpty, let groupedAt = try store.groupedAt() else { return themes }
        let members = Set(themes.flatMap(\.members))
        let new = events.questions.filter { $0.record.askedAt >= groupedAt && !members.contains($0.id) }
        if new.isEmpty { return themes }
        let records = Dictionary(events.questions.map { ($0.id, $0.record) }, uniquingKeysWith: { first, _ in first })
        let joining = ThemeJoining(themes: themes, questions: records)
        let places = Dictionary(themes.indices.map { (themes[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        for question in new {
            if let id = joining.theme(for: question.record), let place = places[id] {
                themes[place].members.append(question.id)
            }
        }
        for place in themes.indices { themes[place].members.sort() }
        return themes
    }
}
