import ArticleParsing
import KnowledgeModel
import Testing

/// The anchors of a page's headings, in order; `-` for a heading without.
func anchors(_ markdown: String, _ profile: SourceProfile, gfm: Bool = true) -> [String] {
    var site = SiteSettings()
    site.kramdownReadsGFM = gfm
    // The first heading of level 1 would be the title, which has no anchor.
    return parsed("# Page\n\n" + markdown, profile: profile, site: site).blocks.dropFirst()
        .filter { if case .heading = $0.kind { true } else { false } }.map { $0.anchor ?? "-" }
}

@Suite struct AnchorRuleTests {
    /// Each line is a heading of one page, then its anchor by github-slugger, Python-Markdown, Hugo, kramdown, and
    /// kramdown reading GitHub's Markdown. Made by running them; Hugo is 0.168.
    static let vectors = """
        Refund window|refund-window|refund-window|refund-window|refund-window|refund-window
        Refund window|refund-window-1|refund-window_1|refund-window-1|refund-window-1|refund-window-1
        What's the refund policy?|whats-the-refund-policy|whats-the-refund-policy|whats-the-refund-policy|whats-the-refund-policy|whats-the-refund-policy
        1. Before you start|1-before-you-start|1-before-you-start|1-before-you-start|before-you-start|1-before-you-start
        Step 2: Cancel & refund|step-2-cancel--refund|step-2-cancel-refund|step-2-cancel--refund|step-2-cancel--refund|step-2-cancel--refund
        C++ / C# SDKs|c--c-sdks|c-c-sdks|c--c-sdks|c--c-sdks|c--c-sdks
        API_key rotation|api_key-rotation|api_key-rotation|api_key-rotation|apikey-rotation|api_key-rotation
        Multiple  spaces|multiple--spaces|multiple-spaces|multiple--spaces|multiple--spaces|multiple--spaces
        Trailing hyphen-|trailing-hyphen-|trailing-hyphen-|trailing-hyphen-|trailing-hyphen-|trailing-hyphen-
        Résumé upload|résumé-upload|resume-upload|résumé-upload|rsum-upload|résumé-upload
        退款政策|退款政策|_1|退款政策|section|退款政策
        FAQ — billing|faq--billing|faq-billing|faq--billing|faq--billing|faq--billing
        🚀 Getting started|-getting-started|getting-started|-getting-started|getting-started|-getting-started
        v2.0 (beta)|v20-beta|v20-beta|v20-beta|v20-beta|v20-beta
        `config.yml` options|configyml-options|configyml-options|configyml-options|configyml-options|configyml-options
        Don’t do this|dont-do-this|dont-do-this|dont-do-this|dont-do-this|dont-do-this
        ???|-|_2|heading|section-1|-
        Überweisung & Rückgabe|überweisung--rückgabe|uberweisung-ruckgabe|überweisung--rückgabe|berweisung--rckgabe|überweisung--rückgabe
        """.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }

    static let page = vectors.map { "## \($0[0])\n\n" }.joined()

    @Test(arguments: [
        (SourceProfile.github, 1), (.docusaurus, 1), (.githubDocs, 1), (.microsoftDocs, 1), (.jsonl, 1), (.mkdocs, 2),
        (.hugo, 3), (.jekyll, 5),
    ])
    func theWholeTableInSequence(_ profile: SourceProfile, column: Int) {
        #expect(anchors(Self.page, profile) == Self.vectors.map { $0[column] })
    }

    @Test func theWholeTableByKramdownAlone() {
        #expect(anchors(Self.page, .jekyll, gfm: false) == Self.vectors.map { $0[4] })
    }

    @Test(arguments: [SourceProfile.html, .zendesk, .intercom, .freshdesk, .confluence, .plain])
    func helpDesksMakeNone(_ profile: SourceProfile) {
        let page = "## One\n\n## Two {#two}\n\n## Three<a name=\"three\"></a>\n"
        #expect(anchors(page, profile) == ["-", "-", "three"])
    }

    /// What of a heading counts. Columns: GitHub, Docusaurus, MkDocs, Hugo, kramdown, kramdown reading GitHub's.
    @Test(
        arguments: [
            ("Plain **bold** and *em*", ["plain-bold-and-em"]),
            (
                "See [the guide](https://e.com/a_b) now",
                [
                    "see-the-guide-now", "see-the-guide-now", "see-the-guide-now", "see-the-guide-now",
                    "see-the-guidehttpsecomab-now", "see-the-guide-now",
                ]
            ),
            (
                "Image ![alt text](x.png) here",
                [
                    "image--here", "image-alt-text-here", "image-here", "image-alt-text-here",
                    "image-alt-textxpng-here",
                    "image--here",
                ]
            ),
            (
                "![](x.png) Logo",
                ["-logo", "-logo", "logo", "logo", "xpng-logo", "-logo"]
            ),
            (
                "<b>Bold</b> tag <i>end</i>",
                [
                    "bold-tag-end", "bold-tag-end", "bold-tag-end", "bold-tag-end", "bboldb-tag-iendi", "bold-tag-end",
                ]
            ),
            (
                ":rocket: Launch",
                ["rocket-launch", "-launch", "rocket-launch", "rocket-launch", "rocket-launch", "rocket-launch"]
            ),
            (
                ":+1: From 10:30:45 `:tada:`",
                [
                    "1-from-103045-tada", "-from-103045-tada", "1-from-103045-tada", "1-from-103045-tada",
                    "from-103045-tada", "1-from-103045-tada",
                ]
            ),
            (
                "snake_case and _under_",
                [
                    "snake_case-and-under", "snake_case-and-under", "snake_case-and-under", "snake_case-and-under",
                    "snakecase-and-under", "snake_case-and-under",
                ]
            ),
            (
                "Auto <https://e.com/x>",
                [
                    "auto-httpsecomx", "auto-httpsecomx", "auto-httpsecomx", "auto", "auto-httpsecomx",
                    "auto-httpsecomx",
                ]
            ),
            (
                "a -- b --- c ---- `d--e`",
                [
                    "a----b-----c------d--e", "a----b-----c------d--e", "a-b-c-d-e", "a--b--c---d--e",
                    "a----b-----c------d--e", "a--b--c---d--e",
                ]
            ),
            ("Escaped \\*star\\* x", ["escaped-star-x"]),
            (
                "Tab\there",
                ["tabhere", "tabhere", "tab-here", "tabhere", "tabhere", "tab-here"]
            ),
            (
                "½ cup x² Ⅳ",
                ["-cup-x-ⅳ", "-cup-x-ⅳ", "12-cup-x2-iv", "-cup-x-", "cup-x-", "-cup-x-ⅳ"]
            ),
            (
                "ﬁrst ＦＵＬＬ",
                ["ﬁrst-ｆｕｌｌ", "ﬁrst-ｆｕｌｌ", "first-full", "ﬁrst-ｆｕｌｌ", "rst-", "ﬁrst-ｆｕｌｌ"]
            ),
            (
                "हिन्दी शीर्षक",
                ["हिन्दी-शीर्षक", "हिन्दी-शीर्षक", "_1", "हनद-शरषक", "section", "हिन्दी-शीर्षक"]
            ),
            (
                "ΟΔΗΓΟΣ ΣΑΣ",
                ["οδηγος-σας", "οδηγος-σας", "_1", "οδηγοσ-σασ", "section", "οδηγοσ-σασ"]
            ),
            ("İstanbul", ["i̇stanbul", "i̇stanbul", "istanbul", "istanbul", "stanbul", "i̇stanbul"]),
            ("50% off_", ["50-off_", "50-off_", "50-off_", "50-off_", "off", "50-off_"]),
            ("2024", ["2024", "2024", "2024", "2024", "section", "2024"]),
            ("foo<!-- c -->bar", ["foobar", "foobar", "foobar", "foobar", "foo---c---bar", "foobar"]),
            ("Closed ##", ["closed"]), ("C#", ["c"]),
        ] as [(String, [String])])
    func whatCounts(_ heading: String, expected: [String]) {
        let page = "## \(heading)\n"
        let made =
            [SourceProfile.github, .docusaurus, .mkdocs, .hugo].flatMap { anchors(page, $0) }
            + anchors(page, .jekyll, gfm: false) + anchors(page, .jekyll)
        #expect(made == (expected.count == 1 ? Array(repeating: expected[0], count: 6) : expected))
    }

    /// Columns as above.
    @Test(
        arguments: [
            (
                ["Foo", "Foo", "Foo 1", "Foo"],
                [
                    "foo foo-1 foo-1-1 foo-2", "foo foo-1 foo-1-1 foo-2", "foo foo_1 foo-1 foo_2",
                    "foo foo-1 foo-1-1 foo-2", "foo foo-1 foo-1 foo-2", "foo foo-1 foo-1 foo-2",
                ]
            ),
            (
                ["Foo_1", "Foo_1", "Foo", "Foo", "Foo_1"],
                [
                    "foo_1 foo_1-1 foo foo-1 foo_1-2", "foo_1 foo_1-1 foo foo-1 foo_1-2", "foo_1 foo_2 foo foo_3 foo_4",
                    "foo_1 foo_1-1 foo foo-1 foo_1-2", "foo1 foo1-1 foo foo-1 foo1-2",
                    "foo_1 foo_1-1 foo foo-1 foo_1-2",
                ]
            ),
            (["A_01", "A_01"], ["a_01 a_01-1", "a_01 a_01-1", "a_01 a_2", "a_01 a_01-1", "a01 a01-1", "a_01 a_01-1"]),
            (
                ["???", "???", "_1"],
                ["- -1 _1", "- -1 _1", "_1 _2 _3", "heading heading-1 _1", "section section-1 section-2", "- -1 _1"]
            ),
            (
                ["Foo {#bar}", "Bar", "Bar {#bar}"],
                ["foo-bar bar bar-bar", "bar bar bar", "bar bar_1 bar", "bar bar-1 bar", "bar bar bar", "bar bar bar"]
            ),
            (
                ["Bar", "Foo {#bar}", "Bar"],
                [
                    "bar foo-bar bar-1", "bar bar bar-1", "bar_1 bar bar_2", "bar bar bar-1", "bar bar bar-1",
                    "bar bar bar-1",
                ]
            ),
        ] as [([String], [String])])
    func howDuplicatesAreToldApart(_ headings: [String], expected: [String]) {
        let page = headings.map { "## \($0)\n\n" }.joined()
        let made =
            [SourceProfile.github, .docusaurus, .mkdocs, .hugo].map { anchors(page, $0) }
            + [anchors(page, .jekyll, gfm: false), anchors(page, .jekyll)]
        #expect(made.map { $0.joined(separator: " ") } == expected)
    }

    @Test func quotedHeadingsAreReadWithoutTheirMarks() {
        #expect(anchors("> ## Refund *window* ##\n", .jekyll, gfm: false) == ["refund-window"])
    }

    // MARK: any headings

    private static let words = [
        "Foo", "foo", "Foo_1", "foo 1", "???", "-", "_", "退款", "é", "`a-b`", "1", "*x*", "![p](q)", "🚀", ":a:", "--",
        "\t",
        "{#foo}", "{#id-1}", "foo-1", "heading", "section", "_1",
    ]

    private static func page(seed: UInt64, count: Int) -> String {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { _ in
            "## " + (0...next(3)).map { _ in words[next(words.count)] }.joined(separator: " ") + "\n\n"
        }.joined()
    }

    @Test(arguments: SourceProfile.allCases, 1...20 as ClosedRange<UInt64>)
    func anyHeadingsGiveTheSameAnchorsTwice(_ profile: SourceProfile, seed: UInt64) {
        let page = Self.page(seed: seed, count: 60)
        let made = anchors(page, profile)
        #expect(made == anchors(page, profile), "seed \(seed)")
        #expect(made.allSatisfy { !$0.isEmpty && !$0.contains(" ") }, "seed \(seed)")
    }

    /// Where a generator looks at all anchors that are there, none that it makes is there twice.
    @Test(arguments: [SourceProfile.github, .docusaurus, .mkdocs, .hugo], 1...20 as ClosedRange<UInt64>)
    func madeAnchorsAreUnique(_ profile: SourceProfile, seed: UInt64) {
        let page = Self.page(seed: seed, count: 60).replacing("{#foo}", with: "").replacing("{#id-1}", with: "")
        let made = anchors(page, profile).filter { $0 != "-" }
        #expect(Set(made).count == made.count, "seed \(seed)")
    }

    /// Each heading is a duplicate of half of the others: looking at all numbers anew would take hours.
    @Test(arguments: [SourceProfile.github, .docusaurus, .mkdocs, .hugo, .jekyll])
    func manyDuplicatesAreTakenInOneGo(_ profile: SourceProfile) {
        let numbered = (1...8_000).map { "## x_\($0)\n\n" }.joined()
        let page = numbered + numbered + String(repeating: "## x\n\n", count: 8_000)
        let made = anchors(page, profile)
        #expect(made.count == 24_000)
        #expect(Set(made).count == 24_000)
    }
}
