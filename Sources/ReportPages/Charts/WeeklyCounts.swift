package import KnowledgeModel

/// Counts by week as a drawing for other pages: bars of two parts, the lower one filled, the upper one outlined.
package enum WeeklyCounts {
    /// - Parameters:
    ///   - weeks: Mondays, oldest first.
    ///   - id: unique on the page.
    ///   - description: what a reader who cannot see it is told.
    /// - Precondition: as many counts as weeks.
    package static func svg(
        weeks: [CalendarDay], lower: [Int], upper: [Int], yTitle: String, id: String, title: String,
        description: String
    ) -> String {
        precondition(weeks.count == lower.count && weeks.count == upper.count)
        return StackedWeeksChart(
            axis: WeekAxis(weeks: weeks), yTitle: yTitle, parts: zip(lower, upper).map { (Double($0), Double($1)) }
        ).svg(id: id, title: title, description: description)
    }
}
