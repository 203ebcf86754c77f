internal import GapAnalysis
internal import KnowledgeModel
internal import ReportPages
internal import Storage

/// A theme on the board, as `gaps-card.mustache` shows it.
struct BoardCard {
    let themeID: String
    let themePath: String
    let title: String
    let status: String
    let statusKind: String
    let phrases: String?
    let demand: String
    let lastSeenMarkup: String
    let causeTitle: String
    let holder: String
    let isHeld: Bool
    let dueMarkup: String?
    let isOverdue: Bool
    let priority: String
    let meterMarkup: String
    let sparkMarkup: String
    let trendText: String

    private static let phrasesMaximum = 4

    /// - Parameter highest: the priority that fills the whole bar.
    init(_ theme: ReportedTheme, highest: Double, in report: GapReport) {
        let card = ThemeCard(theme, rank: 0, highest: highest, in: report)
        themeID = theme.id
        themePath = Self.path(of: theme.id)
        title = card.title
        status = theme.status.title
        statusKind = theme.status.badge
        let phrases = theme.keyPhrases.prefix(Self.phrasesMaximum).map { ShortText.shortened($0, 40) }
        self.phrases = phrases.isEmpty ? nil : phrases.joined(separator: " · ")
        demand = card.demand
        lastSeenMarkup = DateText.html(theme.figures.lastSeen.day)
        causeTitle = card.causeTitle
        holder = card.holder
        isHeld = theme.owner != nil
        dueMarkup = card.dueMarkup
        isOverdue = card.isOverdue
        priority = card.priority
        meterMarkup = card.meterMarkup
        sparkMarkup = card.sparkMarkup
        trendText = card.trendText
    }

    static func path(of id: String) -> String { "/gaps/" + FormFields.encoded(id) }
}

extension ThemeStatus {
    /// The class of its badge; the word beside it says the same.
    var badge: String {
        switch self {
        case .new: "accent"
        case .acknowledged, .inProgress: "warn"
        case .maybeResolved, .done: "good"
        case .dismissed: ""
        }
    }

    /// By its name on the wire, for a heading.
    static func heading(_ name: String) -> String {
        switch name {
        case "new": "New"
        case "acknowledged": "Acknowledged"
        case "in_progress": "In progress"
        case "resolved?": "Seems answered"
        case "done": "Done"
        default: "Dismissed"
        }
    }

    static func hint(_ name: String) -> String {
        switch name {
        case "new": "Nobody has looked at them yet."
        case "acknowledged": "Seen, and not begun."
        case "in_progress": "Somebody is writing."
        case "resolved?": "Asked again after articles changed, they are answered. A person confirms."
        case "done": "Answered; they go on counting, so a return shows."
        default: "Not for the articles."
        }
    }
}
