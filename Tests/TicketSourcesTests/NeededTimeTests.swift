import KnowledgeModel
import Testing
import TicketSources

/// Where each row needs a time, those without a usable one are skipped, and said.
struct NeededTimeTests {
    private static let june = Timestamp("2026-06-01T00:00:00Z") ?? Timestamp(milliseconds: 0)

    private static func source(
        _ text: String, _ columns: [TicketField: String] = [:], days: Range<Int> = -30..<1
    ) throws(TicketSourceError) -> TicketSource {
        try TicketSource(
            TicketBytes(Array(text.utf8)), fileName: "past.csv",
            options: TicketSource.Options(
                columns: TicketColumns(columns),
                times: june.adding(days: days.lowerBound)..<june.adding(days: days.upperBound)))
    }

    @Test func rowsWithoutOneAreSkippedAndSaid() throws {
        let rows = try items(
            try Self.source(
                "question,time\na,2026-05-31\nb,\nc,soon\nd,2026-05-01\ne,2026-06-02\nf,2026-06-01T23:59:59Z\n"))
        #expect(rows.texts == ["a", nil, nil, nil, nil, "f"])
        #expect(rows.skips == ["2 no_time", "3 no_time", "4 too_old", "5 in_future"])
        #expect(rows.codes == ["time-missing 3", "time-unreadable 4", "time-too-old 5", "time-in-future 6"])
        #expect(rows.flatMap(\.findings).map(\.consequence) == Array(repeating: "the row is skipped", count: 4))
        #expect(
            rows.flatMap(\.findings).map(\.message) == [
                "the row has no time", "the row's time is in no form that is known",
                "the row is of a time that is not kept any more", "the row is of a time that has not come yet",
            ])
    }

    @Test func aFileWithoutSuchAColumnIsRefused() {
        #expect(
            message { () throws(TicketSourceError) in _ = try Self.source("question,user\na,b\n") }
                == "past.csv has no column that looks like the time of a question; name it with --at. "
                + "The columns are: question, user")
    }

    @Test func rolesComeFromANamedColumnOnly() throws {
        let text =
            "question,time,roles,cohort,outcome\na,2026-05-31,\"Agent, lead\",b,Sent\nc,2026-05-31,no role!,,\nd,2026-05-31,,,\n"
        let guessed = try items(try Self.source(text))
        #expect(guessed.map { $0.row?.roles } == [nil, nil, nil])
        let named = try items(try Self.source(text, [.roles: "roles"]))
        #expect(named.map { $0.row?.roles?.map(\.name) } == [["agent", "lead"], nil, nil])
        #expect(named.map { $0.row?.cohort } == ["b", nil, nil])
        #expect(named.map { $0.row?.outcome } == ["sent", nil, nil])
        #expect(named.skips == ["2 bad_roles"])
        #expect(named.codes == ["roles-unreadable 3"])
    }
}
