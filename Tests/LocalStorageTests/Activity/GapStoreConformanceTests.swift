import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

/// What every gap store does.
@Suite struct GapStoreConformanceTests {
    private struct Stop: Error {}

    private static let statuses: [ThemeStatus] = [
        .new, .acknowledged, .inProgress, .maybeResolved, .done, .dismissed(.outOfScope), .dismissed(.notAQuestion),
        .dismissed(.alreadyAnswered(article: "a/b")),
    ]

    @Test(arguments: ActivityStores.allCases) func themesComeBackAsTheyWere(stores: ActivityStores) throws {
        try stores.with { store in
            var full = Example.theme("T1", members: ["q1", "q2"])
            full.list = .stillAsked
            full.title = RedactedText(storedRedacted: "Paying by \"invoice\" 😀\n")
            full.owner = "Ana"
            full.backup = "Ben"
            full.due = CalendarDay("2026-06-01")
            full.article = "billing/invoices"
            full.notes = [Example.note("ask the finance team")]
            full.formerWeeks = [ThemeWeek(week: Example.monday.day, count: 4)]
            (full.isByHand, full.absorbed) = (true, ["T30", "T31"])
            full.replay = ReplayResult(
                at: Example.monday, generation: GenerationID(9), settings: 1, outcome: .regressed, asked: 2,
                answered: 1,
                passageID: "p", articleID: "billing/invoices", quote: "By bank transfer.")
            full.history = ThemeChange.Kind.allCases.map {
                ThemeChange(at: Example.monday, by: "Ana", kind: $0, text: "\($0)")
            }
            let plain = Self.statuses.enumerated().map { index, status in
                var theme = Example.theme("T\(index + 2)")
                theme.audience = ThemeAudience(AskerContext())
                theme.status = status
                return theme
            }
            try store.updateThemes { $0 = plain.reversed() + [full] }
            #expect(try store.themes() == [full] + plain)
        }
    }

    @Test(arguments: ActivityStores.allCases) func themesChangeTogetherOrNotAtAll(stores: ActivityStores) throws {
        try stores.with { store in
            let first = (1...11).map { Example.theme("T\($0)") }
            #expect(
                try store.updateThemes {
                    $0 = first; return $0.count
                } == 11)
            #expect(throws: Stop.self) {
                try store.updateThemes { themes in
                    themes.removeFirst()
                    themes[0].owner = "Ana"
                    themes.append(Example.theme("T99"))
                    throw Stop()
                }
            }
            #expect(try store.themes() == first)
            #expect(try store.newThemeIDs(1) == ["T12"])
            try store.updateThemes { themes in
                themes.removeAll { $0.id == "T3" }
                themes[0].owner = "Ana"
            }
            var expected = first
            expected.remove(at: 2)
            expected[0].owner = "Ana"
            #expect(try store.themes() == expected)
        }
    }

    @Test(arguments: ActivityStores.allCases) func theLastGroupingIsKnown(stores: ActivityStores) throws {
        try stores.with { store in
            #expect(try store.groupedAt() == nil)
            try store.recordGrouping(at: Example.monday)
            try store.recordGrouping(at: Example.monday.adding(days: 1))
            #expect(try store.groupedAt() == Example.monday.adding(days: 1))
        }
    }

    @Test(arguments: ActivityStores.allCases) func idsAreNeverGivenTwice(stores: ActivityStores) throws {
        try stores.with { store in
            #expect(try store.newThemeIDs(2) == ["T1", "T2"])
            #expect(try store.newThemeIDs(0) == [])
            #expect(try store.newThemeIDs(1) == ["T3"])
            try store.updateThemes { $0 = [Example.theme("T3"), Example.theme("T7")] }
            try store.updateThemes { $0 = [] }
            #expect(try store.newThemeIDs(1) == ["T8"])
        }
    }

    @Test(arguments: ActivityStores.allCases) func curatedQuestionsAreSavedAndRemoved(stores: ActivityStores) throws {
        try stores.with { store in
            var narrow = Example.curated("b", "for agents", .article(["a", "b"]))
            narrow.audience = AccessScope(roles: [Role("agent")!], locales: ["de", "en"])
            narrow.theme = nil
            var nowhere = Example.curated("a", "in no language")
            nowhere.audience = AccessScope(locales: [])
            let late = Example.curated("A", "later", at: Example.monday.adding(days: 1))
            for question in [late, Example.curated("b", "replaced"), nowhere, narrow] { try store.save(question) }
            #expect(try store.curatedQuestions() == [nowhere, narrow, late])
            #expect(try store.removeCuratedQuestion(id: "b"))
            #expect(try !store.removeCuratedQuestion(id: "b"))
            #expect(try store.curatedQuestions() == [nowhere, late])
        }
    }

    @Test(arguments: ActivityStores.allCases) func changesAndReviewsAreKept(stores: ActivityStores) throws {
        try stores.with { store in
            let changes = [(1, 5), (0, 7), (1, 6)].map { day, settings in
                CalibrationChange(at: Example.monday.adding(days: day), settings: settings, calibration: "own(120)")
            }
            for change in changes { try store.record(change) }
            #expect(try store.calibrationChanges().map(\.settings) == [7, 5, 6])
            #expect(try store.calibrationChanges().first == changes[1])

            let review = ArticleReview(at: Example.monday, by: "Ana", due: CalendarDay("2026-11-01"))
            try store.save(ArticleReview(at: Example.monday, by: "Ben", due: nil), of: "a")
            try store.save(review, of: "a")
            try store.save(ArticleReview(at: Example.monday, by: "Ben", due: nil), of: "b")
            #expect(
                try store.reviews() == ["a": review, "b": ArticleReview(at: Example.monday, by: "Ben", due: nil)])
        }
    }
}
