import Testing
import TextAnalysis

/// The quantities of a text as `words = reading`, so that a case is a line.
private func readings(of text: String) -> [String] {
    Quantities.all(in: text).map { "\(text.utf8Slice($0.range)) = \($0.kind.reading)" }
}

private func check(_ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(readings(of: text) == expected, sourceLocation: sourceLocation)
}

@Suite struct QuantitiesTests {
    @Test func durationsAreInSecondsAndMonthsStayMonths() {
        check("in 30 days or thirty days", ["30 days = 2592000 s", "thirty days = 2592000 s"])
        check("2 weeks, a fortnight", ["2 weeks = 1209600 s"])
        check("1 month; one year; for a year", ["1 month = 1 months", "one year = 12 months", "a year = 12 months"])
        check("half an hour; 1½ hours; ½ hour", ["half an hour = 1800 s", "1½ hours = 5400 s", "½ hour = 1800 s"])
        check("after an hour and a half", ["an hour and a half = 5400 s"])
        check(
            "2 hours 30 minutes; 2 hours and 30 minutes",
            [
                "2 hours 30 minutes = 9000 s", "2 hours and 30 minutes = 9000 s",
            ])
        check("a 14-day trial, 90s", ["14-day = 1209600 s", "90s = 90 s"])
        check("5 to 7 working days; 3 business days", ["5 to 7 working days = 5...7 wd", "3 business days = 3 wd"])
        check("a week is long", [])
    }

    @Test func amountsOfMoney() {
        check(
            "$1,200.50 or 1.200,50 € or 12,50 €",
            ["$1,200.50 = 1200.5 usd", "1.200,50 € = 1200.5 eur", "12,50 € = 12.5 eur"])
        check(
            "USD 12, 12 USD, 10 000 GBP, £10,000",
            ["USD 12 = 12 usd", "12 USD = 12 usd", "10 000 GBP = 10000 gbp", "£10,000 = 10000 gbp"])
        check("20 cents, 5 dollars, ¥500", ["20 cents = 20 hundredths", "5 dollars = 5 usd", "¥500 = 500 jpy"])
        check("€5–€10, $5 to $10, $5-10", ["€5–€10 = 5...10 eur", "$5 to $10 = 5...10 usd", "$5-10 = 5...10 usd"])
    }

    @Test func ratesKeepTheirPeriod() {
        check("€12.50 a month", ["€12.50 a month = 12.5 eur /month"])
        check("$8 per user per month", ["$8 per user per month = 8 usd /month"])
        check(
            "100 requests per minute, 5 GB/month",
            ["100 requests per minute = 100 request /minute", "5 GB/month = 5000000000 bytes /month"])
        check("once a week; three times a day", ["once a week = 1 time /week", "three times a day = 3 time /day"])
    }

    @Test func unitsOfMeasure() {
        check(
            "15 %, 15%, 15 percent, 15 per cent",
            ["15 % = 15 %", "15% = 15 %", "15 percent = 15 %", "15 per cent = 15 %"])
        check("2 percentage points", ["2 percentage points = 2 pp"])
        check("5 GB is 5000 MB", ["5 GB = 5000000000 bytes", "5000 MB = 5000000000 bytes"])
        check(
            "23 kg, 1500 ml, 158 cm, 2.4 GHz",
            ["23 kg = 23 kg", "1500 ml = 1.5 l", "158 cm = 1.58 m", "2.4 GHz = 2400000000 Hz"])
        check("40 °C and 40° at 5 kWh, 12 Nm", ["40 °C = 40 °", "40° = 40 °", "5 kWh = 5000 Wh", "12 Nm = 12 Nm"])
    }

