import ArticleParsing
import KnowledgeModel
import TestSupport
import Testing

@Suite struct ConfluenceStorageTests {
    private func check(_ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        let article = parsed(text, .confluenceStorage, path: "dump.json")
        #expect(outline(article) == expected, sourceLocation: sourceLocation)
        #expect(problems(in: article, source: Array(text.utf8)) == [], sourceLocation: sourceLocation)
    }

    private func macro(_ name: String, _ content: String) -> String {
        "<ac:structured-macro ac:name=\"\(name)\" ac:schema-version=\"1\">\(content)</ac:structured-macro>"
    }

    private func parameter(_ name: String, _ value: String) -> String {
        "<ac:parameter ac:name=\"\(name)\">\(value)</ac:parameter>"
    }

    @Test(arguments: ["info", "note", "warning", "tip"])
    func callouts(name: String) {
        check(
            "<p>Before&nbsp;it</p>"
                + macro(
                    name,
                    parameter("icon", "false") + parameter("title", "Mind &amp; heed")
                        + "<ac:rich-text-body><p>Hot.</p><ul><li>Very</li></ul></ac:rich-text-body>") + "<p>After</p>",
            ["p Before it", "p!\(name) Mind & heed", "p!\(name) Hot.", "li0!\(name) Very", "p After"])
    }

    @Test(arguments: ["panel", "expand", "section", "a-macro-of-our-own"])
    func boxesKeepTitleAndText(name: String) {
        check(
            macro(name, parameter("title", "More") + "<ac:rich-text-body><p>Text</p></ac:rich-text-body>"),
            ["p More", "p Text"])
    }

    @Test func codeKeepsItsLanguageAndItsBrackets() {
        check(
            macro(
                "code",
                parameter("language", "swift") + parameter("title", "Main.swift")
                    + "<ac:plain-text-body><![CDATA[if a < b && c > d {\n  print(\"&amp;\")\n}]]></ac:plain-text-body>")
                + macro("noformat", "<ac:plain-text-body><![CDATA[  x]]></ac:plain-text-body>"),
            ["p Main.swift", "code(swift) if a < b && c > d {⏎  print(\"&amp;\")⏎}", "code   x"])
    }

    @Test func anchors() {
        check(
            "<h2>" + macro("anchor", parameter("", "setup")) + "Set up</h2><p>a</p><p>"
                + "<ac:macro ac:name=\"anchor\"><ac:default-parameter>end</ac:default-parameter></ac:macro></p><h2>End</h2>",
            ["h2#setup Set up", "p a", "h2#end End"])
    }

    @Test func inlineMacros() {
        check(
            "<p>State: " + macro("status", parameter("colour", "Green") + parameter("title", "DONE")) + " see "
                + macro("jira", parameter("server", "S") + parameter("key", "OPS-7"))
                + " by <time datetime=\"2026-01-31\" /><ac:emoticon ac:name=\"smile\" />.</p>"
                + macro("toc", parameter("maxLevel", "2")) + "<ac:placeholder>Type here</ac:placeholder>",
            ["p State: DONE see OPS-7 by 2026-01-31."])
    }

    @Test func links() {
        check(
            "<p>See <ac:link ac:anchor=\"x\"><ri:page ri:content-title=\"Own title\" ri:space-key=\"A\" />"
                + "<ac:plain-text-link-body><![CDATA[this & that]]></ac:plain-text-link-body></ac:link>, "
                + "<ac:link><ri:page ri:content-title=\"Kettle care\" /></ac:link>, "
                + "<ac:link><ri:attachment ri:filename=\"plan.pdf\" /><ac:link-body>the <b>plan</b></ac:link-body></ac:link> and "
                + "<ac:link ac:anchor=\"below\" /> or <ac:link><ri:user ri:account-id=\"5\" /></ac:link>"
                + "<ac:inline-comment-marker ac:ref=\"r\">marked</ac:inline-comment-marker>.</p>",
            ["p See this & that, Kettle care, the plan and below or marked."])
    }

    @Test func pictures() {
        check(
            "<p>a <ac:image ac:alt=\"The lid\"><ri:attachment ri:filename=\"lid.png\" /></ac:image> b</p>"
                + "<ac:image><ri:url ri:value=\"https://a.example/x.png\" /><ac:caption><p>Figure one</p></ac:caption></ac:image>",
            ["p a The lid b", "p Figure one"])
    }

