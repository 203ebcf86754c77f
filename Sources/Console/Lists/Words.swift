import KnowledgeModel
import ReportPages
import Storage

/// Numbers, times and names as the pages say them.
enum Words {
    /// `1,287`
    static func count(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return number < 0 ? "−" + digits : digits
    }

    /// `1 article`, `1,287 articles`
    static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// `46 %`; a share that is neither none nor all is never shown as one of these.
    static func percent(_ share: Double) -> String {
        let whole = Int((min(max(share, 0), 1) * 100).rounded())
        if share > 0, whole == 0 { return "under 1 %" }
        if share < 1, whole == 100 { return "over 99 %" }
        return "\(whole) %"
    }

    /// `2.1 MB`
    static func bytes(_ bytes: Int) -> String {
        var (value, units) = (Double(bytes), ["bytes", "kB", "MB", "GB", "TB"][...])
        while value >= 1000, units.count > 1 {
            value /= 1000
            units = units.dropFirst()
        }
        let unit = units.first ?? "bytes"
        if unit == "bytes" || value >= 100 { return "\(Int(value.rounded())) \(unit)" }
        return "\(Int(value * 10) / 10).\(Int(value * 10) % 10) \(unit)"
    }

    /// At most so many Unicode scalars on one line, with `…` where something was left out.
    static func shortened(_ text: String, to limit: Int) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
        guard line.count > limit else { return String(line) }
        return String(String.UnicodeScalarView(line.prefix(limit - 1))) + "…"
    }

    /// A day as an element that programs can read too; made of digits and names of months alone.
    static func dayMarkup(_ day: CalendarDay) -> String { "<time datetime=\"\(day)\">\(DateText.day(day))</time>" }

    static func momentMarkup(_ moment: Timestamp) -> String {
        "<time datetime=\"\(moment)\">\(DateText.moment(moment))</time>"
    }

    /// Of a text that should be a day or a moment in ISO 8601; as it stands, escaped, where it is neither.
    static func timeMarkup(_ text: String) -> String {
        if text.contains("T"), let moment = Timestamp(text) { return momentMarkup(moment) }
        if let day = CalendarDay(String(text.prefix(10))) { return dayMarkup(day) }
        return HTMLText.escaped(text)
    }

    /// `public`, `agent or partner`, `nobody`.
    static func audience(_ audience: Audience) -> String {
        audience.isClosed ? "nobody" : audience.roles.map(\.name).joined(separator: " or ")
    }
}
