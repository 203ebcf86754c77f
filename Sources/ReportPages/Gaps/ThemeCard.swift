package import GapAnalysis
internal import KnowledgeModel
internal import Privacy
internal import Storage

/// A theme as the template in `ThemeTemplate` shows it: words, and HTML only where the name says markup. No two members
/// of a card and what it holds have the same name, since a missing one is looked up in what encloses it.
package struct ThemeCard {
    package let anchor: String
    package let rank: String
    package let title: String
    package let titleNote: String?
    package let status: String
    package let statusKind: String
    package let holder: String
    package let dueMarkup: String?
    package let isOverdue: Bool
    package let demand: String
    package let lastSeenMarkup: String
    package let causeTitle: String
    package let priority: String
    package let meterMarkup: String
    package let sparkMarkup: String
    package let trendText: String

    /// Nil where nobody has still to do something.
    package let toDo: ToDo?
    package let evidence: String
    package let keyPhrases: [Line]
    package let facts: [Fact]
    package let workings: String
    package let weeksText: String
    package let reasons: [Line]
    package let examples: [Example]
    package let passages: [Passage]
    package let replay: Replay?
    package let notes: [Entry]
    package let history: [Entry]
    package let historyHeading: String

    package struct Line { let line: String }

    package struct ToDo {
        let advice: String
        let suggestedTitle: String
        let outline: [Line]
    }

    package struct Fact {
        let name: String
        let valueMarkup: String
    }

    package struct Example {
        let asked: String
        let exampleMarkup: String
        let exampleRemark: String
        let ticket: String?
        let ticketAddress: String?
    }

    package struct Passage {
        let place: String
        let passageAddress: String?
        let quote: String
        let failure: String
        let passageRemark: String
    }

    package struct Replay {
        let outcome: String
        let replayKind: String
        let replayWords: String
        let replayMarkup: String
        let replayQuote: String?
        let replaySource: String?
    }

    package struct Entry {
        let entryMarkup: String
        let by: String
        let entryText: String
    }

    static let examplesMaximum = 5
    static let passagesMaximum = 3
    static let outlineMaximum = 10
    static let phrasesMaximum = 10
    static let notesMaximum = 10
    static let historyMaximum = 20
}

extension ThemeCard {
    /// - Parameter highest: the priority that fills the whole bar.
    package init(_ theme: ReportedTheme, rank: Int, highest: Double, in report: GapReport) {
        let figures = theme.figures
        anchor = GapReportPage.anchor(of: theme)
        self.rank = NumberText.count(rank)
        title = ShortText.shortened(theme.title, ShortText.title)
        titleNote = theme.isTitleConfirmed ? nil : "as a customer asked it"
        status = theme.status.title
        statusKind = Self.kind(of: theme.status)
        holder =
            theme.owner.map { "with \($0)" } ?? theme.suggestedOwner.map { "no owner; suggested: \($0)" } ?? "no owner"
        let isOverdue = theme.isOverdue(on: report.at.day)
        self.isOverdue = isOverdue
        dueMarkup = theme.due.map { "\(isOverdue ? "overdue since" : "due") \(DateText.html($0))" }
        demand = Self.demand(of: figures)
        lastSeenMarkup = DateText.html(figures.lastSeen)
        causeTitle = theme.cause.title
        priority = NumberText.fixed(theme.priority.value, 1)
        meterMarkup = SmallCharts.meter(highest > 0 ? theme.priority.value / highest : 0)
        let weeks = Self.weeks(of: figures, until: report.weeks.last?.week)
        sparkMarkup = SmallCharts.sparkline(weeks.map(\.count))
        trendText = theme.priority.trendText

        toDo = theme.status.isOpen ? ToDo(theme) : nil
        evidence = ShortText.shortened(theme.causeEvidence, ShortText.sentence)
        keyPhrases = theme.keyPhrases.prefix(Self.phrasesMaximum).map { Line(line: ShortText.shortened($0, 60)) }
        facts = Self.facts(of: theme)
        workings = theme.priority.workings(of: figures) + "."
        weeksText = Self.weeksText(weeks)
        reasons = theme.reasons.map { Line(line: "\($0.reason.title): \(NumberText.count($0.count))") }
        examples = theme.examples.prefix(Self.examplesMaximum).map { Example($0, ticketURL: report.ticketURL) }
        passages = theme.nearest.prefix(Self.passagesMaximum).map { Passage($0) }
        replay = theme.replay.map { Replay($0) }
        notes = theme.notes.suffix(Self.notesMaximum).reversed().map {
            Entry(
                entryMarkup: DateText.html($0.at), by: $0.by,
                entryText: ShortText.shortened($0.text.text, ShortText.quote))
        }
        history = theme.history.suffix(Self.historyMaximum).reversed().map {
            Entry(
                entryMarkup: DateText.html($0.at), by: $0.by,
                entryText: "\($0.kind.title): \(ShortText.shortened($0.text, ShortText.sentence))")
        }
        historyHeading =
            theme.history.count > history.count
            ? "History, the last \(history.count) of \(NumberText.count(theme.history.count)) changes"
            : "History, \(NumberText.count(theme.history.count, "change"))"
    }

    private static func kind(of status: ThemeStatus) -> String {
        switch status {
        case .new: "new"
        case .acknowledged, .inProgress: "working"
        case .maybeResolved: "answered"
        case .done, .dismissed: "closed"
        }
    }

    private static func demand(of figures: ThemeFigures) -> String {
        let asked = NumberText.count(figures.questions, "question")
        let askers = NumberText.count(figures.askers, "asker")
        return figures.askersAreKnown ? "\(asked) from \(askers)" : "\(asked) from at most \(askers)"
    }

