internal import GapAnalysis
internal import KnowledgeModel
internal import Operations
internal import ReportPages
internal import Storage

/// What the board is narrowed to, in which order, and which page of it, as its address says.
struct BoardQuery {
    enum Sort: String, CaseIterable {
        case priority, newest, askers

        var name: String {
            switch self {
            case .priority: "Priority"
            case .newest: "Last asked"
            case .askers: "Askers"
            }
        }
    }

    /// What somebody has to look at.
    enum Waiting: String, CaseIterable { case overdue, regressed }

    /// The owner of what has none.
    static let nobody = "-"
    static let pageSize = 24

    let fields: FormFields
    /// What is counted: the period and the product; the rest picks themes.
    let selection: GapSelection
    let list: GapList?
    let status: String?
    let owner: String?
    let cause: GapCause?
    let waiting: Waiting?
    let text: String?
    let sort: Sort
    /// From 1.
    let page: Int

    private static let names = [
        "list", "status", "owner", "product", "since", "until", "cause", "wait", "q", "sort", "page",
    ]

    /// - Throws: `Problem` 422 for values that the board's own links and forms do not make.
    init(_ query: FormFields) throws {
        fields = FormFields(query.fields.filter { Self.names.contains($0.name) && !$0.value.isEmpty })
        var narrowed = try GapSelection.decode { query[$0] }
        list = narrowed.list
        status = narrowed.status
        owner = narrowed.owner
        (narrowed.list, narrowed.status, narrowed.owner, narrowed.channel) = (nil, nil, nil, nil)
        selection = narrowed
        cause = query["cause"].flatMap { GapCause(rawValue: $0) }
        waiting = query["wait"].flatMap { Waiting(rawValue: $0) }
        text = query["q"]
        sort = query["sort"].flatMap { Sort(rawValue: $0) } ?? .priority
        page = max(query["page"].flatMap { Int($0) } ?? 1, 1)
    }

    /// For the printed report, which knows no causes and no words.
    var reportSelection: GapSelection {
        var selection = selection
        selection.list = list
        selection.status = status
        selection.owner = owner == Self.nobody ? nil : owner
        return selection
    }

    /// Whether themes are left out that another board would show; the list and the status are tabs of it.
    var isNarrowed: Bool {
        owner != nil || cause != nil || waiting != nil || text != nil || selection != GapSelection()
    }

    /// All but list and status, which the board counts by.
    func admits(_ theme: ReportedTheme, on day: CalendarDay) -> Bool {
        if let owner {
            let holder = owner == Self.nobody ? theme.owner == nil : (theme.owner ?? theme.suggestedOwner) == owner
            guard holder else { return false }
        }
        if let cause, theme.cause != cause { return false }
        switch waiting {
        case .overdue: guard theme.isOverdue(on: day) else { return false }
        case .regressed: guard theme.status.isOpen, theme.replay?.outcome == .regressed else { return false }
        case nil: break
        }
        guard let text = text?.lowercased() else { return true }
        return theme.id.lowercased() == text
            || ([theme.title] + theme.keyPhrases + theme.examples.map(\.text)).contains {
                $0.lowercased().contains(text)
            }
    }

    /// - Parameter themes: by priority.
    func sorted(_ themes: [ReportedTheme]) -> [ReportedTheme] {
        switch sort {
        case .priority: themes
        case .newest: themes.sorted { ($1.figures.lastSeen, $0.id) < ($0.figures.lastSeen, $1.id) }
        case .askers: themes.sorted { ($1.figures.askers, $0.id) < ($0.figures.askers, $1.id) }
        }
    }

    /// The board's address with one field changed, on the first page of it.
    func path(setting name: String, to value: String?) -> String {
        "/gaps" + fields.setting("page", to: nil).setting(name, to: value).encoded
    }

    func path(page: Int) -> String { "/gaps" + fields.setting("page", to: page > 1 ? String(page) : nil).encoded }

    func reportPath(format: String?) -> String {
        let kept = ["list", "status", "owner", "product", "since", "until"]
        let fields = FormFields(
            fields.fields.filter { kept.contains($0.name) && ($0.name, $0.value) != ("owner", Self.nobody) })
        return "/gaps/report" + fields.setting("format", to: format).encoded
    }
}
