import Access
import Console
import KnowledgeModel
import Operations
import Privacy
import Storage
import TestSupport
import Testing

struct SearchPageTests {
    @Test func nothingIsAskedAtFirst() throws {
        let shown = ShelfConsole()
        let page = try shown.search("")
        #expect(page.contains("<textarea id=\"q\" name=\"q\""))
        #expect(page.contains("Ask as a customer would."))
        #expect(!page.contains("class=\"answer\""))
        #expect(try shown.recorded.isEmpty)
    }

    @Test func anAnswerSaysWhatItIsMadeOf() throws {
        let page = try ShelfConsole().search("how many days do i have")
        #expect(page.contains("<h2 id=\"verdict-1\">Partly answered</h2>"))
        #expect(page.contains("<strong>50 %</strong> probability that these passages answer it: uncertain."))
        #expect(
            page.contains(
                "“Not answered” is below 30 %, “answered” from 90 %; fitted to public questions, not to yours yet"))
        #expect(page.contains("<p>You have 30 days.</p>"))
        #expect(page.contains(">Refunds</a></h3>"))
        #expect(page.contains("<p class=\"path faint\">Returns</p>"))
        #expect(page.contains("<dd>help.example/refunds#returns</dd>"))
        #expect(page.contains("<time datetime=\"2026-04-15\">15 Apr 2026</time>"))
        #expect(page.contains("href=\"https://help.example/refunds#returns:~:text="))
        #expect(page.contains("href=\"/read/billing%2Frefunds.md?passage=p0#quote\""))
        #expect(page.contains("<div><dt>Only for</dt><dd>agent</dd></div>"))
        #expect(page.contains("The article has no address to link to."))
    }

    @Test func reasonsStandInWords() throws {
        let plain = try ShelfConsole().search("how many days")
        #expect(
            plain.contains("href=\"/?q=how%20many%20days&amp;explain=yes\">Why this verdict and these passages</a>"))
        #expect(!plain.contains("Says something alike"))
        let page = try ShelfConsole().search("how many days", [("explain", "yes")])
        #expect(page.contains("Of all passages it is number 1 by its words and number 1 by its meaning."))
        #expect(page.contains("<th scope=\"row\">Says something alike</th><td class=\"number\">0.50</td>"))
        #expect(page.contains("<th scope=\"row\">days</th><td>in text (2×)</td><td class=\"number\">1 passage</td>"))
        #expect(page.contains("<th scope=\"row\">How alike in meaning the first passage is</th>"))
        #expect(page.contains("Without the reasons"))
        for jargon in ["cosine", "bm25", "BM25", "log odds", "calibrated", "logit"] { #expect(!page.contains(jargon)) }
    }

    @Test func nobodySeesMoreThanTheirOwn() throws {
        let reader = try Caller.holding([.search])
        let page = try ShelfConsole().search("how many days", caller: reader)
        #expect(page.contains("Refunds"))
        for hidden in ["Goodwill", "Search as", "Stop citing", "Rate it", "name=\"keep\""] {
            #expect(!page.contains(hidden), "\(hidden)")
        }
        #expect(try ShelfConsole().search("how many days", caller: .holding([.search, .feedback])).contains("Rate it"))
    }

    @Test(arguments: ["public", "nonsense"])
    func anOwnerSeesWhatOthersSee(role: String) throws {
        let page = try ShelfConsole().search("how many days", [("as", role)])
        #expect(!page.contains("Goodwill"))
        #expect(page.contains("<option value=\"public\" selected>everybody (public)</option>"))
        #expect(try ShelfConsole().search("how many days", [("as", "agent")]).contains("Goodwill"))
        // Whoever is no owner is not narrowed by an address, nor widened.
        let agent = try Caller.holding([.search], roles: ["agent"])
        #expect(try ShelfConsole().search("how many days", [("as", role)], caller: agent).contains("Goodwill"))
    }

    @Test func whatAnOwnerTriesOutIsNotRecordedUnlessWanted() throws {
        let shown = ShelfConsole()
        _ = try shown.search("how many days")
        #expect(try shown.recorded.isEmpty)
        _ = try shown.search("how many days", [("keep", "yes")])
        #expect(try shown.recorded.map(\.context.channel) == ["console"])
        // A page that is shown again is no second question.
        _ = try shown.search("how many days", [("keep", "yes"), ("query", "id2")])
        #expect(try shown.recorded.count == 1)
        _ = try shown.search("how many days", caller: .holding([.search]))
        #expect(try shown.recorded.count == 2)
    }

    @Test func aRatingPutsItsQuestionOnRecord() throws {
        let shown = ShelfConsole()
        let reply = try shown.reply(
            "/feedback", "consoleRate",
            form: [
                ("q", "how many days"), ("rate", "wrong 1-1 p0"), ("comment-1-1", "It is 14 now"), ("origin", "search"),
            ],
            caller: .ana)
        #expect(reply.path == "/?q=how%20many%20days&query=id1&done=rated")
        #expect(try shown.recorded.map(\.queryID) == ["id1"])
        let feedback = try shown.log.feedback(in: ActivityPeriod())
        #expect(feedback.map(\.rating) == [.wrong])
        #expect(feedback.map(\.position) == [1])
        #expect(feedback.map { $0.comment?.text } == ["It is 14 now"])
        // A second rating of the same page belongs to the same question.
        _ = try shown.reply(
            "/feedback", "consoleRate", form: [("q", "how many days"), ("query", "id1"), ("rate", "useful 1-2 p1")],
            caller: .ana)
        #expect(try shown.recorded.count == 1)
        let page = try shown.search("how many days", [("query", "id1"), ("done", "rated")])
        #expect(page.contains("Your rating is kept"))
    }

    @Test(arguments: ["", "wrong", "wrong 1 p0", "nonsense 1-1 p0", "wrong 0-1 p0", "wrong 1-99999 p0"])
    func aFormThatIsNotOursChangesNothing(rate: String) throws {
        let shown = ShelfConsole()
        #expect(throws: Problem.self) {
            try shown.reply("/feedback", "consoleRate", form: [("q", "days"), ("rate", rate)], caller: .ana)
        }
        #expect(try shown.recorded.isEmpty)
    }

    @Test func aCommentHasAnEnd() throws {
        let problem = #expect(throws: Problem.self) {
            try ShelfConsole().reply(
                "/feedback", "consoleRate",
                form: [("q", "days"), ("rate", "wrong 1-1 p0"), ("comment-1-1", String(repeating: "x", count: 4001))],
                caller: .ana)
        }
        #expect(problem?.detail == "Nothing was kept. A comment has 4,000 bytes at most; go back and shorten it.")
    }

    @Test func whatWasStoppedCanBeUndone() throws {
        let page = try ShelfConsole().search("how many days", [("done", "stopped"), ("undo", "passage p0")])
        #expect(page.contains("Not cited any more, in any answer to anybody."))
        #expect(page.contains("formaction=\"/unsuppress\" name=\"undo\" value=\"passage p0\">Undo</button>"))
        let other = try ShelfConsole().search("how many days", [("done", "hacked"), ("undo", "nonsense")])
        #expect(!other.contains("class=\"notice"))
    }
}