    private static func facts(of theme: ReportedTheme) -> [Fact] {
        let figures = theme.figures
        func text(_ value: String) -> String { HTMLText.escaped(value) }
        var facts = [Fact(name: "Status", valueMarkup: text(theme.status.title))]
        facts.append(Fact(name: "Owner", valueMarkup: text(theme.owner ?? "none")))
        if let suggested = theme.suggestedOwner, suggested != theme.owner {
            facts.append(Fact(name: "Suggested owner", valueMarkup: text(suggested)))
        }
        if let backup = theme.backup { facts.append(Fact(name: "Backup", valueMarkup: text(backup))) }
        if let due = theme.due { facts.append(Fact(name: "Due", valueMarkup: DateText.html(due))) }
        if let article = theme.article { facts.append(Fact(name: "Article", valueMarkup: text(article))) }
        facts.append(Fact(name: "Questions", valueMarkup: NumberText.count(figures.questions)))
        facts.append(Fact(name: "Of these gaps", valueMarkup: NumberText.count(figures.events)))
        facts.append(
            Fact(
                name: "Askers",
                valueMarkup: NumberText.count(figures.askers)
                    + (figures.askersAreKnown ? "" : " at most; not all are named")))
        facts.append(Fact(name: "Tickets", valueMarkup: NumberText.count(figures.tickets)))
        facts.append(
            Fact(name: "Chance of a gap", valueMarkup: NumberText.percent(figures.gapProbability)))
        facts.append(Fact(name: "First asked", valueMarkup: DateText.html(figures.firstSeen)))
        facts.append(Fact(name: "Last asked", valueMarkup: DateText.html(figures.lastSeen)))
        if !figures.channels.isEmpty {
            let channels = figures.channels.prefix(6).map { "\($0.channel) \(NumberText.count($0.count))" }
            facts.append(Fact(name: "Channels", valueMarkup: text(channels.joined(separator: ", "))))
        }
        facts.append(Fact(name: "Readers", valueMarkup: text(theme.audience.description)))
        facts.append(Fact(name: "Theme", valueMarkup: text(theme.id)))
        return facts
    }

    /// To the end of the report's own weeks: a theme that went quiet shows it.
    private static func weeks(of figures: ThemeFigures, until end: CalendarDay?) -> [ThemeWeek] {
        guard let last = figures.weeks.last?.week, let end, last < end else { return figures.weeks }
        let quiet = stride(from: last.number + 7, through: end.number, by: 7).prefix(SmallCharts.weeksMaximum)
        return figures.weeks + quiet.map { ThemeWeek(week: CalendarDay(number: $0), count: 0) }
    }

    private static func weeksText(_ weeks: [ThemeWeek]) -> String {
        guard let first = weeks.first else { return "No week is known." }
        let shown = weeks.suffix(SmallCharts.weeksMaximum)
        let counts = shown.map { NumberText.count($0.count) }.joined(separator: ", ")
        let start = shown.first?.week ?? first.week
        return "Questions a week from the week of \(DateText.day(start)): \(counts)."
    }
}

extension ThemeCard.ToDo {
    init(_ theme: ReportedTheme) {
        advice = theme.cause.action.advice
        suggestedTitle = ShortText.shortened(theme.suggestedTitle, ShortText.title)
        outline = theme.outline.prefix(ThemeCard.outlineMaximum).map {
            ThemeCard.Line(line: ShortText.shortened($0, ShortText.sentence))
        }
    }
}

extension ThemeCard.Example {
    package init(_ example: ThemeExample, ticketURL: String?) {
        asked = ShortText.shortened(example.text, ShortText.quote)
        exampleMarkup = DateText.html(example.askedAt)
        var remarks = [example.channel.map { "by \($0)" }].compactMap(\.self)
        remarks += [example.probability.map { "chance of an answer \(NumberText.percent($0))" }].compactMap(\.self)
        remarks += example.reasons.map(\.title)
        exampleRemark = remarks.map { ", \($0)" }.joined()
        ticket = example.ticket.map { ShortText.shortened($0, 60) }
        ticketAddress = example.ticket.flatMap { ticket in
            ticketURL.flatMap { SafeLink.address(ofTicket: ticket, in: $0) }
        }
    }
}

extension ThemeCard.Passage {
    init(_ passage: NearestPassage) {
        // A passage of the top of an article has the article's title alone.
        let path =
            passage.headingPath.first == passage.title ? passage.headingPath : [passage.title] + passage.headingPath
        place = ShortText.shortened(path.joined(separator: " › "), ShortText.sentence)
        passageAddress = passage.link.flatMap(SafeLink.address)
        quote = ShortText.shortened(passage.quote, ShortText.quote)
        failure = ShortText.shortened(passage.failure, ShortText.sentence)
        let near = passage.cosine.map { ", cosine \(NumberText.fixed($0, 2)) at best" } ?? ""
        passageRemark = "Among the first hits of \(NumberText.count(passage.count, "question"))\(near)."
    }
}

extension ThemeCard.Replay {
    init(_ replay: ReplayResult) {
        outcome = replay.outcome.title
        replayKind = "\(replay.outcome)"
        replayWords =
            "\(NumberText.count(replay.answered)) of \(NumberText.count(replay.asked)) of its questions "
            + "\(replay.answered == 1 ? "has" : "have") an answer in generation \(replay.generation), settings "
            + "\(replay.settings), asked again on "
        replayMarkup = DateText.html(replay.at)
        replayQuote = replay.quote.map { ShortText.shortened($0, ShortText.quote) }
        replaySource = replay.articleID
    }
}
