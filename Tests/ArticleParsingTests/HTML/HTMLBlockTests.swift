import KnowledgeModel
import Testing

@Suite struct HTMLTermTests {
    @Test func aTermStaysWithItsDescription() {
        let html =
            "<dl><dt>Lid</dt><dd>Keeps the heat.</dd><dt>Cord<dt>Plug<dd><p>Carry power.</p><p>Unplug it.</p></dl><p>End</p>"
        let article = parsed(html, .html)
        #expect(
            outline(article) == ["li0 Lid⏎Keeps the heat.", "li0 Cord⏎Plug⏎Carry power.", "li0 Unplug it.", "p End"])
        #expect(source(article, 0, in: Array(html.utf8)) == "<dt>Lid</dt><dd>Keeps the heat.</dd>")
        #expect(problems(in: article, source: Array(html.utf8)) == [])
    }

    @Test func whatIsNoParagraphHasABlockOfItsOwn() {
        check(
            html:
                "<dl><dt><code>boil</code>()</dt><dd><pre>boil(1)</pre></dd><dt>Sizes</dt><dd><ul><li>small</li></ul></dd>"
                + "<dt><h3 id=c>Colours</h3></dt><dd>Red</dd><dt>Bare</dt></dl>after",
            ["li0 boil()", "code boil(1)", "li0 Sizes", "li1 small", "h3#c Colours", "li0 Red", "li0 Bare", "p after"])
    }

    @Test func groupsAndNesting() {
        check(
            html: "<dl><dt>A<dt>B<dd>one<p>two<dt>C<dd><br>three<br>four</dl>",
            ["li0 A⏎B⏎one", "li0 two", "li0 C⏎three⏎four"])
        check(
            html: "<dl><div><dt>A</dt><dd>one</dd></div><dt>B</dt><dd>two<dl><dt>b</dt><dd>deep</dd></dl></dd></dl>",
            ["li0 A⏎one", "li0 B⏎two", "li1 b⏎deep"])
    }
}

@Suite struct HTMLTableTests {
    @Test func spansKeepColumns() {
        check(
            html: "<table><thead><tr><th>Size</th><th colspan=2>Minutes</th><th>Watts</th></tr></thead>"
                + "<tr><td rowspan=2>Small</td><td>2</td><td>3</td><td>900</td></tr><tr><td>4</td><td>5</td><td>1000</td></tr>"
                + "<tr><td>Big</td><td>6</td></tr></table>",
            ["table+1 Size | Minutes | | Watts⏎Small | 2 | 3 | 900⏎| 4 | 5 | 1000⏎Big | 6"])
    }

    @Test func aSpanWithoutMeasure() {
        let article = parsed(
            "<table><tr><td colspan=99999>a</td><td rowspan=0>b</td><td rowspan=-2 colspan=x>c</td></tr><tr><td>d</td></tr></table>",
            .html)
        #expect(article.text.utf8.count < 400)
        #expect(article.text.hasSuffix("d"))
    }

    @Test func layoutTablesInLayoutTables() {
        check(
            html: "<table width=100%><tr><td><table><tr><td><h1>Kettle</h1><p>One.</p></td></tr></table></td>"
                + "<td><table><tr><th>Size</th><th>Price</th></tr><tr><td>S</td><td>9</td></tr></table></td></tr></table>",
            ["h1 Kettle", "p One.", "table+1 Size | Price⏎S | 9"])
        check(
            html: "<table role=presentation><tr><td>left words</td><td>right words</td></tr></table>",
            ["p left words", "p right words"])
    }

    @Test func captionsAndFeet() {
        check(
            html: "<table><caption>Times</caption><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</tbody>"
                + "<tfoot><tr><td>sum<td>3</tfoot></table>",
            ["p Times", "table+1 a | b⏎1 | 2⏎sum | 3"])
    }
}

@Suite struct HTMLCodeTests {
    @Test func highlightedAndNumbered() {
        check(
            html:
                "<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre></td><td class=code><div class=highlight>"
                + "<pre><span class=k>let</span> <span class=n>a</span>\n<span class=k>let</span> b</pre></div></td></tr></table>",
            ["code let a⏎let b"])
        check(
            html:
                "<pre><code class=language-sh><span class=token-line>one<br></span><span class=token-line>two<br></span>"
                + "</code><button>Copy</button></pre>",
            ["code(sh) one⏎two"])
        check(
            html: "<pre>\nfirst\n\n  <span class=lineno>3</span>third &lt;x&gt;\n</pre>", ["code first⏎⏎  third <x>"])
        check(html: "<pre><div>one</div><div>two</div></pre>", ["code one⏎two"])
    }
}
