import GapAnalysis
import KnowledgeModel
import Storage
import Testing

struct ThemeFiguresTests {
    private static func figures(_ asked: [Asked], former: [ThemeWeek] = []) throws -> ThemeFigures {
        try #require(ThemeFigures(of: asked.judged, events: asked.events, formerWeeks: former))
    }

    @Test func countsAskersTicketsAndChannels() throws {
        let asked = [
            Asked("a").with { ($0.asker, $0.ticket, $0.channel) = ("ann", "1", "web") },
            Asked("b").with { ($0.asker, $0.ticket, $0.channel) = ("ann", "2", "email") },
            Asked("c").with { ($0.ticket, $0.channel) = ("3", "email") },
            Asked("d").with { $0.ticket = "3" },
            Asked("e").with { ($0.label, $0.reason, $0.probability) = ("yes", "answered", 0.99) },
            Asked("f").with { $0.at = monday.adding(days: 3) },
        ]
        let figures = try Self.figures(asked)
        #expect(figures.questions == 6 && figures.events == 5)
        // ann, ticket 3, and two that nobody can tell apart.
        #expect(figures.askers == 4 && !figures.askersAreKnown)
        #expect(figures.tickets == 3)
        #expect(figures.channels == [ChannelCount(channel: "email", count: 2), ChannelCount(channel: "web", count: 1)])
        #expect(figures.firstSeen == monday && figures.lastSeen == monday.adding(days: 3))
        #expect(try Self.figures(Array(asked.prefix(4))).askersAreKnown)
        #expect(ThemeFigures(of: [], events: asked.events) == nil)
    }

    @Test func weeksHaveNoHoles() throws {
        let asked = [0, 6, 7, 28].map { day in Asked("q\(day)").with { $0.at = monday.adding(days: day) } }
        let former = [ThemeWeek(week: monday.day.adding(days: -14), count: 5), ThemeWeek(week: monday.day, count: 1)]
        let weeks = try Self.figures(asked, former: former).weeks
        #expect(weeks.map(\.count) == [5, 0, 3, 1, 0, 0, 1])
        #expect(weeks.map(\.week) == (0..<7).map { monday.day.adding(days: 7 * $0 - 14) })
    }

    /// Days before the present week, on which one question each was asked.
    @Test(
        arguments: [
            ([0, 7, 14, 21], 4, 0), ([28, 35, 42, 49], 0, 4), ([0, 27, 28, 55, 56], 1, 2), ([21, 22], 1, 1),
        ] as [([Int], Int, Int)])
    func fourWeeksAgainstFour(days: [Int], recent: Int, earlier: Int) throws {
        let asked = days.map { day in Asked("q\(day)").with { $0.at = monday.adding(days: -day) } }
        let trend = try Self.figures(asked).trend(at: monday.adding(days: 2), since: monday.day.adding(days: -70))
        #expect(trend.recent == recent)
        #expect(trend.earlier == earlier)
    }

    @Test func aYoungLogHasNoTrend() throws {
        let asked = [Asked("q").with { $0.at = monday }]
        let figures = try Self.figures(asked)
        let begin = monday.day.adding(days: -49)
        #expect(figures.trend(at: monday, since: begin) == (1, 0))
        #expect(figures.trend(at: monday, since: begin.adding(days: 1)) == (0, 0))
    }
}

struct ThemePriorityTests {
    @Test func isAProduct() {
        let priority = ThemePriority(askers: 49, gapProbability: 0.5, recent: 7, earlier: 4)
        #expect(priority.demand == 7 && priority.failure == 0.25 && priority.trend == 1.5)
        #expect(priority.value == 7 * 0.25 * 1.5)
        #expect(ThemePriority.formula == "√askers × (probability that it is not answered)² × trend")
    }

    @Test(arguments: [(0, 0, 1.0), (100, 0, 2), (0, 100, 0.5), (2, 0, 2), (0, 2, 0.5), (1, 0, 1.5), (10, 10, 1)])
    func theTrendHasBounds(recent: Int, earlier: Int, trend: Double) {
        #expect(ThemePriority(askers: 1, gapProbability: 1, recent: recent, earlier: earlier).trend == trend)
    }

    @Test func nobodyAskingIsNothing() {
        #expect(ThemePriority(askers: -1, gapProbability: 1, recent: 0, earlier: 0).value == 0)
    }
}
