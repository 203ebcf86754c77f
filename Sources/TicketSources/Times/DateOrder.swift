/// How a date in numbers that does not begin with its year is to be read.
package enum DateOrder: String, Sendable, CaseIterable {
    /// 31/05/2026.
    case dayFirst = "dmy"
    /// 5/31/2026.
    case monthFirst = "mdy"
}

/// What the dates of a column say of their order.
struct DateOrderEvidence {
    /// Lines of the first date that can only be read so.
    private(set) var dayFirstLine: Int?
    private(set) var monthFirstLine: Int?
    /// Line of the first that can be read either way.
    private(set) var eitherLine: Int?

    var isEmpty: Bool { dayFirstLine == nil && monthFirstLine == nil && eitherLine == nil }

    mutating func add(_ text: String, line: Int) {
        guard let date = NumericDate(text) else { return }
        let isDayFirst = date.day(.dayFirst) != nil
        let isMonthFirst = date.day(.monthFirst) != nil
        if isDayFirst, isMonthFirst {
            // 5/5/2026 is the same both ways.
            if date.first != date.second { eitherLine = eitherLine ?? line }
        } else if isDayFirst {
            dayFirstLine = dayFirstLine ?? line
        } else if isMonthFirst {
            monthFirstLine = monthFirstLine ?? line
        }
    }
}
