import KnowledgeModel
import Operations
import ReportPages
import Storage

/// Citations of one article by week as a drawing, with its numbers as a table, and what people said of it.
struct ArticleActivityFigure {
    let weeks: [ArticleWeek]
    /// Mondays that are drawn, oldest first.
    let calendar: [CalendarDay]

    var isEmpty: Bool { weeks.isEmpty }

    /// Empty where nothing was counted.
    var markup: String {
        guard !isEmpty else { return "" }
        let byWeek = Dictionary(weeks.map { ($0.week, $0) }, uniquingKeysWith: { first, _ in first })
        let served = calendar.map { byWeek[$0]?.served ?? 0 }
        let others = calendar.map { (byWeek[$0]?.shown ?? 0) - (byWeek[$0]?.served ?? 0) }
        let (first, shown) = (served.reduce(0, +), others.reduce(0, +))
        let words =
            "In 26 weeks it was cited first for \(Words.count(first, "answered question")), and further down for "
            + "\(Words.count(shown)) more."
        return Template.articleActivity.render(
            Values(
                figureWords: words,
                chartMarkup: WeeklyCounts.svg(
                    weeks: calendar, lower: served, upper: others, yTitle: "questions", id: "citations",
                    title: "Citations by week", description: words),
                weekRows: zip(calendar, zip(served, others)).filter { $1.0 + $1.1 > 0 }.map { week, counts in
                    WeekRow(
                        weekMarkup: Words.dayMarkup(week), firstWords: Words.count(counts.0),
                        furtherWords: Words.count(counts.1))
                },
                ratings: FeedbackRecord.Rating.allCases.map { rating in
                    let count = weeks.reduce(0) { $0 + ($1.ratings[rating] ?? 0) }
                    return Rating(
                        ratingName: rating.rawValue, ratingCount: Words.count(count),
                        ratingClass: count == 0 ? "" : rating == .useful ? "good" : "bad")
                }))
    }

    private struct Values {
        let figureWords: String
        let chartMarkup: String
        let weekRows: [WeekRow]
        let ratings: [Rating]
    }

    private struct WeekRow {
        let weekMarkup: String
        let firstWords: String
        let furtherWords: String
    }

    private struct Rating {
        let ratingName: String
        let ratingCount: String
        let ratingClass: String
    }
}
