internal import GapAnalysis
internal import KnowledgeModel
internal import Operations
internal import ReportPages
internal import Storage

/// One theme as `gaps-theme.mustache` shows it.
struct ThemeValues {
    struct Step {
        let step: String
        let stepName: String
        let isPrimary: Bool
    }

    struct Asked {
        let questionID: String
        let isPicked: Bool
        let question: ThemeCard.Example
        let againPath: String
    }

    struct Mark {
        let letter: String
        let markText: String
        let markMarkup: String
    }

    struct Answered {
        let answeredWords: String
        let answeredMarkup: String
        let answeredQuote: String?
        let answeredArticle: String?
        let answeredPath: String?
        let waitsForSomebody: Bool
        let answeredKind: String
        let answeredTitle: String
    }

    let token: String
    let actionPath: String
    let themeID: String
    let badgeKind: String
    let card: ThemeCard
    let refusal: String?
    let isTyped: Bool
    let seen: Int
    let isByHand: Bool
    let audience: String
    let listName: String
    let listPath: String
    let steps: [Step]
    let answered: Answered?
    let chartMarkup: String?
    let marks: [Mark]
    let asked: [Asked]
    let askedCount: String
    let askedPages: BoardValues.Pages?
    let canSplit: Bool
    let draft: String?
    let sideMarkup: String

    static let questionsPerPage = 25
    private static let typedFields: Set = ["owner", "backup", "due", "title", "article", "note", "question"]
}

extension ThemeValues {
    /// - Parameters:
    ///   - refusal: why what was typed was not saved.
    ///   - typed: what stands in the fields in place of what is saved.
    init(_ sheet: ThemeSheet, _ visit: Visit, refusal: String?, typed: FormFields) {
        let theme = sheet.theme
        card = ThemeCard(theme, rank: 1, highest: max(theme.priority.value, 1), in: sheet.report)
        token = visit.formToken
        actionPath = BoardCard.path(of: theme.id)
        themeID = theme.id
        badgeKind = theme.status.badge
        self.refusal = refusal
        isTyped = typed.fields.contains { Self.typedFields.contains($0.name) && !$0.value.isEmpty }
        seen = theme.history.count
        isByHand = sheet.isByHand
        audience = theme.audience.description
        listName = theme.list == .notAnswered ? "Not answered" : "Answered, yet still asked"
        listPath = "/gaps?list=\(theme.list.rawValue)"
        steps = Self.steps(of: theme)
        answered = theme.replay.map { Self.answered($0, theme) }
        (chartMarkup, marks) = Self.chart(of: theme, sheet.report, text: card.weeksText)
        let pageCount = max((sheet.questions.count + Self.questionsPerPage - 1) / Self.questionsPerPage, 1)
        let page = min(max(visit.query["questions"].flatMap { Int($0) } ?? 1, 1), pageCount)
        let start = (page - 1) * Self.questionsPerPage
        let picked = Set(typed.all("question"))
        asked = sheet.questions.dropFirst(start).prefix(Self.questionsPerPage).map { question in
            Asked(
                questionID: question.id, isPicked: picked.contains(question.id),
                question: ThemeCard.Example(question.asked, ticketURL: sheet.report.ticketURL),
                againPath: "/" + FormFields([(name: "q", value: question.asked.text)]).encoded)
        }
        askedCount = NumberText.count(sheet.questions.count, "question")
        let path = actionPath
        askedPages =
            pageCount > 1
            ? BoardValues.Pages(
                previousPath: page > 1 ? "\(path)?questions=\(page - 1)#asked" : nil,
                nextPath: page < pageCount ? "\(path)?questions=\(page + 1)#asked" : nil,
                place: "Page \(page) of \(pageCount)") : nil
        canSplit = sheet.questions.count > 2
        draft = theme.status.isOpen ? Self.draft(of: theme) : nil
        sideMarkup = Template.gapsThemeSide.render(ThemeSide(sheet, visit, typed: typed, card: card))
    }

    /// What a person may do with it next, the likeliest first.
    private static func steps(of theme: ReportedTheme) -> [Step] {
        let all: [(ThemeLifeCycle.Action, String, String)] = [
            (.acknowledge, "acknowledged", "Acknowledge"), (.start, "in_progress", "Start work"),
            (.confirm, "done", theme.status == .maybeResolved ? "Confirm: it is answered" : "Mark as done"),
            (.reopen, "reopened", "Reopen"),
        ]
        let allowed = all.filter { (try? ThemeLifeCycle.status(after: $0.0, in: theme.status)) != nil }
        return allowed.enumerated().map { place, step in
            Step(step: step.1, stepName: step.2, isPrimary: place == 0)
        }
    }

