import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing

struct GapReportBuilderTests {
    /// Two questions by two askers, and two by one.
    private static let asked: [Asked] = [("a", "ann"), ("b", "ben"), ("c", "cat"), ("d", "cat")].map { id, asker in
        Asked(id).with {
            ($0.asker, $0.ticket, $0.channel) = (asker, "ticket \(id)", "web")
            ($0.text, $0.missing) = (id < "c" ? "public matter \(id)" : "secret matter \(id)", ["dock"])
            $0.vector = direction(id < "c" ? 1 : 2, id == "a" || id == "c" ? 1 : 2)
            $0.nearest = [passage("passage of internal", "internal"), passage("passage of paying", "paying")]
        }
    }

    private static let centre: HelpCentre = {
        var internalArticle = HelpCentre.Article("internal", "Close a card for a customer")
        internalArticle.audience = Audience(["agent"].compactMap { Role($0) })
        internalArticle.owner = "Back office"
        var paying = HelpCentre.Article("paying", "Pay by card")
        (paying.owner, paying.reviewDue) = ("Billing", "2026-05-01")
        return HelpCentre(all: [internalArticle, paying])
    }()

    private static func report(
        _ asked: [Asked] = asked, themes: [ThemeRecord] = [theme("T1", ["a", "b"]), theme("T2", ["c", "d"])],
        askersMinimum: Int = 2, period: ActivityPeriod = .always, centre: HelpCentre? = centre,
        at: Timestamp = monday.adding(days: 1)
    ) throws -> GapReport {
        var builder = GapReportBuilder(
            knowledgeBase: "Help", ticketURL: "https://desk.example/{ticket}", ownerDefault: "Content",
            askersMinimum: askersMinimum)
        builder.probability = .standard
        return try builder.report(
            of: asked.events, themes: themes, period: period, generations: centre,
            calibrationChanges: [
                CalibrationChange(at: monday, settings: 2, calibration: "own"),
                CalibrationChange(at: monday.adding(days: -400), settings: 1, calibration: "default"),
            ], at: at)
    }

