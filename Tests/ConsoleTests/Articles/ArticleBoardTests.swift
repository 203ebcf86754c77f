import Access
import Console
import KnowledgeModel
import Operations
import Storage
import TestSupport
import Testing

@Suite struct ArticleBoardTests {
    private static let articles: [OwnerIndex.Article] = [
        .init(
            "delivery", title: "Delivery", product: "Box", owner: "Shipping", updated: "2026-01-02", due: "2026-05-01",
            ["A parcel arrives within 3 days of the order being paid for."]),
        .init(
            "times", title: "Delivery times", product: "Box", owner: "Shipping", updated: "2026-03-04",
            ["A parcel arrives within 5 days of the order being paid for."]),
        .init(
            "returns", title: "Returns", owner: "Billing", ["Send the label back with the parcel to have it returned."]),
        .init("copy", title: "Returns again", ["Send the label back with the parcel to have it returned."]),
        .init(
            "secret", title: "Goodwill", roles: ["agent"], product: "Vault", owner: "Inside", due: "2026-04-01",
            ["A parcel arrives within 9 days of the order being paid for."]),
    ]

    private func console(isSlow: Bool = false, recordsActivity: Bool = true) throws -> OwnerConsole {
        let console = OwnerConsole(OwnerIndex([Self.articles]), recordsActivity: recordsActivity, isSlow: isSlow)
        try console.ask("q1", citing: ["delivery", "returns"], rated: .wrong)
        try console.ask("q2", citing: ["delivery"])
        try console.ask("q3", citing: ["secret"], roles: ["agent"], rated: .unsafe)
        return console
    }

    /// Titles in the order of the list.
    private func titles(_ html: String) -> [String] {
        html.matches(of: /<th scope="row"><a href="[^"]*">([^<]*)<\/a>/).map { String($0.1) }
    }

    private func count(_ tab: String, _ html: String) -> String? {
        let parts = html.split(separator: "\(tab) <span class=\"count\">", maxSplits: 1)
        return parts.count < 2 ? nil : parts[1].split(separator: "<").first.map(String.init)
    }

    @Test func everyListHasItsCount() throws {
        let html = try console().html("/articles")
        #expect(count("All articles", html) == "4")
        #expect(count("Review overdue", html) == "1")
        #expect(count("Said to be wrong", html) == "1")
        #expect(count("Contradictions", html) == "1")
        #expect(count("Say the same", html) == "1")
        #expect(count("Never cited", html) == "2")
        #expect(titles(html) == ["Delivery", "Delivery times", "Returns", "Returns again"])
        #expect(html.contains("In the last 26 weeks 2 questions were asked"))
        #expect(html.contains("aria-sort=\"ascending\""))
    }

    @Test func whatTheCallerMayNotReadIsNowhere() throws {
        let console = try console()
        for tab in ["all", "overdue", "faulted", "contradictions", "duplicates", "asked-again", "never-cited"] {
            let html = try console.html("/articles?tab=\(tab)")
            for word in ["secret", "Goodwill", "Vault", "Inside", "9 days"] {
                #expect(!html.contains(word), "\(tab): \(word)")
            }
        }
        let agent = try console.html("/articles", as: OwnerConsole.agent)
        #expect(count("All articles", agent) == "5")
        #expect(count("Review overdue", agent) == "2")
        #expect(agent.contains("In the last 26 weeks 3 questions were asked"))
        #expect(agent.contains("for agent"))
    }

    @Test(arguments: [
        ("sort=served&order=down", ["Delivery", "Delivery times", "Returns", "Returns again"]),
        ("sort=updated&order=down", ["Delivery times", "Delivery", "Returns again", "Returns"]),
        ("sort=title&order=down", ["Returns again", "Returns", "Delivery times", "Delivery"]),
        ("sort=due", ["Delivery", "Returns again", "Returns", "Delivery times"]),
    ])
    func listsAreSorted(query: String, expected: [String]) throws {
        let found = titles(try console().html("/articles?\(query)"))
        #expect(found.first == expected.first)
        #expect(Set(found) == Set(expected))
    }