    @Test func tasksAndLayouts() {
        check(
            "<ac:layout><ac:layout-section ac:type=\"two_equal\"><ac:layout-cell><h2>Left</h2><p>l</p></ac:layout-cell>"
                + "<ac:layout-cell><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>"
                + "<ac:task-body>Fill <span>it</span></ac:task-body></ac:task><ac:task><ac:task-id>2</ac:task-id>"
                + "<ac:task-status>incomplete</ac:task-status><ac:task-body>Boil</ac:task-body></ac:task></ac:task-list>"
                + "</ac:layout-cell></ac:layout-section></ac:layout>",
            ["h2 Left", "p l", "li0 Fill it", "li0 Boil"])
    }

    @Test func theNewEditorsPanels() {
        check(
            "<ac:adf-extension><ac:adf-node type=\"panel\"><ac:adf-attribute key=\"panel-type\">note</ac:adf-attribute>"
                + "<ac:adf-content><p>Once</p></ac:adf-content></ac:adf-node><ac:adf-fallback><p>Once</p></ac:adf-fallback>"
                + "</ac:adf-extension>", ["p Once"])
    }

    @Test func hiddenExcerptsStayOut() {
        check(
            macro("excerpt", parameter("hidden", "true") + "<ac:rich-text-body><p>no</p></ac:rich-text-body>")
                + macro("excerpt", "<ac:rich-text-body><p>yes</p></ac:rich-text-body>"), ["p yes"])
    }

    @Test func whatStandsElsewhereIsSaid() {
        let article = parsed(
            "<p>a</p>\n"
                + macro(
                    "include",
                    "<ac:parameter ac:name=\"\"><ac:link><ri:page ri:content-title=\"Opening hours\" /></ac:link></ac:parameter>"
                )
                + "\n" + macro("excerpt-include", parameter("", "Prices")) + "\n" + macro("roadmap", "")
                + macro("toc", ""), .confluenceStorage, path: "dump.json")
        #expect(
            article.diagnostics.map { "\($0.severity) \($0.code) \($0.line ?? 0): \($0.message) → \($0.consequence)" }
                == [
                    "warning content-of-another-page 2: the macro 'include' shows text of the page 'Opening hours' "
                        + "→ that text is indexed with its own page only; this one changes with it",
                    "warning content-of-another-page 3: the macro 'excerpt-include' shows text of the page 'Prices' "
                        + "→ that text is indexed with its own page only; this one changes with it",
                    "note macro-not-read 4: the macro 'roadmap' has no text of its own "
                        + "→ what it shows on the page is not indexed",
                ])
    }

    @Test func tablesAndWordsOfThePageItself() {
        check(
            "<table><tbody><tr><th>Plan</th><th>Price</th></tr><tr><td>Small</td><td>"
                + macro("status", parameter("title", "FREE")) + "</td></tr></tbody></table>"
                + "<div class=\"feedback\"><p>Our menu</p></div><h3>مرحبا 🫖</h3>",
            ["table+1 Plan | Price⏎Small | FREE", "p Our menu", "h3 مرحبا 🫖"])
    }

    /// Elements in any order, also where they make no sense.
    @Test(arguments: [1, 2, 3])
    func anyMarkup(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "<ac:structured-macro ac:name=\"info\">", "<ac:structured-macro ac:name=\"code\">",
            "<ac:structured-macro ac:name=\"include\">", "</ac:structured-macro>", "<ac:parameter ac:name=\"title\">",
            "</ac:parameter>", "<ac:rich-text-body>", "</ac:rich-text-body>", "<ac:plain-text-body><![CDATA[", "]]>",
            "</ac:plain-text-body>", "<ac:link>", "<ri:page ri:content-title=\"T\" />", "</ac:link>",
            "<ac:image ac:alt=\"A\">",
            "<ac:caption>", "<ac:task-list><ac:task>", "<ac:task-body>", "</ac:task>", "<p>", "</p>", "<h2>", "</h2>",
            "<table><tr><td>", "</table>", "<time datetime=\"d\"/>", "words ", "&nbsp;", "é", "\n", "<ul><li>", "</ul>",
        ]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 1..<30, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let article = parsed(text, .confluenceStorage, path: "dump.json")
            #expect(problems(in: article, source: Array(text.utf8)) == [], "seed \(seed): \(text)")
        }
    }
}

@Suite struct RecordExpiryTests {
    @Test(arguments: [("2026-11-20", true), ("2026-11-21", true), ("2026-11-22", false)])
    func theLastDayOfARecord(day: String, isExpired: Bool) {
        var metadata = ArticleMetadata()
        metadata.expiresOn = day
        let article = SourceArticle(
            source: "test", path: "dump.json", id: "1", format: .html, body: Array("<p>x</p>".utf8), metadata: metadata)
        let parsed = ArticleParser(today: "2026-11-21").parse(article)
        #expect(parsed.metadata.exclusion == (isExpired ? .expired : nil))
        #expect(ArticleParser(today: nil).parse(article).metadata.exclusion == nil)
    }
}
