package import GapAnalysis
package import KnowledgeModel
internal import Privacy
package import Storage

/// A gap report of an invented broadband provider: both lists, every cause and status, a baseline, a changed calibration,
/// weeks with holes.
package enum SampleGapReport {
    package static let now = moment(2026, 6, 1, hour: 9)
    package static let firstWeek = day(2026, 3, 2)

    package static var report: GapReport {
        GapReport(
            knowledgeBase: "Tarnwick Broadband help", at: now,
            period: ActivityPeriod(from: day(2026, 3, 2).start, until: day(2026, 6, 1).start),
            summary: GapSummary(
                questions: 4218, tickets: 3177, askers: 2904,
                verdicts: ["yes": 2480, "partial": 611, "no": 802, "underspecified": 213, "unknown": 112],
                expectedCoverage: 0.7134, notAnswered: 871, stillAsked: 352, single: 96, openThemes: 10, doneThemes: 1),
            filters: [], weeks: weeks,
            calibrationChanges: [
                CalibrationChange(
                    at: moment(2026, 4, 22, hour: 14), settings: 3, calibration: "fitted on 412 questions")
            ], themes: SampleThemes.all, articles: articles,
            cautions: [
                "112 questions of the first week were asked before vectors were switched on and have no probability.",
                "Chat names no askers before 16 March; its questions count one asker each until then.",
            ],
            baseline: GapBaseline(
                name: "first ticket scan", at: moment(2026, 3, 2, hour: 8),
                summary: GapSummary(
                    questions: 3560, tickets: 3560, askers: nil, verdicts: ["yes": 1702, "partial": 488, "no": 1370],
                    expectedCoverage: 0.583, notAnswered: 1104, stillAsked: 241, single: 130, openThemes: 14,
                    doneThemes: 0)), ticketURL: "https://desk.tarnwick.example/tickets/{ticket}?from=gaps")
    }

    /// Thirteen weeks; nothing was asked in the fifth, while the service was down.
    private static var weeks: [CoverageWeek] {
        let asked = [291, 304, 322, 338, 0, 351, 402, 371, 366, 355, 362, 378, 378]
        let shares = [0.58, 0.59, 0.61, 0.62, 0, 0.64, 0.66, 0.71, 0.74, 0.76, 0.77, 0.79, 0.81]
        return asked.indices.map { place in
            CoverageWeek(
                week: firstWeek.adding(days: 7 * place), asked: asked[place],
                answered: (Double(asked[place]) * shares[place] * 10).rounded() / 10,
                gaps: Int(Double(asked[place]) * (1 - shares[place]) * 0.9))
        }
    }

    private static var articles: [ReportedArticle] {
        [
            ReportedArticle(
                id: "router-lights", title: "What the lights on your router mean",
                url: "https://help.tarnwick.example/router-lights", owner: "Devices team", questions: 148, tickets: 131),
            ReportedArticle(
                id: "moving-home", title: "Take your broadband with you when you move",
                url: "https://help.tarnwick.example/moving-home", owner: "Moves team", questions: 97, tickets: 90),
            ReportedArticle(
                id: "bill-dates", title: "When your bill is made and when it is due", url: "/help/bill-dates",
                owner: nil,
                questions: 61, tickets: 44),
            ReportedArticle(
                id: "engineer-visit", title: "Change or cancel an engineer visit", url: nil, owner: "Field planning",
                questions: 46, tickets: 39),
        ]
    }

    package static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
        guard let value = CalendarDay(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return value
    }

    package static func moment(_ year: Int, _ month: Int, _ number: Int, hour: Int = 10) -> Timestamp {
        Timestamp(milliseconds: day(year, month, number).start.milliseconds + Int64(hour) * 3_600_000)
    }

    package static func audience(_ names: [String] = ["public"], locales: [String] = ["en"]) -> ThemeAudience {
        ThemeAudience(AskerContext(scope: AccessScope(roles: names.compactMap { Role($0) }, locales: Set(locales))))
    }

    package static func theme(
        _ id: String, _ list: GapList, _ title: String, cause: GapCause, evidence: String, weeks counts: [Int],
        askers: Int, gap: Double, suggested: String
    ) -> ReportedTheme {
        let questions = counts.reduce(0, +)
        let (recent, earlier) = (counts.suffix(4).reduce(0, +), counts.dropLast(4).suffix(4).reduce(0, +))
        return ReportedTheme(
            id: id, audience: audience(), list: list, title: title,
            figures: ThemeFigures(
                questions: questions, events: questions - questions / 8, askers: askers, askersAreKnown: true,
                tickets: askers - askers / 10, firstSeen: moment(2026, 3, 4), lastSeen: moment(2026, 5, 30, hour: 17),
                weeks: counts.enumerated().map { ThemeWeek(week: firstWeek.adding(days: 7 * $0), count: $1) },
                channels: [
                    ChannelCount(channel: "chat", count: questions - questions / 3),
                    ChannelCount(channel: "email", count: questions / 3),
                ], gapProbability: gap),
            priority: ThemePriority(askers: askers, gapProbability: gap, recent: recent, earlier: earlier),
            cause: cause,
            causeEvidence: evidence, suggestedTitle: suggested)
    }

    package static func note(_ text: String, by: String, _ at: Timestamp) -> ThemeNote {
        ThemeNote(at: at, by: by, text: RedactedText(storedRedacted: text))
    }
}

