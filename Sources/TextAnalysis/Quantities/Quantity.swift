/// A number that an English text states, with its unit, in a form in which two of them can be compared.
package struct Quantity: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// So much of something: `30 days`, `$1,200`, `15 %`, `3 to 5 files`.
        case amount(Amount)
        /// `1st`, `third`.
        case ordinal(Int)
        case date(CalendarDate)
        /// A time of day or a span of two, in minutes after midnight: `9 am`, `9am–5pm`.
        case time(start: Int, end: Int?)
        /// `3.2.1`, `v2`.
        case version([Int])
        /// A number that names rather than counts: telephone and order numbers, `step 3`, `error 404`, `24/7`.
        case identifier
    }

    package let kind: Kind
    /// The number with its sign, unit and rate (`€5 a month`), without words such as `up to`. In UTF-8 bytes.
    package let range: Range<Int>

    package init(kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

/// So much of a unit: one value or the two ends of a range.
package struct Amount: Sendable, Hashable {
    /// How the words before or after the number bind it.
    package enum Bound: Sendable, Hashable {
        case exactly
        /// `up to`, `within`, `less than`, `a maximum of`.
        case atMost
        /// `at least`, `more than`, `a minimum of`, `or more`.
        case atLeast
        /// `about`, `roughly`, `usually`.
        case about
    }

    /// In the base unit of the dimension; equal unless the text gives a range.
    package let low: Double
    package let high: Double
    package let bound: Bound
    package let dimension: Dimension
    /// Whether the unit belongs to the metric (or the only) system, so that the other converts with a rest.
    package let isMetric: Bool
    /// The time in `€5 a month` or `100 requests per minute`; nil if none is said.
    package let period: Period?

    package enum Period: Sendable, Hashable {
        case second, minute, hour, day, night, week, month, quarter, year
    }
}

/// What a unit measures. Amounts of two dimensions cannot be compared, but for the three kinds of time.
package enum Dimension: Sendable, Hashable {
    /// A bare number.
    case none
    /// Things, by the stem of the word after the number: `5 users`.
    case count(WordKey)
    /// Seconds. A week is seven days; months are not made into days.
    case duration
    /// Working days.
    case workingDays
    /// Months. A year is twelve.
    case months
    /// An ISO 4217 code, or the sign's usual one: `$` is USD, which is also written for other dollars.
    case money(Currency)
    case percent, percentagePoints
    /// Bytes, and bits (a second).
    case bytes, bits
    /// Metres, kilograms, litres, degrees Celsius, hertz, watts, watt hours, volts, amperes, ampere hours, newton metres.
    case length, mass, volume, temperature, frequency, power, energy, voltage, current, charge, torque
    case pixels
}

package enum Currency: String, Sendable, Hashable, CaseIterable {
    case usd, eur, gbp, jpy, inr, chf, cad, aud, nzd, sek, nok, dkk, pln, czk, brl, mxn, zar, sgd, hkd, cny, krw
    /// Cents or pence, of whatever currency; in hundredths.
    case hundredths
}

/// A date as far as it is said. At least one part is there.
package struct CalendarDate: Sendable, Hashable {
    package let year: Int?
    package let month: Int?
    package let day: Int?
    /// Whether day and month could be the other way round, as in 03/04/2024; `month` is then the first of the two.
    package let isAmbiguous: Bool

    package init(year: Int? = nil, month: Int? = nil, day: Int? = nil, isAmbiguous: Bool = false) {
        self.year = year
        self.month = month
        self.day = day
        self.isAmbiguous = isAmbiguous
    }
}
