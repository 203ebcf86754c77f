import KnowledgeModel
import Testing
import TicketSources

struct TimeTests {
    @Test(arguments: [
        ("2026-05-31", "2026-05-31T00:00:00Z"),
        ("2026-05-31 09:30:15", "2026-05-31T09:30:15Z"),
        ("2026-05-31T09:30:00+02:00", "2026-05-31T07:30:00Z"),
        ("1780219800", "2026-05-31T09:30:00Z"),
        ("1780219800123", "2026-05-31T09:30:00.123Z"),
        ("1780219800.5", "2026-05-31T09:30:00.500Z"),
        ("31 May 2026 09:30", "2026-05-31T09:30:00Z"),
        ("May 31, 2026, 9:30 PM", "2026-05-31T21:30:00Z"),
        ("Sun, 31 May 2026 09:30:00 +0200", "2026-05-31T07:30:00Z"),
        ("31/05/2026 09:30", "2026-05-31T09:30:00Z"),
        ("31.5.26", "2026-05-31T00:00:00Z"),
        ("31-05-2026 12:05am", "2026-05-31T00:05:00Z"),
        ("12345", nil), ("yesterday", nil), ("31/05/2026 25:00", nil), ("2026-13-01", nil), ("1/2", nil),
        ("99999999999999", nil), ("31 May 2026 09:30 nowhere", nil), ("30/02/2026", nil),
    ])
    func readsMoments(_ text: String, _ expected: String?) throws {
        let read = try items(source("text|at\nWhy?|\(text)\n", separator: "|", dates: .dayFirst))
        #expect(read.first?.row?.at?.description == expected)
        #expect(read.codes == (expected == nil ? ["time-unreadable 2"] : []))
    }

    @Test func oneDateThatIsPlainDecidesForAll() throws {
        let dayFirst = try items(source("text,at\nA,5/6/2026\nB,31/5/2026\n"))
        #expect(dayFirst.map { $0.row?.at?.day.description } == ["2026-06-05", "2026-05-31"])
        let monthFirst = try items(source("text,at\nA,5/6/2026\nB,5/31/2026\n"))
        #expect(monthFirst.map { $0.row?.at?.day.description } == ["2026-05-06", "2026-05-31"])
    }

    @Test func datesThatCanBeReadBothWaysMustBeExplained() {
        let message = message { () throws(TicketSourceError) in
            _ = try source("text,opened\nA,2026-01-01\nB,5/6/2026\n")
        }
        #expect(
            message == "tickets: the dates of \"opened\" could be day first or month first (the first on line 3); say "
                + "which with --date-order dmy or --date-order mdy")
    }

    @Test func datesOfBothOrdersMustBeExplained() {
        let message = message { () throws(TicketSourceError) in
            _ = try source("text,at\nA,31/5/2026\nB,5/31/2026\n")
        }
        #expect(
            message
                == "tickets: the date of \"at\" on line 2 is day first and the one on line 3 month first; say how to "
                + "read them with --date-order dmy or --date-order mdy, or write them as 2026-05-31")
    }

    @Test func equalNumbersNeedNoOrder() throws {
        let source = try source("text,at\nA,5/5/2026\n")
        #expect(source.dateOrder == nil)
        #expect(try items(source).first?.row?.at?.day.description == "2026-05-05")
    }
}