    @Test func countsKeepTheStemOfWhatIsCounted() {
        check("50 members; ten books", ["50 members = 50 member", "ten books = 10 book"])
        check(
            "twenty-five users, one hundred and five users",
            ["twenty-five users = 25 user", "one hundred and five users = 105 user"])
        check(
            "10k users, 5 million rows, 1,000 rows",
            ["10k users = 10000 user", "5 million rows = 5000000 row", "1,000 rows = 1000 row"])
        check("3-5 files; between 3 and 5 files", ["3-5 files = 3...5 file", "3 and 5 files = 3...5 file"])
        check(
            "$5 and 300 users, 3 files and 5 files",
            [
                "$5 = 5 usd", "300 users = 300 user", "3 files = 3 file", "5 files = 5 file",
            ])
        check("it is 7, or 8", ["7 = 7", "8 = 8"])
        check("renew it twice", ["twice = 2 time"])
        check("1/2 cup", ["1/2 cup = 0.5 cup"])
        check("this one, no one, one of them, the new one.", [])
    }

    @Test func wordsBindNumbers() {
        check("up to 5 GB, at most 3 files", ["5 GB = ≤5000000000 bytes", "3 files = ≤3 file"])
        check(
            "no more than 3 files, less than 3 files, within 3 days",
            ["3 files = ≤3 file", "3 files = ≤3 file", "3 days = ≤259200 s"])
        check(
            "at least 12 letters, more than 12 letters, no less than 12 letters",
            ["12 letters = ≥12 letter", "12 letters = ≥12 letter", "12 letters = ≥12 letter"])
        check(
            "8 letters or more, 5+ users, 3 files or fewer",
            ["8 letters = ≥8 letter", "5+ users = ≥5 user", "3 files = ≤3 file"])
        check("about 4 days, ~4 days", ["4 days = ~345600 s", "4 days = ~345600 s"])
        check(
            "The maximum size is 25 MB. The minimum age is 21 years.",
            ["25 MB = ≤25000000 bytes", "21 years = ≥252 months"])
    }

    @Test func dates() {
        check(
            "3 March 2024, March 3, 2024, the 3rd of March 2024",
            ["3 March 2024 = 2024-3-3", "March 3, 2024 = 2024-3-3", "3rd of March 2024 = 2024-3-3"])
        check(
            "2024-03-03, 31.12.2024, 31/12/2024",
            ["2024-03-03 = 2024-3-3", "31.12.2024 = 2024-12-31", "31/12/2024 = 2024-12-31"])
        check("03/04/2024", ["03/04/2024 = 2024-3-4?"])
        check(
            "by 31 December, in March 2024, in 2024", ["31 December = -12-31", "March 2024 = 2024-3-", "2024 = 2024--"])
        check("You may 3 times march 5 miles", ["3 times = 3 time", "5 miles = 8046.72 m"])
        check("of 2000 files", ["2000 files = 2000 file"])
        check("45/13/2024", ["45/13 = name", "2024 = name"])
    }

    @Test func times() {
        check("9am–5pm, from 9 am to 5 p.m.", ["9am–5pm = 9:0-17:0", "9 am to 5 p.m. = 9:0-17:0"])
        check("at 15:00, at 9.30 am, 9 to 5 pm", ["15:00 = 15:0", "9.30 am = 9:30", "9 to 5 pm = 21:0-17:0"])
        check(
            "8 am to 12 noon, until midnight, at noon",
            ["8 am to 12 noon = 8:0-12:0", "midnight = 24:0", "noon = 12:0"])
        check("at 9.30 or 25:00", ["9.30 = 9.3", "25 = 25", "00 = name"])
    }

    @Test func numbersThatNameAreNoAmounts() {
        check(
            "call 0161 555 0142 or +1 800-555-0199 or (020) 7946 0958",
            ["0161 555 0142 = name", "1 800-555-0199 = name", "020) 7946 0958 = name"])
        check(
            "open 24/7, order 123456789, #1234, code 0042",
            ["24/7 = name", "123456789 = name", "1234 = name", "0042 = name"])
        check(
            "error 502, step 4, Windows 11, No. 5, port 443",
            ["502 = name", "4 = name", "11 = name", "5 = name", "443 = name"])
        check("version 3.2.1 or v2 or 10.0.0.1", ["3.2.1 = v3.2.1", "10.0.0.1 = name"])
        check("version 2.4", ["2.4 = v2.4"])
        check("1. Open it\n2) Close it", ["1 = name", "2 = name"])
        check("mp3, ISO-9001, example.com/404", ["9001 = name", "404 = name"])
        check("the 1st and the third", ["1st = #1", "third = #3"])
    }

