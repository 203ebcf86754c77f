/// Numbers as people read them.
enum Amount {
    /// `1,234`
    static func number(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// `1 article`, `1,234 articles`
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(self.number(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// `3.2 s`, `4 min 12 s`, `1 h 5 min`
    static func duration(_ duration: Duration) -> String {
        let seconds = seconds(duration)
        if seconds < 60 { return "\(fixed(seconds, digits: 1)) s" }
        let whole = Int(seconds.rounded())
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }

    /// `5 s`, `40 s`, `3 min`, `1 h 20 min`: coarse, so that it does not jump about.
    static func roughDuration(_ seconds: Double) -> String {
        if seconds < 10 { return "\(max(1, Int(seconds.rounded(.up)))) s" }
        if seconds < 60 { return "\(Int((seconds / 10).rounded(.up)) * 10) s" }
        let minutes = Int((seconds / 60).rounded(.up))
        return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    /// `812 B`, `3.4 MB`
    static func bytes(_ count: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = Double(count)
        var unit = 0
        while value >= 999.5, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return unit == 0 ? "\(count) B" : "\(fixed(value, digits: value < 9.95 ? 1 : 0)) \(units[unit])"
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// `0.6463` for 4 digits.
    static func fixed(_ value: Double, digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        guard digits > 0 else { return String(scaled) }
        let fraction = String(scaled.magnitude % UInt(scale))
        return (scaled < 0 ? "-" : "") + String(scaled.magnitude / UInt(scale)) + "."
            + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
