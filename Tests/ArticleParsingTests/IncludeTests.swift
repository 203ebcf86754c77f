import ArticleParsing
import KnowledgeModel
import Testing

@Suite struct IncludeTests {
    @Test func blocksHaveThePlaceOfTheIncludesLine() {
        let source = "# A\n\n[!INCLUDE [x](b.md)]\n\nend\n"
        let article = parsed(
            source, profile: .microsoftDocs, includes: ["b.md": "---\ntitle: B\n---\none\n\n```\ncode\n```\n"])
        #expect(outline(article) == ["h1 A", "p one", "code code", "p end"])
        #expect(article.blocks.map(\.source.lines) == [1...1, 3...3, 3...3, 5...5])
        let bytes = Array(source.utf8)
        #expect(ArticleParsingTests.source(article, 1, in: bytes) == "[!INCLUDE [x](b.md)]\n")
        #expect(problems(in: article, source: bytes) == [])
    }

    @Test func pathsAreThoseOfTheFileThatIncludes() {
        check(
            markdown: "[!INCLUDE [x](../parts/b.md)]\n\n[!INCLUDE [x](~/parts/c.md)]\n", ["p from c", "p c"],
            path: "docs/a.md", profile: .microsoftDocs,
            includes: ["parts/b.md": "from [!INCLUDE [x](c.md)]", "parts/c.md": "c"])
    }

    @Test func aPhraseStaysInItsLine() {
        check(
            markdown: "- In [!INCLUDE [x](b.md)], **[!INCLUDE [x](b.md)]**.\n", ["li0 In two lines, two lines."],
            profile: .microsoftDocs, includes: ["b.md": "two\nlines\n"])
    }

    @Test func quotesAndItemsHoldWhatIsIncludedInThem() {
        check(
            markdown: "> [!NOTE]\n> [!INCLUDE [x](b.md)]\n\n- item\n\n  [!INCLUDE [x](b.md)]\n",
            ["p!note one", "p!note two", "li0 item", "li0 one", "li0 two"], profile: .microsoftDocs,
            includes: ["b.md": "one\n\ntwo\n"])
    }

    @Test func inCodeAndCommentsNothingIsIncluded() {
        let source = "`{% include b.md %}`\n\n```\n{% include b.md %}\n```\n\n<!-- {% include b.md %} -->\n"
        let article = parsed(source, profile: .jekyll, includes: ["_includes/b.md": "secret"])
        #expect(outline(article) == ["p {% include b.md %}", "code {% include b.md %}"])
        #expect(article.includes == [])
        #expect(parsed(source, profile: .github, includes: ["_includes/b.md": "x"]).includes == [])
    }

    @Test func whatWasLookedForIsNamed() {
        let article = parsed(
            "--8<-- \"b.md\"\n\n--8<-- \"c.md\"\n", path: "docs/a.md", profile: .mkdocs,
            includes: ["docs/b.md": "b", "b.mdx": "", "c.md": "c"])
        #expect(outline(article) == ["p b", "p c"])
        // The source's own folder comes first, so a file that appears there changes the article.
        #expect(
            article.includes == [
                IncludedFile(path: "b.md", sha256: nil),
                IncludedFile(path: "c.md", sha256: Digest.sha256Hex(Array("c".utf8))),
                IncludedFile(path: "docs/b.md", sha256: Digest.sha256Hex(Array("b".utf8))),
            ])
    }

    @Test func aCycleEnds() {
        let article = parsed(
            "{% include b.md %}\n", profile: .jekyll,
            includes: ["_includes/b.md": "b {% include c.md %}", "_includes/c.md": "c {% include b.md %}"])
        #expect(outline(article) == ["p b c"])
        #expect(article.diagnostics.map(\.code) == ["include-cycle"])
    }

    /// Each file includes the next twice: 2^30 copies if nothing stopped it.
    @Test func filesThatDoubleEnd() {
        var files: [String: String] = [:]
        for number in 0..<30 { files["\(number).md"] = "{{#include \(number + 1).md}} {{#include \(number + 1).md}}" }
        var limits = ParsingLimits()
        limits.includeDepthMaximum = 40
        let article = parsed("{{#include 0.md}}\n", limits: limits, includes: files)
        #expect(article.diagnostics.map(\.code).contains("includes-too-large"))
    }

    /// What the line that asks adds to each line counts too.
    @Test(arguments: [
        ("\(String(repeating: ">", count: 200)) {% include b.md %}\n", String(repeating: "x\n", count: 400)),
        (
            "{% include b.md x=\"\(String(repeating: "y", count: 200))\" %}\n",
            String(repeating: "{{include.x}}\n", count: 400)
        ),
    ])
    func linesThatGrowEnd(source: String, file: String) {
        var limits = ParsingLimits()
        limits.includeBytesMaximum = 20_000
        let article = parsed(source, profile: .jekyll, limits: limits, includes: ["_includes/b.md": file])
        #expect(article.diagnostics.map(\.code).contains("includes-too-large"))
        #expect(article.text.utf8.count < 30_000)
        limits.includeBytesMaximum = 200_000
        let whole = parsed(source, profile: .jekyll, limits: limits, includes: ["_includes/b.md": file])
        #expect(!whole.diagnostics.map(\.code).contains("includes-too-large"))
    }

    @Test func withoutAReaderMarksGoInSilence() {
        check(markdown: "In [!INCLUDE [x](b.md)] it.\n", ["p In it."], profile: .microsoftDocs)
        #expect(parsed("[!INCLUDE [x](b.md)] text\n", profile: .microsoftDocs).diagnostics == [])
    }

    @Test(arguments: [
        ("b.md:one", ["p in one", "p in two"]), ("b.md:two", ["p in two"]), ("b.md:3", ["p in one"]),
        ("b.md:9:", ["p last"]), ("b.md:1:1", ["p zero"]), ("b.md::1", ["p zero"]), ("b.md:none", []),
    ])
    func partsOfABook(name: String, expected: [String]) {
        let file =
            "zero\n<!-- ANCHOR: one -->\nin one\n\n<!-- ANCHOR: two -->\nin two\n<!-- ANCHOR_END: two -->\n"
            + "<!-- ANCHOR_END: one -->\nlast\n"
        check(markdown: "{{#include \(name)}}\n", expected, includes: ["b.md": file])
    }

    @Test func partsOfASnippet() {
        let file = "zero\n\n<!-- --8<-- [start:a] -->\n\nin a\n\n<!-- --8<-- [end:a] -->\n\nlast\n"
        for (name, expected) in [("b.md:a", ["p in a"]), ("b.md:1:1", ["p zero"]), ("b.md:9", ["p last"])] {
            check(markdown: "--8<-- \"\(name)\"\n", expected, profile: .mkdocs, includes: ["b.md": file])
        }
    }
}
