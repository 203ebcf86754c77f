internal import GapAnalysis
internal import KnowledgeModel
internal import Operations
internal import ReportPages
internal import Storage

/// The board as `gaps-board.mustache` shows it.
struct BoardValues {
    struct Tab {
        let tabName: String
        let tabPath: String
        let tabCount: String
        let isCurrent: Bool
    }

    struct Figure {
        let figureName: String
        let figure: String
        let remark: String?
    }

    struct Attention {
        let attention: String
        let attentionPath: String
    }

    struct Choice {
        let value: String
        let name: String
        let isChosen: Bool
    }

    struct Kept {
        let keptName: String
        let keptValue: String
    }

    struct Group {
        let groupName: String
        let groupHint: String?
        let groupCount: String
        let anchor: String
        let cardsMarkup: [Markup]
        let restPath: String?
        let restName: String
    }

    struct Markup { let cardMarkup: String }

    struct Empty {
        let emptyTitle: String
        let emptyText: String
        let allPath: String?
        let command: String?
    }

    struct Pages {
        let previousPath: String?
        let nextPath: String?
        let place: String
    }

    struct Board {
        let lead: String
        let figures: [Figure]
        let attentions: [Attention]
        let lists: [Tab]
        let listHint: String?
        let statuses: [Tab]
        let sorts: [Tab]
        let owners: [Choice]
        let causes: [Choice]
        let products: [Choice]
        let kept: [Kept]
        let search: String
        let since: String
        let until: String
        let isNarrowed: Bool
        let clearPath: String
        let groups: [Group]
        let canMerge: Bool
        let pages: Pages?
        let cautions: [Kept]
        let reportPath: String
        let csvPath: String
        let jsonPath: String
        let markdownPath: String
    }

    /// Nil where there is nothing to narrow.
    let board: Board?
    let empty: Empty?

    static let nothingRecorded = BoardValues(
        board: nil,
        empty: Empty(
            emptyTitle: "Nothing is recorded here",
            emptyText: "This service was started without an activity log, so it does not know what is asked.",
            allPath: nil, command: nil))
}

extension BoardValues {
    /// Of each status, in a board of all.
    static let groupSize = 6

    init(_ board: GapBoard, _ query: BoardQuery) {
        let report = board.report
        if report.summary.questions == 0, !query.isNarrowed {
            self.init(
                board: nil,
                empty: Empty(
                    emptyTitle: "Nothing has been asked yet",
                    emptyText:
                        "Every search that is recorded counts here. What was asked before, elsewhere, can be taken in:",
                    allPath: nil, command: "lacuna gaps import questions.csv --index FOLDER"))
            return
        }
        let admitted = report.themes.filter { query.admits($0, on: report.at.day) }
        let listed = admitted.filter { theme in query.list.map { theme.list == $0 } ?? true }
        let shown = listed.filter { theme in query.status.map { theme.status.name == $0 } ?? true }
        let (groups, pages) = Self.groups(query.sorted(shown), query, report)
        self.init(
            board: Board(
                lead: report.lead,
                figures: report.figures.map {
                    Figure(figureName: $0.figureName, figure: $0.figure, remark: $0.remark)
                },
                attentions: Self.attentions(report),
                lists: Self.lists(admitted, query), listHint: query.list?.explanation,
                statuses: Self.statuses(listed, query),
                sorts: BoardQuery.Sort.allCases.map { sort in
                    Tab(
                        tabName: sort.name,
                        tabPath: query.path(setting: "sort", to: sort == .priority ? nil : sort.rawValue), tabCount: "",
                        isCurrent: sort == query.sort)
                },
                owners: Self.owners(report, query), causes: Self.causes(report, query),
                products: board.products.map {
                    Choice(value: $0, name: $0, isChosen: $0 == query.selection.product)
                },
                kept: query.fields.fields.filter { ["list", "status", "sort"].contains($0.name) }.map {
                    Kept(keptName: $0.name, keptValue: $0.value)
                },
                search: query.text ?? "", since: query.selection.since?.description ?? "",
                until: query.selection.until?.description ?? "", isNarrowed: query.isNarrowed,
                clearPath: "/gaps"
                    + FormFields(query.fields.fields.filter { ["list", "status", "sort"].contains($0.name) }).encoded,
                groups: groups, canMerge: shown.count > 1, pages: pages,
                cautions: report.cautions.map { Kept(keptName: "caution", keptValue: $0) },
                reportPath: query.reportPath(format: nil), csvPath: query.reportPath(format: "csv"),
                jsonPath: query.reportPath(format: "json"), markdownPath: query.reportPath(format: "md")),
            empty: Self.empty(shown, report, query))
    }

