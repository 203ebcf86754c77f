import Access
import Console
import KnowledgeModel
import Operations
import Storage
import TestSupport
import Testing

@Suite struct IndexPagesTests {
    private static let old: [OwnerIndex.Article] = [
        .init("a", title: "Alpha", ["The old words of alpha stand here."]),
        .init("b", title: "Beta", ["Beta will go."]),
        .init("s", title: "Goodwill", roles: ["agent"], ["Hidden words."]),
    ]
    private static let new: [OwnerIndex.Article] = [
        .init("a", title: "Alpha", ["The new words of alpha stand here."]),
        .init("c", title: "Gamma", ["Gamma has come.", "In two passages."]),
        .init("s", title: "Goodwill", roles: ["agent"], ["Other hidden words."]),
        .init("t", title: "Goodwill two", roles: ["agent"], ["More of it."]),
    ]

    private func console(held: [Int: [String]] = [:], isSlow: Bool = false, hasEncoder: Bool = true) -> OwnerConsole {
        OwnerConsole(OwnerIndex([Self.old, Self.new], held: held), isSlow: isSlow, hasEncoder: hasEncoder)
    }

    @Test func whatServesIsSaidFirst() throws {
        let html = try console().html("/index")
        #expect(html.contains("Generation 2 serves"))
        #expect(html.contains("<dt>Articles</dt><dd class=\"big\">2</dd>"))
        #expect(html.contains("<dt>Passages</dt><dd class=\"big\">3</dd>"))
        #expect(html.contains("edits &amp; &quot;more&quot; &lt;b&gt;"))
        #expect(html.contains("as the product comes"))
        #expect(html.contains("2.1 MB in 1 part"))
        #expect(html.contains("2 generations, newest first"))
        let agent = try console().html("/index", as: OwnerConsole.agent)
        #expect(agent.contains("<dt>Articles</dt><dd class=\"big\">4</dd>"))
    }

    @Test func whatIsHeldBackSaysWhy() throws {
        let html = try console(held: [2: ["breaks curated question <k3>"]]).html("/index")
        #expect(html.contains("Generation 1 serves"))
        #expect(html.contains("Generation 2 is held back"))
        #expect(html.contains("<li>breaks curated question &lt;k3&gt;</li>"))
        #expect(html.contains("href=\"/index/generations/2/activate\">Release it all the same</a>"))
    }

    @Test func onlyAdministratorsMayMakeAnotherServe() throws {
        let owner = try Caller.withKey(scopes: [.owner])
        let html = try console(held: [2: ["a reason"]]).html("/index", as: owner)
        #expect(!html.contains("/activate"))
        #expect(html.contains("Whoever has a key with the scope admin may release it."))
    }

    @Test func theDifferenceIsShownBeforeAnotherServes() throws {
        let console = console()
        let html = try console.html("/index/generations/1/activate")
        #expect(html.contains("Make generation 1 serve?"))
        #expect(html.contains("This goes back to an older state."))
        #expect(html.contains("Removed: 1 article"))
        #expect(html.contains("name=\"form_token\" value=\"token\""))
        #expect(try console.post("/index/generations/1/activate", [("why", "mend")]) == "/index?done=activated")
        #expect(console.index.serving == GenerationID(1))
        #expect(console.audit.entries().map(\.action) == [.generationActivate])
        #expect(console.audit.entries().map(\.details) == [["before": "2", "why": "mend"]])
        #expect(try console.html("/index/generations/1/activate").contains("Generation 1 serves already."))
        for number in ["9", "x", "-1"] {
            #expect(throws: Problem.self) { try console.html("/index/generations/\(number)/activate") }
            #expect(throws: Problem.self) { try console.post("/index/generations/\(number)/activate") }
        }
    }

