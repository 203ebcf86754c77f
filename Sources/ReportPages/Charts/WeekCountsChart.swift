package import KnowledgeModel

/// Counts by week as upright bars, with what happened meanwhile marked by a letter.
package struct WeekCountsChart {
    private let weeks: [(week: CalendarDay, count: Int)]
    private let marks: [(day: CalendarDay, letter: String)]

    /// - Parameters:
    ///   - weeks: Mondays, oldest first, without holes.
    ///   - marks: those outside of the weeks are not drawn.
    package init(weeks: [(week: CalendarDay, count: Int)], marks: [(day: CalendarDay, letter: String)] = []) {
        self.weeks = weeks
        self.marks = marks
    }

    /// - Precondition: there are weeks.
    package func svg(id: String, title: String, description: String) -> String {
        StackedWeeksChart(
            axis: WeekAxis(weeks: weeks.map(\.week), marks: marks), yTitle: "questions",
            parts: weeks.map { (lower: Double($0.count), upper: 0) }
        ).svg(id: id, title: title, description: description)
    }
}
