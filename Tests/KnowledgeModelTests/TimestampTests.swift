import KnowledgeModel
import TestSupport
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999Z", -1),
        ("2026-05-31T09:30", 1_780_219_800_000), ("2026-05-31t09:30z", 1_780_219_800_000),
        ("2026-05-31 09:30:00.250", 1_780_219_800_250), ("2026-05-31T09:30:00,25Z", 1_780_219_800_250),
        ("2026-05-31T09:30:00.2509999999999999999999999999Z", 1_780_219_800_250),
        ("2026-05-31T11:30:00+02:00", 1_780_219_800_000), ("2026-05-31T11:30:00+0200", 1_780_219_800_000),
        ("2026-05-31T07:00:00-02:30", 1_780_219_800_000), ("2026-05-31 09:30:00 UTC", 1_780_219_800_000),
        ("2026-05-31 09:30:00 +0000", 1_780_219_800_000), ("2026-05-31T10:30+01", 1_780_219_800_000),
        ("2016-12-31T23:59:60Z", 1_483_228_799_000), ("0001-01-01", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("2000-02-29", 951_782_400_000),
    ])
    func reads(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", " ", "2026", "2026-5-31", "2026-05-31 ", " 2026-05-31", "2026-05-31T", "2026-05-31T9:30",
        "2026-05-31T24:00",
        "2026-05-31T09:60", "2026-05-31T09:30:61", "2026-05-31T09:30:00.", "2026-05-31T09:30:00Zz",
        "2026-05-31T09:30 CET",
        "2026-05-31T09:30+2", "2026-05-31T09:30+24:00", "2026-05-31T09:30+02:60", "2026-05-31T09:30+02:", "2026-05-31Z",
        "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-29", "1900-02-29", "2100-02-29", "0000-01-01", "-2026-05-31",
        "+2026-05-31", "2026/05/31", "31.05.2026", "２０２６-05-31", "2026-05-31\u{0}", "2026–05–31", "2026-05-3é",
        "99999-01-01", "2026-05-31T09:30:00 U", "2026-05-31T09:30:00 UT",
    ])
    func refuses(text: String) {
        #expect(Timestamp(text) == nil)
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: ["2026-05-31T00:00", "2026-05-31 ", "2026-05-3"])
    func aDayIsADayAlone(text: String) {
        #expect(CalendarDay(text) == nil)
        #expect(CalendarDay("2026-05-31")?.description == "2026-05-31")
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999Z"), (1_780_219_800_250, "2026-05-31T09:30:00.250Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
    ])
    func writes(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func whatIsWrittenIsReadBack(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let moment = Timestamp(
                milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &generator))
            #expect(Timestamp(moment.description) == moment, "seed \(seed)")
            #expect(CalendarDay(moment.day.description) == moment.day, "seed \(seed)")
            #expect(moment.day.start <= moment && moment < moment.day.adding(days: 1).start, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func anyTextIsATimeOrNone(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var text = Array("2026-05-31T09:30:00.250+02:00".unicodeScalars)
        for _ in 0..<3 {
            let index = Int.random(in: 0..<text.count, using: &generator)
            text[index] = Unicode.Scalar(UInt8.random(in: 0x20...0xFF, using: &generator))
        }
        let string = String(String.UnicodeScalarView(text.prefix(Int.random(in: 0...29, using: &generator))))
        if let moment = Timestamp(string) { #expect(Timestamp(moment.description) == moment, "\(string)") }
    }
}

struct CalendarDayTests {
    @Test(arguments: [
        (2000, 2, 29, true), (1900, 2, 29, false), (2024, 2, 29, true), (2023, 2, 29, false), (2024, 2, 30, false),
        (2024, 4, 31, false), (2024, 12, 31, true), (2024, 0, 1, false), (2024, 13, 1, false), (2024, 1, 0, false),
        (0, 1, 1, false), (10_000, 1, 1, false), (1, 1, 1, true), (9999, 12, 31, true), (2024, 1, Int.max, false),
        (Int.min, 1, 1, false), (2024, Int.max, 1, false),
    ])
    func exists(year: Int, month: Int, day: Int, exists: Bool) {
        #expect((CalendarDay(year: year, month: month, day: day) != nil) == exists)
    }

    /// Every day of a whole round of the calendar follows the one before it.
    @Test func daysFollowEachOther() throws {
        let first = try #require(CalendarDay(year: 1899, month: 12, day: 31))
        var before = first.civil
        for number in first.number + 1...first.number + 146_097 {
            let (year, month, day) = CalendarDay(number: number).civil
            #expect(CalendarDay(year: year, month: month, day: day)?.number == number)
            let isNext = (year, month, day) == (before.year, before.month, before.day + 1)
            let isNewMonth = (year, month, day) == (before.year, before.month + 1, 1)
            #expect(isNext || isNewMonth || (year, month, day) == (before.year + 1, 1, 1))
            before = (year, month, day)
        }
        #expect(before == (2299, 12, 31))
    }

    /// A day, and the Monday of its week.
    @Test(arguments: [
        ("2026-06-01", "2026-06-01"), ("2026-06-07", "2026-06-01"), ("2026-06-08", "2026-06-08"),
        ("1970-01-01", "1969-12-29"), ("1969-12-28", "1969-12-22"), ("1969-12-29", "1969-12-29"),
        ("0001-01-01", "0001-01-01"), ("2024-03-01", "2024-02-26"),
    ])
    func weeksBeginOnMonday(day: String, monday: String) throws {
        #expect(try #require(CalendarDay(day)).monday.description == monday)
    }
}
