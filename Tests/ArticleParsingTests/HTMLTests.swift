import KnowledgeModel
import Testing

@Suite struct HTMLTests {
    @Test func blocksAndInlineMarkup() {
        check(
            html: """
                <!DOCTYPE html><html lang="en"><head><title>Refunds | Help</title></head><body>
                <h1>Refunds</h1>
                <p>Use <b>bold</b>, <code>a&lt;b</code>,
                   a <a href="/x">link</a>&nbsp;and<br>a break. <img src=x alt="A picture"></p>
                <ul><li>one<ol><li>deep</li></ol></li><li><p>two</p><p>more</p></li></ul>
                <dl><dt>Term</dt><dd>Meaning</dd></dl>
                <blockquote>Quoted</blockquote>
                <pre><code class="language-swift">let a = 1
                  let b = &quot;2&quot;
                </code></pre>
                text in <em>no</em> element
                </body></html>
                """,
            [
                "h1 Refunds", "p Use bold, a<b, a link and⏎a break. A picture", "li0 one", "ol1 deep", "li0 two",
                "li0 more", "li0 Term⏎Meaning", "p Quoted", "code(swift) let a = 1⏎  let b = \"2\"",
                "p text in no element",
            ])
    }

    @Test func wordsDoNotTouch() {
        check(
            html: "<kbd>Ctrl</kbd><kbd>C</kbd> <a href=a>one</a><a href=b>two</a> half<b>bold</b>"
                + "<div>left</div><div>right</div>",
            ["p Ctrl C one two halfbold", "p left", "p right"])
    }

    @Test func unclosedAndMisnestedMarkup() {
        check(
            html: "<p>one<p>two <b>bold<i>both</b> after</i><ul><li>a<li>b</ul></div><p>end",
            ["p one", "p two boldboth after", "li0 a", "li0 b", "p end"])
    }

    @Test func dataTables() {
        let source = """
            <table><caption>Plans</caption>
            <thead><tr><th>Plan</th><th>Days</th></tr></thead>
            <tr><td>Basic</td><td><p>14</p><p>or 15</p></td></tr>
            <tr><td></td><td>30</td></tr></table>
            """
        let article = parsed(source, .html)
        #expect(outline(article) == ["p Plans", "table+1 Plan | Days⏎Basic | 14 or 15⏎| 30"])
        let bytes = Array(source.utf8)
        let rows = article.blocks[1].units.map { String(decoding: bytes[$0.source.bytes], as: UTF8.self) }
        #expect(rows.first == "<tr><th>Plan</th><th>Days</th></tr>")
        #expect(rows.last == "<tr><td></td><td>30</td></tr>")
    }

    @Test func layoutTablesAreContainers() {
        check(
            html:
                "<table><tr><td><h2 id=a>A</h2><p>x</p></td><td>"
                + "<table><tr><th>k</th><td>v</td></tr></table></td></tr></table>"
                + "<table><tr><td>Only a box</td></tr></table>",
            ["h2#a A", "p x", "table k | v", "p Only a box"])
    }

    @Test func hiddenTextIsNotRead() {
        check(
            html:
                "<p>seen</p><p hidden>a</p><p aria-hidden=true>b</p>"
                + "<p style='color:red; DISPLAY : none !important'>c</p>"
                + "<p style='visibility:hidden'>d</p><p style='font-size:0px'>e</p><!-- f --><script>g</script>"
                + "<style>h</style><template>i</template><noscript>j</noscript><svg><text>k</text></svg>",
            ["p seen"])
    }

    @Test func furnitureIsLeftOut() {
        check(
            html: """
                <body><header>Site name</header><nav>Menu</nav><div class="breadcrumb">Home &gt; Help</div>
                <div id="content"><h1>Title</h1><p>The text of the article, long enough to be most of it, surely.</p>
                <div class="was-this-helpful">Was this helpful? <button>Yes</button></div>
                <aside>An aside that belongs to it</aside></div>
                <div class="sidebar">Other articles</div><footer>Imprint</footer></body>
                """,
            ["h1 Title", "p The text of the article, long enough to be most of it, surely."])
    }

