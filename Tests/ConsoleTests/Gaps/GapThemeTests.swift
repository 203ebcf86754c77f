import Access
import Console
import KnowledgeModel
import Operations
import Privacy
import Storage
import TestSupport
import Testing

struct GapThemeTests {
    private static func steps(_ html: String) -> [String] {
        guard let form = html.firstMatch(of: /aria-label="Next step">([\s\S]*?)<\/form>/) else { return [] }
        return form.1.matches(of: /value="([a-z_]+)"( class="primary")?>/).map { String($0.1) }
    }

    @Test func aThemeSaysAllThatIsKnown() throws {
        let sample = try GapSample()
        let html = try sample.page("/gaps/T1")
        for words in [
            "<h1 dir=\"auto\">Where is the key, number", "4 questions from 4 askers", "What to do", "Suggested title",
            "It should answer", "Questions by week", "As it was asked", "Who and by when", "Title and article",
            "Add a note", "Dismiss", "√askers × (probability that it is not answered)² × trend",
            "Why these questions count",
            "<a href=\"https://desk.example/t/HN-T10\" rel=\"noopener noreferrer\">HN-T10</a>", "role=\"img\"",
            "<a href=\"/?q=Where%20is%20the%20key%2C%20number%200%3F\">search it now</a>",
        ] {
            #expect(html.contains(words), "\(words)")
        }
        // Every form carries its token.
        #expect(
            html.matches(of: /method="post"/).count == html.matches(of: /name="form_token" value="form-token"/).count)
    }

    @Test(arguments: [
        (ThemeStatus.new, ["acknowledged", "in_progress", "done"]), (.acknowledged, ["in_progress", "done"]),
        (.inProgress, ["done"]), (.maybeResolved, ["done", "reopened"]), (.done, ["reopened"]),
        (.dismissed(.outOfScope), ["reopened"]),
    ])
    func onlyWhatIsAllowedIsOffered(status: ThemeStatus, expected: [String]) throws {
        let sample = try GapSample()
        try sample.edit("T1") { $0.status = status }
        let html = try sample.page("/gaps/T1")
        #expect(Self.steps(html) == expected)
        #expect(html.contains("Dismiss theme") == status.isOpenForDismissal)
    }

    @Test(arguments: [
        ([("status", "acknowledged")], "acknowledged"), ([("status", "done")], "done"),
        ([("status", "dismissed"), ("why", "out_of_scope"), ("article", "")], "dismissed"),
        ([("owner", "Ana"), ("backup", ""), ("due", "2026-07-01")], "assigned"), ([("title", " Keys ")], "titled"),
        ([("article", "keys.md")], "linked"), ([("note", "Ask bo@mail.example")], "noted"),
        ([("owner", ""), ("backup", ""), ("due", "")], "nothing"), ([("article", "")], "nothing"),
    ])
    func formsChangeWhatTheySay(fields: [(String, String)], code: String) throws {
        let sample = try GapSample()
        let reply = try sample.reply(
            .post, "/gaps/T1",
            form: [("seen", "0")].map { (name: $0.0, value: $0.1) } + fields.map { (name: $0.0, value: $0.1) })
        #expect(reply.location == "/gaps/T1?done=\(code)")
        let theme = try #require(try sample.record("T1"))
        switch code {
        case "acknowledged": #expect(theme.status == .acknowledged)
        case "done": #expect(theme.status == .done)
        case "dismissed": #expect(theme.status == .dismissed(.outOfScope))
        case "assigned": #expect(theme.owner == "Ana" && theme.backup == nil && theme.due == CalendarDay("2026-07-01"))
        case "titled": #expect(theme.title?.text == "Keys")
        case "linked": #expect(theme.article == "keys.md")
        case "noted": #expect(theme.notes.map(\.text.text) == ["Ask [email]"])
        default: #expect(theme.history.isEmpty)
        }
        #expect(try sample.audit.entries().count == (code == "nothing" ? 0 : 1))
        #expect(theme.history.allSatisfy { $0.by == "user:local" })
        #expect(try sample.page("/gaps/T1?done=\(code)").contains("class=\"notice\""))
    }

    @Test func whatWasSetIsTakenAway() throws {
        let sample = try GapSample()
        try sample.edit("T1") { ($0.owner, $0.due, $0.article) = ("Ana", CalendarDay("2026-07-01"), "keys.md") }
        _ = try sample.reply(
            .post, "/gaps/T1",
            form: [(name: "owner", value: ""), (name: "backup", value: ""), (name: "due", value: "")])
        _ = try sample.reply(.post, "/gaps/T1", form: [(name: "article", value: " ")])
        let theme = try #require(try sample.record("T1"))
        #expect(theme.owner == nil && theme.due == nil && theme.article == nil)
        #expect(theme.history.map(\.text) == ["nobody", "no day", "none"])
    }

    /// What somebody changed meanwhile is not written over unseen, and what was typed is not lost.
    @Test func aConflictKeepsWhatWasTyped() throws {
        let sample = try GapSample()
        try sample.edit("T1") { theme in
            theme.owner = "Bo"
            theme.history.append(ThemeChange(at: GapSample.now, by: "key:bo", kind: .owner, text: "Bo"))
        }
        let form = [
            (name: "seen", value: "0"), (name: "owner", value: "Ana <b>"), (name: "backup", value: ""),
            (name: "due", value: "2026-07-01"),
        ]
        let reply = try sample.reply(.post, "/gaps/T1", form: form)
        #expect(reply.status == 409)
        #expect(reply.html.contains("Meanwhile key:bo changed its owner to “Bo”. Nothing of yours was saved."))
        #expect(reply.html.contains("name=\"owner\" value=\"Ana &lt;b&gt;\""))
        #expect(reply.html.contains("name=\"due\" type=\"date\" value=\"2026-07-01\""))
        #expect(reply.html.contains("name=\"seen\" value=\"1\""))
        #expect(try sample.record("T1")?.owner == "Bo")
        #expect(try sample.audit.entries().isEmpty)
        let again = try sample.reply(
            .post, "/gaps/T1", form: [(name: "seen", value: "1")] + form.dropFirst())
        #expect(again.status == 303)
        #expect(try sample.record("T1")?.owner == "Ana <b>")
    }

    @Test(arguments: [
        ([("status", "reopened")], 409, "A theme that is new cannot be reopened."),
        ([("status", "dismissed"), ("why", "already_answered"), ("article", "")], 422, "The article is needed"),
        ([("status", "dismissed")], 422, "The reason is needed"), ([("title", " ")], 422, "Write a title first."),
        ([("note", "")], 422, "Write a note first."),
        ([("note", String(repeating: "é", count: 2001))], 422, "The note must have 4000 bytes"),
        ([("owner", "Ana"), ("backup", ""), ("due", "soon")], 422, "The due date must be a day such as 2026-05-31"),
    ])
    func whatIsWrongIsSaidOnThePage(fields: [(String, String)], status: Int, words: String) throws {
        let sample = try GapSample()
        let before = try sample.store.themes()
        let reply = try sample.reply(.post, "/gaps/T1", form: fields.map { (name: $0.0, value: $0.1) })
        #expect(reply.status == status)
        #expect(reply.html.contains("role=\"alert\">\(words)"))
        #expect(try sample.store.themes() == before)
        for (name, value) in fields where !["status", "why"].contains(name) && !value.isEmpty && value != " " {
            #expect(reply.html.contains(value), "\(name)")
        }
    }

    @Test func whatWasAskedAgainWaitsForAPerson() throws {
        let sample = try GapSample()
        try sample.edit("T1") { theme in
            theme.status = .maybeResolved
            theme.replay = ReplayResult(
                at: GapSample.now, generation: GenerationID(9), settings: 2, outcome: .resolved, asked: 4, answered: 3,
                passageID: "p", articleID: "a b/keys.md", quote: "The key hangs <here>.")
        }
        let html = try sample.page("/gaps/T1")
        #expect(html.contains("3 of the 4 questions that were asked again have an answer in generation 9"))
        #expect(html.contains("<blockquote dir=\"auto\">The key hangs &lt;here&gt;.</blockquote>"))
        #expect(html.contains("href=\"/articles/a%20b%2Fkeys.md\""))
        #expect(html.contains("Yes, this answers it") && html.contains("No, reopen"))
    }

    @Test func themesAreMerged() throws {
        let sample = try GapSample()
        let page = try sample.page("/gaps/merge?theme=T1&theme=T3")
        #expect(page.contains("name=\"keep\" value=\"T1\" checked") && page.contains("name=\"keep\" value=\"T3\">"))
        let reply = try sample.reply(
            .post, "/gaps/merge",
            form: [(name: "theme", value: "T1"), (name: "theme", value: "T3"), (name: "keep", value: "T3")])
        #expect(reply.location == "/gaps/T3?done=merged")
        #expect(try sample.store.themes().map(\.id) == ["T2", "T3", "T4"])
        #expect(try sample.record("T3")?.members.count == 7)
        #expect(try sample.audit.entries().map(\.action) == [.themeMerge])
        #expect(try sample.reply(.get, "/gaps/T1").location == "/gaps/T3?done=was_merged")
    }

    @Test(arguments: [
        (["T1"], "T1", 422, "Choose two themes or more"), (["T1", "T3"], "T9", 422, "Choose two themes or more"),
        (["T1", "T2"], "T1", 422, "only themes of the same readers can be merged"),
        (["T1", "T9"], "T1", 404, "There is no theme of this id"),
    ])
    func whatCannotBeMerged(themes: [String], keep: String, status: Int, words: String) throws {
        let sample = try GapSample()
        let before = try sample.store.themes()
        let reply = try sample.reply(
            .post, "/gaps/merge",
            form: themes.map { (name: "theme", value: $0) } + [(name: "keep", value: keep)], caller: .agent)
        #expect(reply.status == status && reply.html.contains(words))
        #expect(try sample.store.themes() == before)
    }

    @Test func questionsBecomeAThemeOfTheirOwn() throws {
        let sample = try GapSample()
        try sample.store.updateThemes { _ in }
        let reply = try sample.reply(
            .post, "/gaps/T1/split", form: ["T1-0", "T1-1"].map { (name: "question", value: $0) })
        #expect(reply.location == "/gaps/T5?done=split")
        #expect(try sample.record("T1")?.members == ["T1-2", "T1-3"])
        #expect(try sample.record("T5")?.members == ["T1-0", "T1-1"])
        #expect(try sample.audit.entries().map(\.action) == [.themeSplit])
        #expect(try sample.page("/gaps/T5").contains("split from T1 by hand"))
    }

    @Test(arguments: [
        ([], "choose the questions to split off"), (["T1-0"], "would have fewer than 2 askers"),
        (["T1-0", "T1-1", "T1-2"], "would have fewer than 2 askers"),
        (["T1-0", "T3-0"], "Some of the questions are not in T1 any more"),
        (["T1-0", "T1-1", "T1-2", "T1-3"], "leave T1 at least one question"),
    ])
    func whatCannotBeSplit(questions: [String], words: String) throws {
        let sample = try GapSample()
        let before = try sample.store.themes()
        let reply = try sample.reply(
            .post, "/gaps/T1/split", form: questions.map { (name: "question", value: $0) })
        #expect(reply.status == 422)
        #expect(reply.html.lowercased().contains(words.lowercased()))
        #expect(try sample.store.themes() == before)
    }
}

extension ThemeStatus {
    fileprivate var isOpenForDismissal: Bool { self != .done && dismissal == nil }
}
