import Access
import Console
import Operations
import Testing

struct ReadingPageTests {
    private func read(
        _ shelf: Shelf, _ id: String, _ query: [(name: String, value: String)] = [], caller: Caller = .ana
    ) throws
        -> String
    {
        try ShelfConsole(shelf).reply(
            "/read/" + id, "consoleRead", query: query, captures: ["id": id], caller: caller
        ).document
    }

    private static let text =
        "Returns\n\nYou have 30 days <b>.\n\nfirst\nsecond\n\nSign | Cause\nE12 | lock | old\nE13 | magnet\n\nReturns"

    @Test func blocksAreShownAsTheyWere() throws {
        let shelf = Shelf(items: [Shelf.item("a.md", title: "Returning", text: Self.text)])
        let page = try read(shelf, "a.md")
        #expect(page.contains("<h2 id=\"section-1\">Returns</h2>"))
        #expect(page.contains("<li class=\"h2\"><a href=\"#section-1\">Returns</a></li>"))
        #expect(page.contains("<p>You have 30 days &lt;b&gt;.</p>"))
        #expect(page.contains("<p class=\"lines\">first\nsecond</p>"))
        #expect(page.contains("<th scope=\"col\">Sign</th><th scope=\"col\">Cause</th>"))
        #expect(page.contains("<tr><td>E12</td><td>lock</td><td>old</td></tr>"))
        // The words of a heading within a passage are its text.
        #expect(page.contains("<p>Returns</p>"))
        #expect(!page.contains("id=\"quote\""))
    }

    @Test func theQuoteIsMarkedWhereItStands() throws {
        let shelf = Shelf(items: [Shelf.item("a.md", title: "Returning", text: "Returns\n\nOne.\n\nTwo.")])
        let page = try read(shelf, "a.md", [("passage", "p0")])
        #expect(page.contains("<p><mark id=\"quote\">One.</mark></p>"))
        #expect(page.contains("<p><mark>Two.</mark></p>"))
        #expect(page.contains("<a href=\"#quote\">To the cited passage</a>"))
        let gone = try read(shelf, "a.md", [("passage", "p9")])
        #expect(gone.contains("The passage is not in this version of the article"))
    }

    @Test func whatMayNotBeReadIsNotThere() throws {
        for (id, query) in [("internal.md", [("as", "public")]), ("no.md", [])] {
            let problem = #expect(throws: Problem.self) { try read(.standard, id, query.map { ($0.0, $0.1) }) }
            #expect(problem == .noArticle)
        }
        #expect(throws: Problem.self) { try read(.standard, "internal.md", caller: .holding([.search])) }
        #expect(try read(.standard, "internal.md").contains("Goodwill"))
    }
}
