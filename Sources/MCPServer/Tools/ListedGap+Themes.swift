package import Access
package import GapAnalysis
package import Operations
import Storage

extension KnowledgeTools {
    /// What `list_gaps` asks, of a service that keeps themes.
    package static func gaps(
        of service: GapService
    ) -> @Sendable (_ query: GapQuery, _ caller: Caller) throws -> [ListedGap] {
        { query, caller in
            query.selected(of: try service.report(GapSelection(status: query.status), caller: caller).themes)
        }
    }
}

extension GapQuery {
    /// - Parameter themes: the most pressing first.
    package func selected(of themes: [ReportedTheme]) -> [ListedGap] {
        let isOpen = { (theme: ReportedTheme) in !["done", "dismissed"].contains(theme.status.name) }
        return themes.filter { theme in status.map { theme.status.name == $0 } ?? isOpen(theme) }
            .prefix(top).map(ListedGap.init)
    }
}

extension ListedGap {
    private static let examplesMaximum = 3

    init(_ theme: ReportedTheme) {
        self.init(
            id: theme.id, title: theme.title, list: theme.list.rawValue, status: theme.status.name,
            owner: theme.owner ?? theme.suggestedOwner, askers: theme.figures.askers,
            questions: theme.figures.questions, priority: theme.priority.value, cause: theme.cause.title,
            advice: theme.cause.action.advice, examples: theme.examples.prefix(Self.examplesMaximum).map(\.text))
    }
}