    @Test func furnitureThatHoldsThePageStays() {
        check(
            html: "<body class='sidebar'><form id='aspnetForm'><div class='menu'><h1>Title</h1>"
                + "<p>All of the text is in here.</p></div></form></body>",
            ["h1 Title", "p All of the text is in here."])
    }

    @Test func mainIsTakenIfItHoldsTheText() {
        check(
            html: "<body><div>before</div><main><h1>T</h1><p>A text that is longer than the rest.</p></main></body>",
            ["h1 T", "p A text that is longer than the rest."])
        check(
            html: "<body><h1>T</h1><p>A text that is longer than the rest of it.</p><main>x</main></body>",
            ["h1 T", "p A text that is longer than the rest of it.", "p x"])
    }

    @Test func permalinksGo() {
        check(
            html: "<h2 id=a>Part<a class=headerlink href='#a'>¶</a></h2><h2 id=b><a href='#b'>#</a>Two</h2>",
            ["h2#a Part", "h2#b Two"])
    }

    @Test func confluenceStorageFormat() {
        check(
            html: """
                <p>Before</p><ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">T</ac:parameter>
                <ac:rich-text-body><p>Hot</p></ac:rich-text-body></ac:structured-macro>
                <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[if (a < b && c > d) {
                }]]></ac:plain-text-body></ac:structured-macro><p>After</p>
                """,
            ["p Before", "p!warning Hot", "code if (a < b && c > d) {⏎}", "p After"])
    }

    @Test func metadataOfThePage() {
        let page = parsed(
            """
            <html xml:lang="pt_BR"><head><title>A | Site</title><link rel="canonical" href="https://e.org/a">
            <meta name="lacuna:audience" content="agent, staff"><meta name="lacuna:owner" content="ana@e.org">
            <meta name="lacuna:labels" content="x, y"><meta name="lacuna:draft" content="true">
            <meta name="description" content="no"><meta property="article:modified_time" content="2026-01-02T03:04:05Z">
            </head><body><p>Text</p></body></html>
            """, .html)
        var expected = ArticleMetadata()
        expected.title = "A | Site"
        expected.url = "https://e.org/a"
        expected.locale = "pt-br"
        expected.audience = Audience([Role("agent"), Role("staff")].compactMap(\.self))
        expected.owner = "ana@e.org"
        expected.labels = ["x", "y"]
        expected.updatedAt = "2026-01-02T03:04:05Z"
        expected.exclusion = .draft
        #expect(page.metadata == expected)
        #expect(parsed("<title>A | Site</title><h1>A</h1>", .html).metadata.title == "A")
    }
}

@Suite struct HTMLInMarkdownTests {
    @Test func tablesAndDetailsAcrossEmptyLines() {
        let source = """
            <details>
            <summary>More</summary>

            Inside *Markdown*.

            </details>

            <table>
            <tr><th>a</th><th>b</th></tr>

                <tr><td>1</td>

                <td>2</td></tr>
            </table>
            """
        let article = parsed(source)
        #expect(outline(article).prefix(2) == ["p More", "p Inside Markdown."])
        #expect(problems(in: article, source: Array(source.utf8)) == [])
    }

    @Test func aTableIsPlacedByLines() {
        let source =
            "# T\n\n<table>\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n\nafter\n"
        let article = parsed(source)
        #expect(outline(article) == ["h1 T", "table+1 a | b⏎1 | 2", "p after"])
        #expect(article.blocks[1].units.map(\.source.lines) == [4...4, 6...6])
        #expect(article.blocks[1].source.lines == 3...7)
    }

    @Test func whatADivSaysHoldsForTheMarkdownInIt() {
        check(
            markdown:
                "<div class=\"note\">\n\n**Mind** this.\n\n</div>\n\n"
                + "<div style=\"display:none\">\n\nsecret\n\n</div>\n\nseen",
            ["p!note Mind this.", "p seen"])
    }

    @Test func inListsAndQuotes() {
        check(
            markdown: "- item\n\n  <p>html</p>\n\n> <div>quoted</div>\n", ["li0 item", "li0 html", "p quoted"])
    }
}