extension SampleGapReport {
    /// The report with another's text wherever a text of somebody else's may stand.
    package static func hostile(_ text: String, address: String? = nil) -> GapReport {
        var report = report
        report.knowledgeBase = text
        report.filters = [text]
        report.cautions = [text]
        report.baseline?.name = text
        report.summary.verdicts[text] = 1
        report.calibrationChanges[0].calibration = text
        report.ticketURL = address ?? text + "{ticket}"
        report.articles = [
            ReportedArticle(id: text, title: text, url: address ?? text, owner: text, questions: 2, tickets: 1)
        ]
        report.themes = report.themes.prefix(3).map { theme in
            var theme = theme
            (theme.title, theme.owner, theme.backup, theme.suggestedOwner) = (text, text, text, text + " too")
            (theme.article, theme.causeEvidence, theme.suggestedTitle) = (text, text, text)
            (theme.keyPhrases, theme.outline) = ([text], [text])
            theme.figures.channels = [ChannelCount(channel: text, count: 1)]
            theme.examples = [ThemeExample(text: text, askedAt: now, channel: text, ticket: text, reasons: [.reasked])]
            theme.nearest = [
                NearestPassage(
                    passageID: text, articleID: text, title: text, headingPath: [text], link: address ?? text,
                    quote: text,
                    count: 1, cosine: nil, failure: text)
            ]
            theme.replay = ReplayResult(
                at: now, generation: GenerationID(1), settings: 1, outcome: .resolved, asked: 1, answered: 1,
                articleID: text, quote: text)
            theme.notes = [note(text, by: text, now)]
            theme.history = [ThemeChange(at: now, by: text, kind: .title, text: text)]
            return theme
        }
        return report
    }

    /// Without a question and without a theme.
    package static var empty: GapReport {
        GapReport(knowledgeBase: "Nobody asks", at: now, period: .always, summary: GapSummary())
    }

    /// As many open themes of the first list, with falling priority, each with all that a theme may hold.
    package static func large(_ count: Int) -> GapReport {
        var report = report
        report.themes = (0..<count).map { number in
            var theme = SampleThemes.all[0]
            theme.id = "T\(number + 1)"
            theme.title = "Question number \(number + 1)?"
            theme.status = .new
            theme.priority = ThemePriority(askers: count - number, gapProbability: 0.9, recent: 1, earlier: 1)
            theme.examples = Array(repeating: theme.examples[0], count: 40)
            theme.nearest = Array(repeating: theme.nearest[0], count: 40)
            theme.history = Array(repeating: theme.history[0], count: 200)
            theme.notes = Array(
                repeating: note(String(repeating: "word ", count: 2000), by: "Ana Ruiz", now), count: 30)
            return theme
        }
        return report
    }
}
