package import KnowledgeModel
package import Storage

/// What a content team reads: how much was asked and answered, and the themes of what was not, most pressing first.
/// Values only; `ReportPages` and the command write it as HTML, Markdown, CSV and JSON.
package struct GapReport: Sendable {
    package var knowledgeBase: String
    /// The moment it was made.
    package var at: Timestamp
    package var period: ActivityPeriod
    /// What the report was narrowed to, in words; empty for all.
    package var filters: [String]
    package var summary: GapSummary
    /// Coverage over time, oldest week first, weeks without a question included.
    package var weeks: [CoverageWeek]
    /// When another calibration came into force: figures before it were made anew by the present one.
    package var calibrationChanges: [CalibrationChange]
    /// Most pressing first, both lists together.
    package var themes: [ReportedTheme]
    /// Articles that answer what was asked all the same, the most tickets first.
    package var articles: [ReportedArticle]
    /// What to bear in mind when reading it, in sentences.
    package var cautions: [String]
    package var baseline: GapBaseline?
    /// Opens a ticket: its address with `{ticket}` where the reference goes.
    package var ticketURL: String?

    package init(
        knowledgeBase: String, at: Timestamp, period: ActivityPeriod, summary: GapSummary, filters: [String] = [],
        weeks: [CoverageWeek] = [], calibrationChanges: [CalibrationChange] = [], themes: [ReportedTheme] = [],
        articles: [ReportedArticle] = [], cautions: [String] = [], baseline: GapBaseline? = nil,
        ticketURL: String? = nil
    ) {
        self.knowledgeBase = knowledgeBase
        self.at = at
        self.period = period
        self.filters = filters
        self.summary = summary
        self.weeks = weeks
        self.calibrationChanges = calibrationChanges
        self.themes = themes
        self.articles = articles
        self.cautions = cautions
        self.baseline = baseline
        self.ticketURL = ticketURL
    }

    package func themes(of list: GapList) -> [ReportedTheme] { themes.filter { $0.list == list } }
}

/// The figures at the top.
package struct GapSummary: Sendable, Hashable {
    package var questions: Int
    /// Tickets or conversations that the questions came from; nil where it is not known.
    package var tickets: Int?
    /// Distinct askers; nil where none is known.
    package var askers: Int?
    /// Questions by verdict: `yes`, `partial`, `no`, `underspecified`, `unknown`.
    package var verdicts: [String: Int]
    /// The sum of the probabilities of an answer over all questions that have one, as a share of these: what the
    /// articles are expected to answer, with no threshold in it. Nil where no question has one.
    package var expectedCoverage: Double?
    /// Questions in a theme of the list not answered, and of the list answered yet still asked.
    package var notAnswered: Int
    package var stillAsked: Int
    /// Events that no theme holds, for want of a second like them.
    package var single: Int
    package var openThemes: Int
    package var doneThemes: Int

    package init(
        questions: Int = 0, tickets: Int? = nil, askers: Int? = nil, verdicts: [String: Int] = [:],
        expectedCoverage: Double? = nil, notAnswered: Int = 0, stillAsked: Int = 0, single: Int = 0,
        openThemes: Int = 0, doneThemes: Int = 0
    ) {
        self.questions = questions
        self.tickets = tickets
        self.askers = askers
        self.verdicts = verdicts
        self.expectedCoverage = expectedCoverage
        self.notAnswered = notAnswered
        self.stillAsked = stillAsked
        self.single = single
        self.openThemes = openThemes
        self.doneThemes = doneThemes
    }
}

/// One point of the chart over time.
package struct CoverageWeek: Sendable, Hashable {
    /// The week's Monday.
    package var week: CalendarDay
    package var asked: Int
    /// Expected to be answered: the sum of the probabilities, rounded to one decimal.
    package var answered: Double
    package var gaps: Int

    package init(week: CalendarDay, asked: Int, answered: Double, gaps: Int) {
        self.week = week
        self.asked = asked
        self.answered = answered
        self.gaps = gaps
    }
}

/// An article, and how many questions and tickets it would have answered.
package struct ReportedArticle: Sendable, Hashable {
    package var id: String
    package var title: String
    package var url: String?
    package var owner: String?
    package var questions: Int
    package var tickets: Int

    package init(id: String, title: String, url: String?, owner: String?, questions: Int, tickets: Int) {
        self.id = id
        self.title = title
        self.url = url
        self.owner = owner
        self.questions = questions
        self.tickets = tickets
    }
}

/// The figures of an earlier report, kept to compare with.
package struct GapBaseline: Sendable, Hashable {
    package var name: String
    package var at: Timestamp
    package var summary: GapSummary

    package init(name: String, at: Timestamp, summary: GapSummary) {
        self.name = name
        self.at = at
        self.summary = summary
    }
}
