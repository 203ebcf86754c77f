import ArticleParsing
import Glibc
import KnowledgeModel
import Testing

/// Inputs made to crash, hang or fool the parsers. What matters is that they end soon, hold the invariants, and that
/// what stands beside them is still read.
@Suite struct HostileInputTests {
    static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let markdown: [(name: String, text: String)] = [
        ("nested quotes", repeated(">", 10_000) + " deep\n\nend"),
        ("quotes on every line", repeated(repeated("> ", 200) + "x\n", 500) + "\nend"),
        ("lists in lists", repeated("- ", 5_000) + "deep\n\nend"),
        ("lists by indentation", (0..<800).map { repeated(" ", $0 * 2) + "- x\n" }.joined() + "\nend"),
        ("open brackets", repeated("[", 20_000) + "\n\nend"), ("open links", repeated("[a](<b", 3_000) + "\n\nend"),
        ("images", repeated("![[]()", 3_000) + "\n\nend"), ("emphasis", repeated("*a_ ", 4_000) + "\n\nend"),
        ("strong", repeated("a**b", 4_000) + repeated("c* ", 4_000) + "\n\nend"),
        ("underscores", repeated("_a", 6_000) + "\n\nend"),
        ("backticks", (1..<500).map { repeated("`", $0) + "x" }.joined() + "\n\nend"),
        ("declarations", repeated("a <!A ", 3_000) + "\n\nend"), ("instructions", repeated("a <? ", 3_000) + "\n\nend"),
        ("open CDATA", repeated("a <![CDATA[ ", 2_000) + "\n\nend"),
        ("comments", repeated("a <!-- ", 3_000) + "\n\nend"),
        ("entities", repeated("&lt;&#x0;&#1114112;&nosuch;", 2_000) + "\n\nend"),
        ("Liquid without end", repeated("{% a {{ b ", 2_000) + "\n\nend"),
        ("attributes without end", repeated("{: {# ", 2_000) + "\n\nend"),
        ("fences without end", "end\n\n" + repeated("```\n", 999)),
        ("colons", repeated(":::note\n", 2_000) + "\nend"), ("marks", repeated("!!! note\n    ", 500) + "\n\nend"),
        ("admonitions in one another", (0..<500).map { repeated(" ", $0 * 4) + "!!! note\n" }.joined() + "\nend"),
        ("a giant line", repeated("word *x* ", 10_000) + "\n\nend"),
        ("a giant table", "|a|b|\n|-|-|\n" + repeated("|1|`2`|\n", 3_000) + "\nend"),
        ("a wide table", repeated("|a", 5_000) + "\n" + repeated("|-", 5_000) + "\n\nend"),
        ("open elements", repeated("<div>\n\n", 1_000) + "end"),
        ("references", (0..<5_000).map { "[a\($0)]: /u\n" }.joined() + repeated("[a1] ", 2_000) + "\n\nend"),
        ("headings", repeated("# same\n", 1_000) + "\nend"),
        ("tags of components", repeated("<A {\"", 3_000) + "\n\nend"), ("braces", repeated("{", 20_000) + "\n\nend"),
        ("statements", repeated("export const a = {\n\n", 1_000) + "\n\nend"),
        ("raw", repeated("{% raw %} x ", 2_000) + "\n\nend"), ("fenced callouts", repeated("```admonish\n", 2_000)),
        ("edits", repeated("{++ {~~ ", 3_000) + "\n\nend"), ("keys", repeated("++a", 5_000) + "\n\nend"),
        ("includes", repeated("{{#include x.md}} ", 3_000) + "\n\nend"),
    ]