    @Test(arguments: [
        ("q=TIMES", ["Delivery times"]), ("owner=Billing", ["Returns"]),
        ("product=Box", ["Delivery", "Delivery times"]),
        ("q=help%2Fcopy", ["Returns again"]), ("audience=agent", []),
        ("locale=en&q=deliv", ["Delivery", "Delivery times"]),
    ])
    func listsAreNarrowed(query: String, expected: [String]) throws {
        let html = try console().html("/articles?\(query)")
        #expect(titles(html) == expected)
        #expect(html.contains(">Clear</a>"))
        if expected.isEmpty { #expect(html.contains("No article of this list is like that.")) }
    }

    @Test func contradictionsStandBesideEachOther() throws {
        let html = try console().html("/articles?tab=contradictions")
        #expect(html.contains("different numbers, dates or amounts; 1 passage"))
        #expect(html.contains("/articles/compare?a=delivery&amp;b=times"))
        let side = try console().html("/articles/compare?a=delivery&b=times")
        #expect(side.contains("They contradict each other: different numbers, dates or amounts"))
        #expect(side.contains("<mark class=\"clash\">3 days</mark>"))
        #expect(side.contains("<mark class=\"clash\">5 days</mark>"))
        let same = try console().html("/articles/compare?a=returns&b=copy")
        #expect(same.contains("They say the same"))
        #expect(same.contains("<span class=\"agreed\">Send the label back"))
        let nothing = try console().html("/articles/compare?a=returns&b=delivery")
        #expect(nothing.contains("No passage of the one says the same"))
        #expect(throws: Problem.noArticle) { try console().html("/articles/compare?a=delivery&b=secret") }
        #expect(throws: Problem.self) { try console().html("/articles/compare?a=delivery") }
    }

    @Test func anOverdueArticleIsReviewedByOneClick() throws {
        let console = try console()
        let html = try console.html("/articles?tab=overdue")
        #expect(html.contains("40 days overdue, never reviewed"))
        #expect(html.contains("action=\"/articles/delivery/reviewed\""))
        #expect(html.contains("name=\"form_token\" value=\"token\""))
        let target = try console.post("/articles/delivery/reviewed", [("back", "/articles?tab=overdue")])
        #expect(target == "/articles?tab=overdue&done=reviewed")
        let after = try console.html(target)
        #expect(after.contains("Reviewed. The article is not overdue any more."))
        #expect(count("Review overdue", after) == "0")
        #expect(after.contains("No article is past its review date."))
        #expect(console.audit.entries().map(\.action) == [.articleReview])
        #expect(throws: Problem.noArticle) { try console.post("/articles/secret/reviewed") }
        #expect(throws: Problem.self) { try console.post("/articles/delivery/reviewed", [("due", "2020-01-01")]) }
        #expect(try console.post("/articles/delivery/reviewed", [("back", "//evil.example")]) == "/?done=reviewed")
    }

    @Test func whileItIsCountedThePageSaysSo() throws {
        let html = try console(isSlow: true).html("/articles")
        #expect(html.contains("The articles are being counted."))
        #expect(html.contains("data-refresh=\"2\""))
        #expect(!html.contains("<table"))
    }

    @Test func withoutRecordsTheListStands() throws {
        let html = try console(recordsActivity: false).html("/articles")
        #expect(html.contains("Nothing of what is asked is recorded"))
        #expect(titles(html).count == 4)
        #expect(!html.contains(">Reviewed<"))
    }

    @Test func anEmptyIndexSaysWhatToDo() throws {
        let html = try OwnerConsole(OwnerIndex([[]])).html("/articles")
        #expect(html.contains("There is no article yet."))
    }

    @Test func longListsHavePages() throws {
        let articles = (100..<160).map { OwnerIndex.Article("a\($0)", ["Article \($0) alone."]) }
        let console = OwnerConsole(OwnerIndex([articles]))
        let second = try console.html("/articles?page=2&q=About")
        #expect(titles(second).first == "About a125")
        #expect(second.contains("26 to 50 of 60 articles"))
        #expect(second.contains("href=\"/articles?q=About\" rel=\"prev\""))
        #expect(second.contains("href=\"/articles?q=About&amp;page=3\" rel=\"next\""))
        #expect(titles(try console.html("/articles?page=99")).count == 10)
        #expect(titles(try console.html("/articles?page=-1")).first == "About a100")
    }

    @Test func hostileTextStaysText() throws {
        for text in HostileTexts.all {
            let articles = [
                OwnerIndex.Article(
                    "x" + text, title: text, product: text, owner: text, updated: text, due: text, path: text,
                    [text + " one"]),
                OwnerIndex.Article("y", title: text + "2", ["The same thing is said here and there by us."]),
                OwnerIndex.Article("z", title: text + "3", ["The same thing is said here and there by us."]),
            ]
            let console = OwnerConsole(OwnerIndex([articles]))
            let query = FormFields([("q", text), ("owner", text), ("tab", "duplicates")]).encoded
            let pages = try [
                "/articles", "/articles" + query, "/articles?tab=duplicates",
                "/articles/" + FormFields.encoded("x" + text), "/articles/compare?a=y&b=z",
            ].map { try console.html($0) }
            for page in pages {
                #expect(!page.contains("<script>alert"), "\(text)")
                #expect(!page.contains("<img"), "\(text)")
                #expect(!page.contains("onmouseover=\""), "\(text)")
                #expect(!page.contains("onfocus='"), "\(text)")
                #expect(!page.contains("<svg onload"), "\(text)")
                #expect(!page.contains("href=\"javascript"), "\(text)")
            }
        }
    }
}
