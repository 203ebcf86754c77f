package import KnowledgeModel
package import Storage

/// Days and moments as people read them, in English and UTC.
package enum DateText {
    /// `31 May 2026`
    package static func day(_ day: CalendarDay) -> String { "\(dayOfMonth(day)) \(day.civil.year)" }

    /// `31 May`
    package static func dayOfMonth(_ day: CalendarDay) -> String {
        let (_, month, number) = day.civil
        return "\(number) \(months[month - 1])"
    }

    /// `31 May 2026, 09:30 UTC`
    package static func moment(_ moment: Timestamp) -> String {
        let minutes = (moment.milliseconds - moment.day.start.milliseconds) / 60_000
        let clock = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(day(moment.day)), \(clock.joined(separator: ":")) UTC"
    }

    /// `1 May 2026 to 31 May 2026`: both days belong to it.
    package static func period(_ period: ActivityPeriod) -> String {
        let last = period.until.map { Timestamp(milliseconds: $0.milliseconds - 1).day }
        return switch (period.from?.day, last) {
        case (let from?, let last?): from == last ? day(from) : "\(day(from)) to \(day(last))"
        case (let from?, nil): "since \(day(from))"
        case (nil, let last?): "until \(day(last))"
        case (nil, nil): "all that is kept"
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

/// The same as HTML that programs can read too.
extension DateText {
    package static func html(_ day: CalendarDay) -> String { "<time datetime=\"\(day)\">\(self.day(day))</time>" }

    /// The day alone is shown; the moment stands in the attribute.
    package static func html(_ moment: Timestamp) -> String { "<time datetime=\"\(moment)\">\(day(moment.day))</time>" }

    package static func htmlWithClock(_ moment: Timestamp) -> String {
        "<time datetime=\"\(moment)\">\(self.moment(moment))</time>"
    }
}