    private static func groups(
        _ themes: [ReportedTheme], _ query: BoardQuery, _ report: GapReport
    ) -> ([Group], Pages?) {
        let highest = report.themes.filter(\.status.isOpen).map(\.priority.value).max() ?? 0
        func markup(_ themes: some Sequence<ReportedTheme>) -> [Markup] {
            themes.map {
                Markup(cardMarkup: Template.gapsCard.render(BoardCard($0, highest: highest, in: report)))
            }
        }
        guard let status = query.status else {
            let groups = GapSelection.statuses.compactMap { name -> Group? in
                let own = themes.filter { $0.status.name == name }
                guard !own.isEmpty else { return nil }
                return Group(
                    groupName: ThemeStatus.heading(name), groupHint: ThemeStatus.hint(name),
                    groupCount: NumberText.count(own.count), anchor: name == "resolved?" ? "resolved" : name,
                    cardsMarkup: markup(own.prefix(groupSize)),
                    restPath: own.count > groupSize ? query.path(setting: "status", to: name) : nil,
                    restName: "All \(NumberText.count(own.count)) that are \(ThemeStatus.heading(name).lowercased())")
            }
            return (groups, nil)
        }
        guard !themes.isEmpty else { return ([], nil) }
        let pageCount = (themes.count + BoardQuery.pageSize - 1) / BoardQuery.pageSize
        let page = min(query.page, pageCount)
        let start = (page - 1) * BoardQuery.pageSize
        let part = themes[start..<min(start + BoardQuery.pageSize, themes.count)]
        let group = Group(
            groupName: ThemeStatus.heading(status), groupHint: ThemeStatus.hint(status),
            groupCount: NumberText.count(themes.count), anchor: "themes", cardsMarkup: markup(part), restPath: nil,
            restName: "")
        let pages = Pages(
            previousPath: page > 1 ? query.path(page: page - 1) : nil,
            nextPath: page < pageCount ? query.path(page: page + 1) : nil,
            place: "Page \(page) of \(NumberText.count(pageCount))")
        return ([group], pageCount > 1 ? pages : nil)
    }

    private static func attentions(_ report: GapReport) -> [Attention] {
        let attention = GapAttention(report)
        let paths: [(Bool, String)] = [
            (!attention.overdue.isEmpty, "/gaps?wait=overdue"),
            (!attention.toConfirm.isEmpty, "/gaps?status=resolved%3F"),
            (!attention.regressed.isEmpty, "/gaps?wait=regressed"),
            (!attention.withoutOwner.isEmpty, "/gaps?owner=-"),
        ]
        return zip(attention.lines, paths.filter { $0.0 }).map {
            Attention(attention: $0.text, attentionPath: $1.1)
        }
    }

    private static func lists(_ themes: [ReportedTheme], _ query: BoardQuery) -> [Tab] {
        let open = themes.filter(\.status.isOpen)
        func tab(_ list: GapList?, _ name: String) -> Tab {
            Tab(
                tabName: name, tabPath: query.path(setting: "list", to: list?.rawValue),
                tabCount: NumberText.count(open.count { theme in list.map { theme.list == $0 } ?? true }),
                isCurrent: query.list == list)
        }
        return [
            tab(nil, "All"), tab(.notAnswered, "Not answered"), tab(.stillAsked, "Answered, yet still asked"),
        ]
    }

    private static func statuses(_ themes: [ReportedTheme], _ query: BoardQuery) -> [Tab] {
        let all = Tab(
            tabName: "All", tabPath: query.path(setting: "status", to: nil), tabCount: NumberText.count(themes.count),
            isCurrent: query.status == nil)
        return [all]
            + GapSelection.statuses.map { name in
                Tab(
                    tabName: ThemeStatus.heading(name), tabPath: query.path(setting: "status", to: name),
                    tabCount: NumberText.count(themes.count { $0.status.name == name }),
                    isCurrent: query.status == name)
            }
    }

    private static func owners(_ report: GapReport, _ query: BoardQuery) -> [Choice] {
        var names = Set(report.themes.compactMap { $0.owner ?? $0.suggestedOwner })
        if let owner = query.owner, owner != BoardQuery.nobody { names.insert(owner) }
        return [Choice(value: BoardQuery.nobody, name: "Nobody yet", isChosen: query.owner == BoardQuery.nobody)]
            + names.sorted().map { Choice(value: $0, name: $0, isChosen: $0 == query.owner) }
    }

    private static func causes(_ report: GapReport, _ query: BoardQuery) -> [Choice] {
        let present = Set(report.themes.map(\.cause))
        return GapCause.allCases.filter { present.contains($0) || $0 == query.cause }.map {
            Choice(value: $0.rawValue, name: $0.title, isChosen: $0 == query.cause)
        }
    }

    private static func empty(_ shown: [ReportedTheme], _ report: GapReport, _ query: BoardQuery) -> Empty? {
        guard shown.isEmpty else { return nil }
        if report.themes.isEmpty, !query.isNarrowed {
            return Empty(
                emptyTitle: "No theme yet",
                emptyText:
                    "What was asked so far is answered, or nobody has asked the same twice. New questions are grouped by:",
                allPath: nil, command: "lacuna gaps update --index FOLDER")
        }
        if query.isNarrowed {
            return Empty(
                emptyTitle: "Nothing matches these filters",
                emptyText: "There are themes, and none of them fits all that was asked for.", allPath: "/gaps",
                command: nil)
        }
        if !report.themes.contains(where: \.status.isOpen) {
            return Empty(
                emptyTitle: "Nothing is open: well done",
                emptyText: "Every theme is done or dismissed. They go on counting, so a return shows.",
                allPath: "/gaps", command: nil)
        }
        return Empty(
            emptyTitle: "No theme here", emptyText: "None of the themes of this list has this status.",
            allPath: "/gaps", command: nil)
    }
}
