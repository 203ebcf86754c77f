package import GapAnalysis
package import KnowledgeModel
package import Storage

/// All articles that somebody may read, with what was asked and said of them lately: what the pages on articles list, and
/// sort, without reading anything.
package struct ArticleOverview: Sendable {
    /// Without pairs.
    package var health: ArticleHealth
    /// By id.
    package var articles: [CitedArticle]
    /// Of articles that were cited or rated, by id, oldest week first.
    package var weeks: [String: [ArticleWeek]]
    /// The Mondays that figures are for, oldest first.
    package var calendar: [CalendarDay]

    /// So far back as figures go.
    package static let weeksCount = 26

    init(
        of reader: any GenerationReader, events: GapEvents, feedback: [FeedbackRecord],
        reviews: [String: ArticleReview], check: ArticleHealthCheck, calendar: [CalendarDay], period: ActivityPeriod,
        at: Timestamp
    ) throws {
        articles = try CitedArticle.all(of: reader, events: events)
        health = check.figures(
            of: articles, in: reader.generation, events: events, feedback: feedback, reviews: reviews, period: period,
            at: at)
        self.calendar = calendar
        weeks = Self.weeks(events, feedback, among: Set(articles.map(\.id)))
    }

    private static func weeks(
        _ events: GapEvents, _ feedback: [FeedbackRecord], among ids: Set<String>
    ) -> [String: [ArticleWeek]] {
        var weeks: [String: [CalendarDay: ArticleWeek]] = [:]
        func count(_ id: String, _ at: Timestamp, _ body: (inout ArticleWeek) -> Void) {
            guard ids.contains(id) else { return }
            let monday = at.day.monday
            body(&weeks[id, default: [:]][monday, default: ArticleWeek(week: monday)])
        }
        for question in events.answered {
            let articles = question.record.nearest.map(\.articleID)
            if let first = articles.first { count(first, question.record.askedAt) { $0.served += 1 } }
            for article in Set(articles) { count(article, question.record.askedAt) { $0.shown += 1 } }
        }
        for item in feedback { count(item.articleID, item.at) { $0.ratings[item.rating, default: 0] += 1 } }
        return weeks.mapValues { $0.values.sorted { $0.week < $1.week } }
    }

    /// The Mondays of the last weeks, this week's the last.
    static func calendar(until today: CalendarDay) -> [CalendarDay] {
        (0..<weeksCount).map { today.monday.adding(days: 7 * ($0 - weeksCount + 1)) }
    }
}

/// What came of one article in one week.
package struct ArticleWeek: Sendable, Hashable {
    /// Its Monday.
    package let week: CalendarDay
    /// Answered questions that it was the first hit of.
    package var served = 0
    /// Answered questions among whose hits it was, the first included.
    package var shown = 0
    package var ratings: [FeedbackRecord.Rating: Int] = [:]

    package init(week: CalendarDay) { self.week = week }
}
