import KnowledgeModel

/// Reads moments as exports write them. What names no zone is taken as UTC.
enum TicketTime {
    /// ISO 8601; seconds or milliseconds since 1970; `31/05/2026 09:30`, `5/31/26 9:30 PM` by `order`; `31 May 2026
    /// 09:30`, `May 31, 2026` and RFC 5322 with English months. Nil for anything else.
    static func moment(_ text: String, order: DateOrder?) -> Timestamp? {
        let text = text.trimmingWhiteSpace
        if let moment = Timestamp(text) { return moment }
        if let moment = sinceEpoch(text) { return moment }
        if let date = NumericDate(text) {
            guard let order = order ?? (date.first == date.second ? .dayFirst : nil), let day = date.day(order) else {
                return nil
            }
            return clock(date.rest).map { Timestamp(milliseconds: day.start.milliseconds + $0) }
        }
        return withMonthName(text)
    }

    /// From 1990 to 2100, so that an id in the wrong column is no moment.
    private static let secondsAccepted = 631_152_000.0..<4_102_444_800.0

    private static func sinceEpoch(_ text: String) -> Timestamp? {
        guard (9...17).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
            let number = Double(text)
        else { return nil }
        if secondsAccepted.contains(number) { return Timestamp(milliseconds: Int64((number * 1000).rounded())) }
        if secondsAccepted.contains(number / 1000) { return Timestamp(milliseconds: Int64(number)) }
        return nil
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private static func withMonthName(_ text: String) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        var words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        if words.count > 3, let first = words.first, first.hasSuffix("day") || weekdays.contains(first) {
            words.removeFirst()
        }
        guard words.count >= 3, let year = Int(words[2]), words[2].utf8.count == 4 else { return nil }
        let isDayFirst = words[0].first?.isNumber == true
        let name = isDayFirst ? words[1] : words[0]
        guard let month = months.firstIndex(of: name) ?? monthNames.firstIndex(of: name),
            let day = Int(isDayFirst ? words[0] : words[1]),
            let date = CalendarDay(year: year, month: month + 1, day: day)
        else { return nil }
        return clock(words[3...].drop { $0 == "at" }.joined(separator: " "))
            .map { Timestamp(milliseconds: date.start.milliseconds + $0) }
    }

    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Milliseconds since midnight UTC of `9:30`, `09:30:15`, `9:30 pm`, `09:30 +0200`; 0 for nothing; nil for all else.
    private static func clock(_ text: String) -> Int64? {
        var words = text.lowercased().split(separator: " ").map(String.init)
        guard let first = words.first else { return 0 }
        words.removeFirst()
        var half: String?
        var time = first
        for suffix in ["am", "pm"] where time.hasSuffix(suffix) {
            half = suffix
            time = String(time.dropLast(2))
        }
        if half == nil, let word = words.first, word == "am" || word == "pm" {
            half = word
            words.removeFirst()
        }
        let pieces = time.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(pieces.count), pieces.allSatisfy({ (1...2).contains($0.utf8.count) }) else { return nil }
        let numbers = pieces.compactMap { Int($0) }
        guard numbers.count == pieces.count, var hour = numbers.first,
            numbers[1...].allSatisfy({ (0..<60).contains($0) })
        else { return nil }
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        }
        guard (0..<24).contains(hour), words.count <= 1 else { return nil }
        let milliseconds = Int64(hour * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)) * 1000
        // The reader of ISO 8601 knows zones.
        guard let zone = words.first else { return milliseconds }
        let named = ["utc": "Z", "gmt": "Z", "z": "Z"][zone] ?? zone
        guard let offset = Timestamp("1970-01-02T00:00" + named) else { return nil }
        return milliseconds + offset.milliseconds - Timestamp.millisecondsADay
    }
}

/// `31/05/2026`, `5.31.26` or `31-05-2026` with what follows it; which number is the day is open.
struct NumericDate {
    let first: Int
    let second: Int
    let year: Int
    /// Behind the date, such as a time of day.
    let rest: String

    init?(_ text: String) {
        let text = text.trimmingWhiteSpace
        let head = text.prefix { $0 != " " && $0 != "," && $0 != "T" }
        guard head.utf8.count <= 10, let mark = head.first(where: { "/.-".contains($0) }) else { return nil }
        let pieces = head.split(separator: mark, omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            (1...2).contains(pieces[0].utf8.count), (1...2).contains(pieces[1].utf8.count),
            pieces[2].utf8.count == 4 || pieces[2].utf8.count == 2,
            let first = Int(pieces[0]), let second = Int(pieces[1]), let year = Int(pieces[2])
        else { return nil }
        self.first = first
        self.second = second
        self.year = year < 100 ? 2000 + year : year
        rest = String(text.dropFirst(head.count).drop { $0 == " " || $0 == "," || $0 == "T" })
    }

    /// Nil if there is no such day.
    func day(_ order: DateOrder) -> CalendarDay? {
        order == .dayFirst
            ? CalendarDay(year: year, month: second, day: first) : CalendarDay(year: year, month: first, day: second)
    }
}

extension StringProtocol {
    var trimmingWhiteSpace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
