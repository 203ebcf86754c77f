internal import KnowledgeModel

/// Weeks along the level axis of a chart: one unit each, the first from 0 to 1.
struct WeekAxis {
    let weeks: [CalendarDay]
    /// Days with the letter that the text below the chart explains.
    var marks: [(day: CalendarDay, letter: String)] = []

    /// Dates that stand side by side without touching.
    private static let labelsMaximum = 5

    var range: ClosedRange<Double> { 0...Double(max(weeks.count, 1)) }

    func middle(of place: Int) -> Double { Double(place) + 0.5 }

    /// Where a day stands; nil outside of the weeks.
    func place(of day: CalendarDay) -> Double? {
        guard let first = weeks.first, let last = weeks.last else { return nil }
        guard day >= first, day < last.adding(days: 7) else { return nil }
        return Double(day.number - first.number) / 7
    }

    /// Mondays below the axis, and a dotted line with its letter at each mark.
    func draw(_ svg: inout SVGText, in frame: ChartFrame) {
        let step = max(1, (weeks.count + Self.labelsMaximum - 1) / Self.labelsMaximum)
        for place in stride(from: 0, to: weeks.count, by: step) {
            frame.label(
                &svg, DateText.dayOfMonth(weeks[place]), x: frame.x(middle(of: place)), y: frame.baseline + 18,
                anchor: "middle")
        }
        for mark in marks {
            guard let place = place(of: mark.day) else { continue }
            frame.line(&svg, (place, frame.yRange.lowerBound), (place, frame.yRange.upperBound), class: "mark")
            frame.label(
                &svg, mark.letter, x: frame.x(place), y: frame.y(frame.yRange.upperBound) - 3, anchor: "middle",
                class: "value")
        }
    }
}
