/// A moment in UTC, to the millisecond.
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    package static let millisecondsADay: Int64 = 86_400_000

    /// So many days later; earlier if negative.
    package func adding(days: Int) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int64(days) * Self.millisecondsADay)
    }

    /// `2026-05-31T09:30:00Z`; with three digits after the second where they are not zero.
    package var description: String {
        let inDay = milliseconds - Int64(day.number) * Self.millisecondsADay
        let seconds = inDay / 1000
        let fraction = inDay % 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded(Int($0), 2) }
        return "\(day)T" + clock.joined(separator: ":") + (fraction == 0 ? "" : "." + Self.padded(Int(fraction), 3))
            + "Z"
    }

    package var day: CalendarDay {
        CalendarDay(number: Int(milliseconds.quotientRoundedDown(by: Self.millisecondsADay)))
    }

    static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// A day of the Gregorian calendar, in UTC.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// Nil if there is no such day. See H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // March is the first month, so that the day that is sometimes missing is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
        guard let (_, readMonth, readDay) = Optional(civil), readMonth == month, readDay == day else { return nil }
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    /// Year, month and day of the month. `civil_from_days` of the same source.
    package var civil: (year: Int, month: Int, day: Int) {
        let days = number + 719_468
        let era = days.quotientRoundedDown(by: 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// `2026-05-31`.
    package var description: String {
        let (year, month, day) = civil
        return "\(Timestamp.padded(year, 4))-\(Timestamp.padded(month, 2))-\(Timestamp.padded(day, 2))"
    }

    /// The Monday of its week. 1970-01-01 was a Thursday.
    package var monday: CalendarDay { CalendarDay(number: (number + 3).quotientRoundedDown(by: 7) * 7 - 3) }

    package func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    /// Its first moment.
    package var start: Timestamp { Timestamp(milliseconds: Int64(number) * Timestamp.millisecondsADay) }
}

extension FixedWidthInteger {
    /// Toward minus infinity, so that moments before 1970 fall on their own day.
    fileprivate func quotientRoundedDown(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
