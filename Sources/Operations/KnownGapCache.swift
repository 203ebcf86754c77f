package import GapAnalysis
package import KnowledgeModel
import Locking
package import Storage

/// The known gaps, kept in memory so that a search pays for a comparison alone. The themes are read again when `lifetime`
/// has passed, by one search while the others go on with what there was; their questions only if a theme has changed.
package final class KnownGapCache: Sendable {
    private struct State: Sendable {
        var themes: [ThemeRecord] = []
        var gaps = KnownGaps(themes: [], questions: [:])
        var readAt: Timestamp?
    }

    /// In milliseconds.
    package static let lifetime: Int64 = 5000

    private let log: any ActivityLog
    private let store: any GapStore
    private let askersMinimum: Int
    private let state = Locked(State())

    /// - Parameter askersMinimum: themes of fewer distinct askers are known to nobody.
    package init(
        log: any ActivityLog, store: any GapStore, askersMinimum: Int = GapReportBuilder.askersMinimumDefault
    ) {
        self.log = log
        self.store = store
        self.askersMinimum = askersMinimum
    }

    /// As they were `lifetime` ago at the latest. If they cannot be read, that is told once a lifetime.
    ///
    /// - Throws: what the log and the store throw.
    package func gaps(at now: Timestamp) throws -> KnownGaps {
        let (old, isFresh) = state.withLock { state in
            // A clock that was set back makes nothing last.
            let age = state.readAt.map { now.milliseconds - $0.milliseconds }
            let isFresh = age.map { 0..<Self.lifetime ~= $0 } ?? false
            if !isFresh { state.readAt = now }
            return (state, isFresh)
        }
        if isFresh { return old.gaps }
        let themes = try store.themes()
        if themes == old.themes { return old.gaps }
        let questions = try log.queries(ids: themes.flatMap(\.members))
        let gaps = KnownGaps(
            themes: themes, questions: Dictionary(questions.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
            askersMinimum: askersMinimum)
        state.withLock { state in (state.themes, state.gaps) = (themes, gaps) }
        return gaps
    }
}
