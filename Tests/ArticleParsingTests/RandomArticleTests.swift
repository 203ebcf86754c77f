import ArticleParsing
import KnowledgeModel
import TestSupport
import Testing

/// Random compositions of all that a dialect knows, and of halves of it: the invariants hold for every one.
@Suite struct RandomArticleTests {
    static let markdown = [
        "# Title\n\n", "## Part {#id}\n\n", "Setext\n---\n", "plain words ", "**bold** ", "`code` ", "[a](b) ",
        "<b>x</b> ",
        "line\n", "\n\n", "- item\n", "  - deep\n", "1. one\n\n   two\n", "> quote\n", "> [!NOTE]\n> text\n",
        "```swift\n",
        "```\n", "    indented\n", "| a | b |\n|---|---|\n| c | d\\|e |\n", ":::tip Title\n", ":::\n",
        "!!! note \"T\"\n    b\n",
        "{% if x %}", "{{ y }}", "{: .note}\n", "<div class=\"note\">\n\n", "</div>\n\n",
        "<table><tr><td>1</td><td>2</td></tr></table>\n\n", "<!-- c -->", "---\n", "title: x\n", "\t", "é日本🚀", "\\",
        "\r\n",
        "&amp;", "[^1]", "[r]: /u\n", "![alt](x)", "<span hidden>h</span>", "***\n", "===\n",
        "<details>\n<summary>s</summary>\n\n",
    ]

    static let html = [
        "<h1>T</h1>", "<h2 id=a>H</h2>", "<p>", "</p>", "words ", "<b>", "</b>", "<br>", "&lt;", "&nbsp;", "<ul>",
        "<li>x", "</ul>",
        "<ol><li>", "</ol>", "<table>", "<tr>", "<td>c", "<th>h", "</table>", "<caption>q</caption>", "<pre>a\nb\n",
        "</pre>",
        "<div class=note>", "</div>", "<!-- c -->", "<![CDATA[x<y]]>", "<script>s</script>", "<style>", "</style>",
        "<main>", "</main>",
        "<nav>n</nav>", "<a name=z>", "</a>", "<img alt=i>", "<p hidden>", "<section id=s>", "</section>", "\n", "\r\n",
        "é日本🚀", "<",
        ">", "<dl><dt>t<dd>d", "</dl>", "<blockquote>", "<html>", "<body>", "<title>t</title>", "</html>",
        "<details><summary>s</summary>", "<br><br>", "<dt>", "<dd>", "<p><b>Bold</b></p>", "&copy", "&",
        "<button>b</button>",
        "<div class=toc>", "<a href=x>Next</a>", "<a href=y accesskey=p>Prev</a>", "<td colspan=3 rowspan=2>", "<x-y>",
        "</x-y>", "<div role=tabpanel hidden>", "<![if !IE]>", "<h2>Related articles</h2>", "<div style='left:-999px'>",
    ]

    @Test(arguments: 0..<400)
    func compositions(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for (pieces, format) in [(Self.markdown, ArticleFormat.markdown), (Self.html, .html)] {
            let count = Int.random(in: 1...60, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }.joined()
            var bytes = Array(text.utf8)
            if seed % 4 == 0, !bytes.isEmpty {
                for _ in 0..<3 {
                    bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
            }
            let article = parsed(bytes: bytes, format)
            #expect(problems(in: article, source: bytes) == [], "seed \(seed), \(format)")
            #expect(outline(article) == outline(parsed(bytes: bytes, format)), "seed \(seed), \(format)")
        }
    }

    /// Every word is one of a kind, so it can be told where it came from.
    @Test(arguments: 0..<100)
    func everyWordIsInItsSource(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var number = 0
        func word() -> String {
            number += 1
            return "w\(number)x"
        }
        let markdown = { () -> String in
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: "## \(word()) *\(word())*\n\n"
            case 1: "\(word()) **\(word())**\n\(word()) &amp; `\(word())`\n\n"
            case 2: "- \(word())\n  - \(word())\n\n"
            case 3: "```\n\(word())\n\n\(word())\n```\n\n"
            case 4: "| \(word()) | \(word()) |\n|---|---|\n| \(word()) | [\(word())](u) |\n\n"
            case 5: "> [!TIP]\n> \(word())\n\n"
            case 6: "!!! note \"\(word())\"\n    \(word())\n\n"
            default: "<p>\(word()) <b>\(word())</b></p>\n\n"
            }
        }
        let html = { () -> String in
            switch Int.random(in: 0..<10, using: &generator) {
            case 7:
                "<dl><dt>\(word())<dd>\(word())<p>\(word())<dt>\(word())<dt>\(word())</dt><dd><ul><li>\(word())</ul></dl>"
            case 8: "<p>\(word())<br> <br>\(word()) <b>\(word())<br><br>\(word())</b></p>"
            case 9:
                "<p><b>Title \(word())</b></p><p>followed by text \(word())</p><table><tr><td rowspan=2>\(word())"
                    + "<td colspan=2>\(word())<tr><td>\(word())<th>\(word())</table>"
            case 0: "<h2 id=a>\(word()) <em>\(word())</em></h2>"
            case 1: "<p title='<p>'>\(word()) &amp;\(word())<br>\(word())"
            case 2: "<ul><li>\(word())<li>\(word())<ol><li>\(word())</ol></ul>"
            case 3: "<pre>\(word())\r\n&lt;\(word())&gt;\n\(word())</pre>"
            case 4: "<table><tr><th>\(word())<th>\(word())<tr><td>\(word())<td>\(word())</table>"
            case 5: "<div>\(word()) <span>\(word())</span></div>"
            default: "\(word()) loose <i>\(word())</i> "
            }
        }
        for (make, format) in [(markdown, ArticleFormat.markdown), (html, .html)] {
            let text = (0..<12).map { _ in make() }.joined()
            let bytes = Array(text.utf8)
            let article = parsed(bytes: bytes, format)
            #expect(foreignWords(in: article, source: bytes) == [], "seed \(seed), \(format)")
            let words = { (text: String) in
                Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.hasSuffix("x") && $0.hasPrefix("w") })
            }
            #expect(words(article.text) == words(text), "seed \(seed), \(format)")
        }
    }
}
