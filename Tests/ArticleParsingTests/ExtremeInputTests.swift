import ArticleParsing
import KnowledgeModel
import Testing

/// Nesting and lines far beyond every limit. That they end within a test's time is the bound on the work; what stands
/// beside them is still there or its loss is reported.
@Suite struct ExtremeInputTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    private static let million = 1_000_000

    private static let markdown: [(name: String, text: String, code: String?)] = [
        ("quotes", "end\n\n" + repeated(">", million), "nesting-too-deep"),
        ("lists", "end\n\n" + repeated("- ", million), "nesting-too-deep"),
        ("numbered lists", "end\n\n" + repeated("1. ", million), "nesting-too-deep"),
        ("brackets", "end\n\n" + repeated("[", million), "paragraph-too-long"),
        ("closed brackets", "end\n\n" + repeated("[", million) + repeated("]", million), "paragraph-too-long"),
        ("emphasis", "end\n\n" + repeated("*a ", million), "paragraph-too-long"),
        ("strong", "end\n\n" + repeated("**a", million) + repeated("**", million), "paragraph-too-long"),
        ("elements", "end\n\n" + repeated("<div>", million), nil),
        ("inline elements", "end\n\nx " + repeated("<b>", million), "paragraph-too-long"),
        ("callouts", "end\n\n" + repeated(":::note\n", 200_000), nil),
        ("shortcodes", "end\n\n" + repeated("{{< a >}}", 200_000), nil),
        ("template blocks", "end\n\n" + repeated("{% if a %}", 200_000), nil),
        ("MDX", "end\n\n" + repeated("<A>{", 200_000), nil),
        ("a long line", "end\n\n" + repeated("word ", 1_800_000), "article-too-large"),
    ]

    @Test(.timeLimit(.minutes(5)), arguments: markdown.indices)
    func inMarkdown(_ index: Int) {
        let (name, text, code) = Self.markdown[index]
        let article = parsed(text)
        #expect(problems(in: article, source: Array(text.utf8)) == [], "\(name)")
        #expect(article.text.hasPrefix("end"), "\(name)")
        if let code { #expect(article.diagnostics.map(\.code).contains(code), "\(name): \(article.diagnostics)") }
    }

    private static let html: [(name: String, text: String)] = [
        ("elements", repeated("<div>", million) + "deep"),
        ("closed elements", repeated("<div>", million) + repeated("</div>", million / 10)),
        ("lists", repeated("<ul><li>", million / 2)), ("tables", repeated("<table><tr><td>", 300_000)),
        ("quotes", repeated("<blockquote>", 500_000)), ("inline", repeated("<b>", million) + "deep"),
        ("a long line", repeated("word ", 1_800_000)), ("open tags", repeated("<", million)),
        ("open comment", "<!--" + repeated("-", million)), ("entities", repeated("&amp;", million)),
    ]

    @Test(.timeLimit(.minutes(5)), arguments: html.indices)
    func inHTML(_ index: Int) {
        let (name, text) = Self.html[index]
        let article = parsed("<p>end</p>" + text, .html)
        #expect(problems(in: article, source: Array(("<p>end</p>" + text).utf8)) == [], "\(name)")
        #expect(article.text.hasPrefix("end"), "\(name)")
    }

    private static let frontMatter: [(name: String, opening: String, text: String, closing: String)] = [
        ("YAML lists", "---", "a: " + repeated("[", 60_000), "---"),
        ("YAML mappings", "---", repeated("{a: ", 15_000), "---"),
        ("YAML markers", "---", repeated("- ", 30_000), "---"),
        ("YAML steps", "---", (0..<340).map { repeated(" ", $0) + "a:" }.joined(separator: "\n"), "---"),
        ("TOML lists", "+++", "a = " + repeated("[", 60_000), "+++"),
        ("TOML tables", "+++", repeated("[a.b.c]\n", 8_000), "+++"),
        ("JSON", "{", "\"a\": " + repeated("[", 60_000), "}"),
        ("over the limit", "---", "a: " + repeated("[", million), "---"),
    ]

    @Test(.timeLimit(.minutes(5)), arguments: frontMatter.indices)
    func inFrontMatter(_ index: Int) {
        let (name, opening, text, closing) = Self.frontMatter[index]
        let article = parsed("\(opening)\n\(text)\n\(closing)\n\nend")
        #expect(article.text.hasSuffix("end"), "\(name)")
    }

    /// Ten levels of nine, each standing for the one before: a billion words, were they ever written out.
    @Test func laughsInFrontMatterAreRefused() {
        let yaml =
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + zip("bcdefghij", "abcdefghi").map {
                "\($0): &\($0) [\(Self.repeated("*\($1), ", 8))*\($1)]\n"
            }.joined()
        for more in ["", "audience: *j\n", "title: *j\n", "? *j\n: x\n"] {
            let article = parsed("---\n\(yaml)\(more)---\n\nend")
            #expect(article.text == "end")
            #expect(article.diagnostics.map(\.code).first == "front-matter-invalid")
            // An audience that cannot be read is nobody.
            #expect(article.metadata.audience?.isClosed == (more.hasPrefix("audience") ? true : nil))
            #expect(article.diagnostics.first?.message == "the front matter cannot be read: over 16 aliases")
        }
    }

    @Test func noncharactersAndHalvesOfScalars() {
        let bytes: [UInt8] =
            Array("end \u{0} ".utf8) + [0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xFF, 0xFE, 0xE2, 0x82]
        for format in [ArticleFormat.markdown, .html, .plainText] {
            let article = parsed(bytes: bytes + Array("\n\nmore".utf8), format)
            #expect(article.text.hasPrefix("end") && article.text.hasSuffix("more"), "\(article.text)")
            #expect(!article.text.unicodeScalars.contains("\u{0}"))
            #expect(problems(in: article, source: bytes + Array("\n\nmore".utf8)) == [])
        }
    }
}
