internal import GapAnalysis
internal import ReportPages
internal import Storage

/// Themes that are to become one, as `gaps-merge.mustache` shows them.
struct MergeValues {
    struct Theme {
        let themeID: String
        let themePath: String
        let title: String
        let status: String
        let statusKind: String
        let demand: String
        let holder: String
        let audience: String
        let isKept: Bool
        let examples: [Example]
    }

    struct Example { let example: String }

    let token: String
    let refusal: String?
    let themes: [Theme]
    let canMerge: Bool
    let areOfDifferentReaders: Bool

    private static let examplesMaximum = 4

    /// - Parameter keep: the theme that is kept; nil: the most asked.
    init(_ report: GapReport, chosen: [String], keep: String?, _ visit: Visit, refusal: String?) {
        let themes = report.themes.filter { chosen.contains($0.id) }
        let most = themes.max { ($0.figures.questions, $1.id) < ($1.figures.questions, $0.id) }?.id
        let kept = keep.flatMap { id in themes.first { $0.id == id }?.id } ?? most
        token = visit.formToken
        self.refusal = refusal
        self.themes = themes.map { theme in
            let card = ThemeCard(theme, rank: 1, highest: 1, in: report)
            return Theme(
                themeID: theme.id, themePath: BoardCard.path(of: theme.id), title: card.title,
                status: theme.status.title, statusKind: theme.status.badge, demand: card.demand, holder: card.holder,
                audience: theme.audience.description, isKept: theme.id == kept,
                examples: theme.examples.prefix(Self.examplesMaximum).map {
                    Example(example: ShortText.shortened($0.text, ShortText.title))
                })
        }
        areOfDifferentReaders = Set(themes.map(\.audience)).count > 1
        canMerge = themes.count > 1 && !areOfDifferentReaders
    }
}
