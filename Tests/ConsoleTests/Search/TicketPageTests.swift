import Console
import Operations
import Testing

struct TicketPageTests {
    static let ticket =
        "Hello team,\r\n\r\nhow many days do I have to return it? Where do I send it?\r\n\r\n"
        + "Kind regards,\r\nTilda Brandt"

    private func answered(_ shown: ShelfConsole, _ text: String) throws -> ConsoleReply {
        try shown.reply("/ticket", "consoleAnswerTicket", form: [("q", text)], caller: .ana)
    }

    @Test func eachQuestionHasItsAnswer() throws {
        let page = try answered(ShelfConsole(), Self.ticket).document
        #expect(page.contains("<span class=\"aside-name\">greeting</span>Hello team,"))
        #expect(page.contains("<span class=\"hidden\">Question </span>1</span>"))
        #expect(page.contains("<h2 id=\"verdict-1\">"))
        #expect(page.contains("<input type=\"hidden\" name=\"origin\" value=\"ticket\">"))
        // Its text is in no link.
        #expect(page.matches(of: /href="[^"]*Tilda/).isEmpty)
    }

    @Test func theFormStandsAloneAtFirst() throws {
        let page = try ShelfConsole().reply("/ticket", "consoleTicket", caller: .ana).document
        #expect(page.contains("<textarea id=\"ticket\" name=\"q\""))
        #expect(!page.contains("How it was read"))
    }

    @Test func aRatingComesBackToTheTicket() throws {
        let shown = ShelfConsole()
        let page = try shown.reply(
            "/feedback", "consoleRate",
            form: [("origin", "ticket"), ("q", Self.ticket), ("rate", "useful 1-1 p0")], caller: .ana
        ).document
        #expect(page.contains("Your rating is kept"))
        #expect(page.contains("How it was read"))
        #expect(page.contains("name=\"query\" value=\"id1\""))
    }

    @Test func aTicketHasAnEnd() {
        let problem = #expect(throws: Problem.self) {
            try answered(ShelfConsole(), String(repeating: "x", count: 100_001))
        }
        #expect(problem?.detail == "A ticket has 100,000 bytes at most; leave out what was quoted.")
    }

    @Test func thanksAskNothing() throws {
        let page = try answered(ShelfConsole(), "Thank you so much!").document
        #expect(page.contains("This asks nothing: it says thanks."))
    }
}