    @Test func rangesAreInTheLongerText() {
        let bytes = Array("for 5 days, 6 days".utf8)
        #expect(Quantities.all(in: bytes, range: 12..<18).map(\.range) == [12..<18])
    }

    @Test func anyTextHasQuantitiesInOrderOnScalarBoundaries() {
        let parts = [
            "1", "10", "2024", "007", "1,000", "3.2.1", "1.5", " ", " ", "-", "–", "/", ":", "%", "€", "$", "°", "½",
            "am", "pm", "p.m.", "May", "March", "days", "week", "a", "half", "an", "and", "to", "per", "month", "one",
            "twenty", "hundred", "million", "th", "k", "up to", "or more", "+", "(", ")", "#", "é", "漢", "😀", "\n", ".",
            "'", "’", "maximum", "step", "noon", "twice", "99999999999999999999999999", "\u{301}",
        ]
        for seed in UInt64(0)..<4000 {
            var random = SeededRandom(seed: seed)
            let text = (0..<Int.random(in: 0...14, using: &random))
                .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let bytes = Array(text.utf8)
            var last = 0
            for quantity in Quantities.all(in: text) {
                #expect(quantity.range.lowerBound >= last && !quantity.range.isEmpty, "seed \(seed): \(text)")
                last = quantity.range.upperBound
                #expect(String(validating: bytes[quantity.range], as: UTF8.self) != nil, "seed \(seed): \(text)")
                #expect(quantity.agreement(with: quantity) != .differ, "seed \(seed): \(text)")
            }
            for cue in Negation.cues(in: text) { #expect(cue.scope.lowerBound == cue.range.upperBound) }
        }
    }
}

extension Quantity.Kind {
    fileprivate var reading: String {
        switch self {
        case .amount(let amount): amount.reading
        case .ordinal(let place): "#\(place)"
        case .date(let date):
            [date.year, date.month, date.day].map { $0.map(String.init) ?? "" }.joined(separator: "-")
                + (date.isAmbiguous ? "?" : "")
        case .time(let start, let end):
            ([start] + (end.map { [$0] } ?? [])).map { "\($0 / 60):\($0 % 60)" }.joined(separator: "-")
        case .version(let parts): "v" + parts.map(String.init).joined(separator: ".")
        case .identifier: "name"
        }
    }
}

extension Amount {
    fileprivate var reading: String {
        let bound = [Bound.exactly: "", .atMost: "≤", .atLeast: "≥", .about: "~"][bound] ?? ""
        let values = low == high ? low.reading : "\(low.reading)...\(high.reading)"
        let rate = period.map { " /\($0)" } ?? ""
        return bound + values + unitName + rate
    }

    private var unitName: String {
        switch dimension {
        case .none: ""
        case .count(let stem): " " + (Self.nouns.first { WordStem.key(of: $0) == stem } ?? "?")
        case .duration: " s"
        case .workingDays: " wd"
        case .months: " months"
        case .money(let currency): " \(currency)"
        case .percent: " %"
        case .percentagePoints: " pp"
        case .bytes: " bytes"
        case .length: " m"
        case .mass: " kg"
        case .volume: " l"
        case .temperature: " °"
        case .frequency: " Hz"
        case .energy: " Wh"
        case .torque: " Nm"
        default: " \(dimension)"
        }
    }

    private static let nouns = ["member", "book", "user", "row", "file", "time", "request", "letter", "cup"]
}

extension Double {
    fileprivate var reading: String {
        let rounded = (self * 1000).rounded() / 1000
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }
}