    private static func answered(_ replay: ReplayResult, _ theme: ReportedTheme) -> Answered {
        Answered(
            answeredWords:
                "\(NumberText.count(replay.answered)) of the \(NumberText.count(replay.asked)) questions that were asked again "
                + "\(replay.answered == 1 ? "has" : "have") an answer in generation \(replay.generation), ",
            answeredMarkup: DateText.html(replay.at),
            answeredQuote: replay.quote.map { ShortText.shortened($0, ShortText.quote) },
            answeredArticle: replay.articleID,
            answeredPath: replay.articleID.map { "/articles/" + FormFields.encoded($0) },
            waitsForSomebody: theme.status == .maybeResolved,
            answeredKind: replay.outcome == .resolved ? "good" : replay.outcome == .regressed ? "bad" : "",
            answeredTitle: replay.outcome.title)
    }

    /// Questions a week, with the days marked on which figures or articles changed.
    private static func chart(
        of theme: ReportedTheme, _ report: GapReport, text: String
    ) -> (markup: String?, marks: [Mark]) {
        var weeks = theme.figures.weeks
        guard let first = weeks.first?.week, var last = weeks.last?.week else { return (nil, []) }
        while let end = report.weeks.last?.week, last < end {
            last = last.adding(days: 7)
            weeks.append(ThemeWeek(week: last, count: 0))
        }
        weeks = Array(weeks.suffix(SmallCharts.weeksMaximum))
        var days: [(day: CalendarDay, text: String)] = report.calibrationChanges.map {
            ($0.at.day, "another calibration came into force (settings \($0.settings))")
        }
        if let replay = theme.replay {
            days.append((replay.at.day, "asked again after articles changed (generation \(replay.generation))"))
        }
        if let article = theme.history.last(where: { $0.kind == .article }) {
            days.append((article.at.day, "an article was linked"))
        }
        let inside = days.filter { $0.day >= max(first, weeks[0].week) && $0.day < last.adding(days: 7) }
            .sorted { $0.day < $1.day }.suffix(6)
        let lettered = zip("ABCDEF", inside).map { (day: $1.day, letter: String($0), text: $1.text) }
        let chart = WeekCountsChart(
            weeks: weeks.map { ($0.week, $0.count) }, marks: lettered.map { ($0.day, $0.letter) })
        return (
            chart.svg(id: "trend", title: "Questions by week", description: text),
            lettered.map { Mark(letter: $0.letter, markText: $0.text, markMarkup: DateText.html($0.day)) }
        )
    }

    /// To be copied into whatever articles are written with.
    private static func draft(of theme: ReportedTheme) -> String {
        "# " + theme.suggestedTitle + "\n\n" + theme.outline.map { "## " + $0 + "\n\n" }.joined()
    }
}

/// The forms and facts beside a theme.
struct ThemeSide {
    struct Name { let ownerName: String }

    let sideToken: String
    let sidePath: String
    let sideSeen: Int
    let titleField: String
    let isTitleOwn: Bool
    let ownerField: String
    let backupField: String
    let dueField: String
    let articleField: String
    let articlePath: String?
    let suggestion: String?
    let owners: [Name]
    let canDismiss: Bool
    let dismissArticle: String
    let isAnswered: Bool
    let isOutOfScope: Bool
    let isNoQuestion: Bool
    let isDismissOpen: Bool
    let noteField: String
    let side: ThemeCard

    init(_ sheet: ThemeSheet, _ visit: Visit, typed: FormFields, card: ThemeCard) {
        let theme = sheet.theme
        func field(_ name: String, _ saved: String?) -> String { typed.raw(name) ?? saved ?? "" }
        let isDismissing = typed["status"] == "dismissed"
        sideToken = visit.formToken
        sidePath = BoardCard.path(of: theme.id)
        sideSeen = theme.history.count
        titleField = field("title", theme.title)
        isTitleOwn = theme.isTitleConfirmed
        ownerField = field("owner", theme.owner)
        backupField = field("backup", theme.backup)
        dueField = field("due", theme.due?.description)
        articleField = isDismissing ? theme.article ?? "" : field("article", theme.article)
        articlePath = theme.article.map { "/articles/" + FormFields.encoded($0) }
        suggestion = theme.owner == nil ? theme.suggestedOwner : nil
        owners = sheet.owners.map { Name(ownerName: $0) }
        canDismiss = (try? ThemeLifeCycle.status(after: .dismiss(.outOfScope), in: theme.status)) != nil
        dismissArticle = isDismissing ? typed.raw("article") ?? "" : theme.article ?? ""
        isAnswered = isDismissing && typed["why"] == "already_answered"
        isOutOfScope = isDismissing && typed["why"] == "out_of_scope"
        isNoQuestion = isDismissing && typed["why"] == "not_a_question"
        isDismissOpen = isDismissing
        noteField = typed.raw("note") ?? ""
        side = card
    }
}
