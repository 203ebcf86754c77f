import Console
import KnowledgeModel
import Operations
import Storage
import TestSupport
import Testing

@Suite struct ArticleDetailTests {
    private static let articles: [OwnerIndex.Article] = [
        .init(
            "billing/refunds.md", title: "Refunds", product: "Desk", owner: "Billing", updated: "2026-04-15",
            due: "2027-04-15", url: "https://help.example/refunds",
            diagnostics: [
                Diagnostic(
                    .warning, code: "link-broken", path: "billing/refunds.md", line: 12, message: "a <link> is broken",
                    consequence: "it is indexed without it")
            ],
            ["A refund takes two weeks to arrive.", "Gift cards are not refunded at all."]),
        .init("secret", roles: ["agent"], ["Up to fifty euros are yours to give."]),
    ]
    private static let path = "/articles/billing%2Frefunds.md"

    private func console() -> OwnerConsole { OwnerConsole(OwnerIndex([Self.articles])) }

    @Test func anArticleIsShownAsTheIndexSeesIt() throws {
        let html = try console().html(Self.path)
        for words in [
            "<h1>Refunds</h1>", "<dt>File</dt><dd>help/billing/refunds.md</dd>", "<dt>Owner</dt><dd>Billing</dd>",
            "<dt>Read by</dt><dd>everybody</dd>", "<dt>Tokens a passage</dt><dd>40 to 41</dd>",
            "<time datetime=\"2027-04-15\">15 Apr 2027</time>", "2 passages", "40 tokens · line 1 · bytes 0 to 35",
            "<code>#how-long</code>", "Gift cards are not refunded at all.", "href=\"https://help.example/refunds\"",
            "<span class=\"badge warn\">warning</span> <strong>a &lt;link&gt; is broken</strong>",
            "billing/refunds.md, line 12", "No answer of the last 26 weeks cited it",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }

    @Test func citationsAndFeedbackAreDrawnByWeek() throws {
        let console = console()
        try console.ask("q1", citing: ["billing/refunds.md"], daysAgo: 8, rated: .useful)
        try console.ask("q2", citing: ["other", "billing/refunds.md"], daysAgo: 1)
        try console.ask("q3", citing: ["billing/refunds.md"], roles: ["agent"], daysAgo: 1, rated: .wrong)
        let html = try console.html(Self.path)
        #expect(html.contains("cited first for 1 answered question, and further down for 1 more."))
        #expect(html.contains("aria-labelledby=\"citations-title citations-description\""))
        #expect(html.contains("<time datetime=\"2026-06-01\">1 Jun 2026</time></th><td class=\"number\">1</td>"))
        #expect(html.contains("<span class=\"badge good\">1 useful</span>"))
        #expect(html.contains("0 wrong"))
    }

    @Test func whoMayNotReadItFindsNothing() throws {
        #expect(throws: Problem.noArticle) { try console().html("/articles/secret") }
        #expect(throws: Problem.noArticle) { try console().html("/articles/nowhere") }
        #expect(throws: Problem.noArticle) { try console().post("/articles/secret/suppress", [("why", "x")]) }
        #expect(throws: Problem.noArticle) { try console().post("/articles/secret/cite") }
        #expect(try console().html("/articles/secret", as: OwnerConsole.agent).contains("Up to fifty euros"))
    }

    @Test func anArticleIsWithdrawnAndTakenBack() throws {
        let console = console()
        let target = try console.post(Self.path + "/suppress", [("why", "prices <changed>")])
        #expect(target == Self.path + "?done=withdrawn")
        #expect(console.index.suppressions().map(\.id) == ["billing/refunds.md"])
        let html = try console.html(target)
        #expect(html.contains("Withdrawn. No answer cites it from now on"))
        #expect(html.contains("prices &lt;changed&gt;"))
        #expect(html.contains(">Cite it again</button>"))
        #expect(!html.contains("Stop citing this article"))
        let list = try console.html("/articles/suppressed")
        #expect(list.contains("the whole article"))
        #expect(try console.html("/articles").contains("1 withdrawal"))
        #expect(
            try console.post(Self.path + "/cite", [("back", "/articles/suppressed")])
                == "/articles/suppressed?done=cited")
        #expect(console.index.suppressions() == [])
        #expect(try console.html("/articles/suppressed").contains("Nothing is withdrawn."))
        #expect(console.audit.entries().map(\.details) == [["undo": "no"], ["undo": "yes"]])
    }

    @Test func aPassageIsWithdrawnByItself() throws {
        let console = console()
        _ = try console.post(
            Self.path + "/suppress", [("why", "wrong"), ("passage", "billing/refunds.md#1")])
        #expect(console.index.suppressions().map(\.kind) == [.passage])
        let html = try console.html(Self.path)
        #expect(html.contains("Gift cards are not refunded at all."))
        #expect(html.contains("Stop citing this article"))
        #expect(try console.html("/articles/suppressed").contains("passage 2, How long"))
        #expect(throws: Problem.noPassage) {
            try console.post(Self.path + "/suppress", [("why", "x"), ("passage", "secret#0")])
        }
    }

    @Test func aWithdrawalNeedsAReason() throws {
        let error = #expect(throws: Problem.self) { try console().post(Self.path + "/suppress", [("why", " ")]) }
        #expect(error?.faults.first?.detail == "must say in a few words why it may not be cited any more")
        let long = String(repeating: "x", count: 501)
        #expect(throws: Problem.self) { try console().post(Self.path + "/suppress", [("why", long)]) }
    }

    @Test func withdrawalsOfOthersArticlesAreNotListed() throws {
        let console = console()
        _ = try console.post("/articles/secret/suppress", [("why", "hush")], as: OwnerConsole.agent)
        #expect(try !console.html("/articles/suppressed").contains("hush"))
        #expect(try !console.html("/articles").contains("1 withdrawal"))
        #expect(try console.html("/articles/suppressed", as: OwnerConsole.agent).contains("hush"))
    }

    @Test func aLinkThatLeadsNowhereGoodIsNone() throws {
        for address in HostileTexts.addresses {
            let html = try OwnerConsole(OwnerIndex([[.init("x", url: address, ["Some words."])]])).html("/articles/x")
            #expect(!html.contains("Open the article"), "\(address)")
        }
    }
}