    @Test func aDifferenceKeepsToWhatTheCallerMayRead() throws {
        let console = console()
        try console.ask("q1", citing: ["a"], text: "what of <alpha>?")
        try console.ask("q2", citing: ["s"], roles: ["agent"], text: "what of goodwill?")
        let html = try console.html("/index/generations/1/diff/2")
        for words in [
            "Added: 1 article", "Changed: 1 article", "Removed: 1 article",
            "<dt>passages</dt><dd class=\"big\">2 → 3</dd>",
            "<a href=\"/articles/c\">Gamma</a>", "what of &lt;alpha&gt;?", "The old words of alpha",
            "The new words of alpha",
            "Of the newest 1 question of the last 7 days, 1 would be answered otherwise",
        ] {
            #expect(html.contains(words), "\(words)")
        }
        #expect(!html.contains("oodwill"))
        #expect(!html.contains("idden words"))
        let agent = try console.html("/index/generations/1/diff/2", as: OwnerConsole.agent)
        #expect(agent.contains("Added: 2 articles"))
        #expect(agent.contains("Of the newest 2 questions"))
        #expect(try console.html("/index/generations/2/diff/2").contains("Both have the same articles."))
    }

    @Test func whileItIsComparedThePageSaysSo() throws {
        let html = try console(isSlow: true).html("/index/generations/1/diff/2")
        #expect(html.contains("The articles are being compared."))
        #expect(html.contains("questions are being asked of both"))
        #expect(html.contains("data-refresh"))
    }

    @Test func aGenerationIsCheckedOnDemand() throws {
        let console = console()
        #expect(try console.post("/index/generations/2/verify") == "/index?done=verifying")
        #expect(try console.html("/index").contains("<span class=\"badge good\">sound</span>"))
        _ = try console.post("/index/generations/1/verify")
        #expect(try console.html("/index").contains("the file &lt;vectors&gt; is damaged"))
        #expect(throws: Problem.self) { try console.post("/index/generations/9/verify") }
    }

    @Test func withoutSourcesThereIsNothingToStart() throws {
        let html = try console().html("/index/jobs")
        #expect(html.contains("This service was told of no sources to read."))
        #expect(html.contains("No job has run since the service began."))
        #expect(throws: Problem.self) { try console().post("/index/jobs") }
        #expect(try console(hasEncoder: false).html("/index/jobs").contains("started without its encoder"))
        #expect(throws: Problem.self) { try console().html("/index/jobs/none") }
        #expect(throws: Problem.self) { try console().post("/index/jobs/none/cancel") }
    }

    @Test func findingsLeadToFileAndLine() throws {
        func finding(_ severity: Diagnostic.Severity, _ code: String, _ path: String) -> Diagnostic {
            Diagnostic(severity, code: code, path: path, line: 7, message: "m", consequence: "c")
        }
        let console = OwnerConsole(
            OwnerIndex([
                [
                    .init("a", diagnostics: [finding(.warning, "link-broken", "a.md")], ["Words."]),
                    .init("s", roles: ["agent"], diagnostics: [finding(.note, "hidden-text", "s.md")], ["Words."]),
                ]
            ]))
        let html = try console.html("/index/findings")
        #expect(html.contains("<a href=\"/articles/a\">a.md:7</a>"))
        #expect(html.contains("help/&lt;torn&gt;.md"))
        #expect(html.contains("2 findings, what is not indexed first"))
        #expect(!html.contains("s.md"))
        #expect(!html.contains("hidden-text"))
        #expect(try console.html("/index/findings", as: OwnerConsole.agent).contains("3 findings"))
        #expect(try console.html("/index/findings?severity=warning").contains("1 finding,"))
        #expect(try console.html("/index/findings?code=file-unreadable").contains("1 finding,"))
        #expect(try console.html("/index/findings?severity=note").contains("Nothing was found of this kind."))
    }

    @Test func anEmptyIndexSaysWhatToDo() throws {
        let html = try OwnerConsole(OwnerIndex([[]])).html("/index")
        #expect(html.contains("<dt>Articles</dt><dd class=\"big\">0</dd>"))
    }
}