    // A limit against work that grows with the square or worse, a thousand times what each takes.
    @Test(.timeLimit(.minutes(5)), arguments: markdown.indices)
    func inMarkdown(_ index: Int) {
        let (name, text) = Self.markdown[index]
        for profile in dialects {
            let article = parsed(text, profile: profile, includes: [:])
            #expect(problems(in: article, source: Array(text.utf8)) == [], "\(name), \(profile)")
            if profile == .github, name != "fenced callouts" { #expect(article.text.contains("end"), "\(name)") }
        }
    }

    static let html: [(name: String, text: String, isCut: Bool)] = [
        ("divs", repeated("<div>", 10_000) + "deep", true),
        ("bold", "<p>end</p>" + repeated("<b>", 10_000) + "x", true),
        ("spans within the limit", repeated("<span>", 600) + "end" + repeated("</span>", 600), false),
        ("end tags", "<p>end</p>" + repeated("<div>", 900) + repeated("</x>", 10_000), false),
        ("lists", repeated("<ul><li>", 2_000) + "deep", true),
        ("tables", repeated("<table><tr><td>", 300) + "end", false),
        ("paragraphs", repeated("<p>", 10_000) + "end", false), ("comments", "end" + repeated("<!-- ", 5_000), false),
        ("open tag", "<p>end</p><a href=\"" + repeated("x", 50_000), false),
        ("attributes", "<p " + repeated("a=b ", 5_000) + ">end</p>", false),
        ("many attributes", "<p " + (0..<5_000).map { "a\($0)=b " }.joined() + ">end</p>", false),
        ("entities", "end" + repeated("&amp;&lt;&#0;&#xD800;&bogus;", 2_000), false),
        ("open CDATA", "end" + repeated("<![CDATA[", 5_000), false),
        ("declarations", "end" + repeated("<!DOCTYPE a [<!ENTITY b \"c\">]>", 500), false),
        ("script", "end<script>" + repeated("</scrip", 5_000), false),
        ("a giant text", "<p>" + repeated("word ", 40_000) + "end</p>", false),
        ("links in cells", "<p>end</p><table><tr>" + repeated("<td><a href=a>Next</a> <a href=b>Up</a>", 5_000), false),
        ("related sections", "<p>end</p>" + repeated("<h2>Related</h2><a href=a>b</a>", 5_000), false),
        ("bold lines", repeated("<p><b>Title</b></p><br>", 5_000) + "<p>end</p>", false),
        ("line breaks", "end" + repeated("<br>x<br><br>", 5_000), false),
        ("terms", repeated("<dl><dt>a<dd>", 60) + "end" + repeated("<dt>b<dd>c", 5_000), false),
        ("wide cells", "<p>end</p><table>" + repeated("<tr><td colspan=9999 rowspan=9999>a<td>b", 3_000), false),
        (
            "boxes in boxes", repeated("<div class='related links'><i></i>", 250) + repeated("<i></i>", 5_000) + "end",
            false
        ),
        ("ampersands", repeated("&copy&amp&", 5_000) + " end", false),
        ("conditions", repeated("<![if a", 5_000) + "<p>end</p>", false),
        ("styles", repeated("<p style=\"" + repeated("a:b;", 100) + "\">end</p>", 500), false),
    ]

    @Test(.timeLimit(.minutes(5)), arguments: html.indices)
    func inHTML(_ index: Int) {
        let (name, text, isCut) = Self.html[index]
        let article = parsed(text, .html)
        #expect(problems(in: article, source: Array(text.utf8)) == [], "\(name)")
        let codes = article.diagnostics.map(\.code)
        #expect(codes.contains("html-cut-short") == isCut, "\(name)")
        if name != "divs", name != "lists" { #expect(article.text.contains("end"), "\(name)") }
    }

    @Test func bytesOfAnyKind() {
        var bytes: [UInt8] = []
        for first in UInt8.min...UInt8.max { bytes += [first, 0x61, first, 0xE2, 0x82, first, 0x0A] }
        for format in [ArticleFormat.markdown, .html, .plainText] {
            let article = parsed(bytes: bytes, format)
            #expect(problems(in: article, source: bytes) == [])
        }
    }

    @Test func aPictureIsNoText() {
        let article = parsed(bytes: (0..<4_096).map { UInt8(truncatingIfNeeded: $0 % 40) }, .markdown)
        #expect(article.blocks.isEmpty)
        #expect(article.diagnostics.map(\.code) == ["not-text", "no-text"])
    }

    @Test func anArticleOverTheLimitIsReadUpToIt() {
        var limits = ParsingLimits()
        limits.articleBytesMaximum = 1_000
        limits.blockCountMaximum = 20
        let article = parsed(Self.repeated("line\n\n", 1_000), limits: limits)
        #expect(article.diagnostics.map(\.code) == ["article-too-large", "too-many-blocks"])
        #expect(article.blocks.count == 20)
    }

    @Test func emptyInputs() {
        for text in [
            "", " ", "\n", "\u{FEFF}", "---", "---\n---", "---\n---\n", "<", "<p>", "&", "\r", "```", "|", ">",
        ] {
            for format in [ArticleFormat.markdown, .html, .plainText] {
                let article = parsed(text, format)
                #expect(problems(in: article, source: Array(text.utf8)) == [], "\(text.debugDescription)")
            }
        }
    }
}