    @Test func whatOnePersonAskedIsNowhereInTheReport() throws {
        var themes = [theme("T1", ["a", "b"]), theme("T2", ["c", "d"])]
        themes[1].title = RedactedText(storedRedacted: "secret title")
        themes[1].notes = [ThemeNote(at: monday, by: "Ana", text: RedactedText(storedRedacted: "secret note"))]
        let report = try Self.report(themes: themes)
        #expect(report.themes.map(\.id) == ["T1"])
        #expect(!"\(report)".contains("secret"))
        #expect("\(report)".contains("public matter a"))
        #expect(
            report.cautions.first
                == "1 theme is not shown: fewer than 2 distinct askers, or nothing asked in this period.")
        #expect(try Self.report(askersMinimum: 1).themes.map(\.id).sorted() == ["T1", "T2"])
        #expect(try Self.report(askersMinimum: 3).themes.isEmpty)
    }

    /// The same theme narrowed to one asker's questions is that of one asker.
    @Test func theMinimumHoldsForWhatIsSelected() throws {
        #expect(try Self.report(Array(Self.asked.dropFirst())).themes.isEmpty)
    }

    @Test func whatOnePersonStillAsksNamesNoArticle() throws {
        let themes = [theme("T1", ["a", "b"]), theme("T2", ["c", "d"], list: .stillAsked)]
        #expect(try Self.report(themes: themes).articles.isEmpty)
        let shown = try Self.report(themes: themes, askersMinimum: 1).articles
        // The article of other readers is not named to these.
        #expect(shown.isEmpty)
        let nearest = Self.asked.map { asked in asked.with { $0.nearest = [passage("passage of paying", "paying")] } }
        #expect(
            try Self.report(nearest, themes: themes, askersMinimum: 1).articles == [
                ReportedArticle(
                    id: "paying", title: "Title of paying", url: nil, owner: "Billing", questions: 2, tickets: 1)
            ])
    }

    /// Both passages were near; the report shows what the theme's askers may read.
    @Test func onlyPassagesOfTheThemesAudienceAreShown() throws {
        let shown = try #require(try Self.report().themes.first)
        #expect(shown.nearest.map(\.articleID) == ["paying"])
        #expect(shown.suggestedOwner == "Billing")
        #expect(shown.nearest[0].quote == "Pay by card" && shown.nearest[0].count == 2)
        #expect(shown.nearest[0].failure == "Its review was due on 2026-05-01.")

        let agents = Self.asked.map { asked in asked.with { $0.roles = ["agent"] } }
        var theme = theme("T1", ["a", "b"])
        theme.audience = audience(["agent"])
        let seen = try #require(try Self.report(agents, themes: [theme]).themes.first)
        #expect(seen.nearest.map(\.articleID) == ["internal", "paying"])
        #expect(seen.nearest[0].failure == "It says nothing of “dock”.")
    }

    @Test func withoutAnIndexTheRestIsThere() throws {
        let shown = try #require(try Self.report(centre: nil).themes.first)
        #expect(shown.nearest.isEmpty && shown.suggestedOwner == "Content")
        #expect(shown.examples.map(\.text) == ["public matter a", "public matter b"])
        #expect(shown.examples[0].ticket == "ticket a" && shown.examples[0].reasons == [.lowAnswerability])
        #expect(shown.reasons == [ReasonCount(reason: .lowAnswerability, count: 2)])
        #expect(!shown.isTitleConfirmed && shown.title.hasPrefix("public matter"))
    }

    @Test func figuresAtTheTop() throws {
        let answered = Asked("e").with {
            ($0.label, $0.reason, $0.probability, $0.at) = ("yes", "answered", 0.9, monday.adding(days: -14))
        }
        let report = try Self.report(
            Self.asked + [answered], themes: [theme("T1", ["a", "b", "e"]), theme("T2", ["c"], status: .done)])
        #expect(report.summary.questions == 5 && report.summary.tickets == 4 && report.summary.askers == 3)
        #expect(report.summary.verdicts == ["no": 4, "yes": 1])
        #expect(abs((report.summary.expectedCoverage ?? 0) - 0.26) < 1e-9)
        #expect(report.summary.notAnswered == 2 && report.summary.stillAsked == 0 && report.summary.single == 2)
        #expect(report.summary.openThemes == 1 && report.summary.doneThemes == 1)
        #expect(report.weeks.map(\.asked) == [1, 0, 4])
        #expect(report.weeks.map(\.answered) == [0.9, 0, 0.4])
        #expect(report.weeks.map(\.gaps) == [0, 0, 4])
        #expect(report.ticketURL == "https://desk.example/{ticket}" && report.baseline == nil)
    }

    @Test func calibrationChangesOfThePeriodAreNamed() throws {
        let report = try Self.report(period: ActivityPeriod(from: monday.adding(days: -7)))
        #expect(report.calibrationChanges.map(\.settings) == [2])
        #expect(
            report.cautions.last == "The calibration changed in this period; all figures are made by the present one.")
        let unnamed = try Self.report(
            Self.asked.map { asked in asked.with { ($0.asker, $0.ticket) = (nil, nil) } })
        #expect(
            unnamed.cautions.contains(
                "Not all questions say who asked or in which ticket; those count as one asker each."))
    }

    @Test func theMostPressingStandsFirst() throws {
        let many =
            Self.asked
            + (0..<6).map { number in
                Asked("m\(number)").with { ($0.asker, $0.vector) = ("asker \(number)", direction(5, number)) }
            }
        let themes = [theme("T1", ["a", "b"]), theme("T3", (0..<6).map { "m\($0)" })]
        let report = try Self.report(many, themes: themes)
        #expect(report.themes.map(\.id) == ["T3", "T1"])
        #expect(report.themes(of: .notAnswered).count == 2 && report.themes(of: .stillAsked).isEmpty)
    }

    /// An owner's wording, and the title that it suggests.
    @Test(arguments: [
        ("how do i change my address?", "How to change your address"),
        ("Hi, how can we add our users?!", "How to add your users"),
        ("please How do I pay what I owe?", "How to pay what you owe"),
        ("how to", "How to"), ("how do I ?", "How to"), ("Where is my order?", "Where is my order?"),
        ("why   am I\nlocked out", "Why am I locked out"), ("hello", "Hello"), ("Please, so ok", "Ok"), ("?", "?"),
        (
            "How do I find out " + String(repeating: "very ", count: 30) + "much?",
            "How to find out " + String(repeating: "very ", count: 14).dropLast() + "…"
        ),
        (String(repeating: "x", count: 100), "X" + String(repeating: "x", count: 89) + "…"),
    ])
    func aTitleIsSuggested(question: String, title: String) throws {
        var named = theme("T1", ["a", "b"])
        named.title = RedactedText(storedRedacted: question)
        let shown = try #require(try Self.report(themes: [named]).themes.first)
        #expect(shown.suggestedTitle == title)
        #expect(shown.isTitleConfirmed)
    }

    /// Each unlike those before it, the most central first; what is alike is said once.
    @Test func theOutlineSpreads() throws {
        let asked = (0..<6).map { number in
            Asked("q\(number)").with {
                ($0.asker, $0.text) = ("asker \(number)", "wording \(number)")
                var values = [Float](repeating: 0, count: 8)
                (values[0], values[1 + number / 2]) = (0.6, 0.8)
                $0.vector = values
            }
        }
        let shown = try #require(try Self.report(asked, themes: [theme("T1", asked.map(\.id))]).themes.first)
        #expect(shown.outline == ["wording 0", "wording 2", "wording 4"])
    }
}
