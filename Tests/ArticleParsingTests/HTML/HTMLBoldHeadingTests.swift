import KnowledgeModel
import Testing

@Suite struct HTMLBoldHeadingTests {
    private static let text = "The water must be cold before the lid is opened."

    @Test func standsBelowTheLastRealHeading() {
        check(
            html: "<h1>Kettle</h1><p><strong>Before you start</strong></p><p>\(Self.text)</p><h2 id=b>Boiling</h2>"
                + "<p><b><span>How long does it take?</span></b><br></p><ul><li>Four minutes</li></ul>"
                + "<div><span><b>Step 2&nbsp;</b></span></div><p>\(Self.text)</p>",
            [
                "h1 Kettle", "h2 Before you start", "p \(Self.text)", "h2#b Boiling", "h3 How long does it take?",
                "li0 Four minutes", "h3 Step 2", "p \(Self.text)",
            ])
    }

    @Test(arguments: [
        "<p><b>Note:</b></p><p>\(text)</p>", "<p><b>Warning</b></p><p>\(text)</p>",
        "<p><b>This sentence is important.</b></p><p>\(text)</p>", "<p><b>Boiling</b> takes time</p><p>\(text)</p>",
        "<p><b>boiling</b></p><p>\(text)</p>", "<p><b>Kind regards</b></p><p>Ada Brook</p>",
        "<p><b>Last words</b></p>", "<p><b>One</b></p><p><b>Another line that is bold too</b></p>",
        "<p><b>Title</b></p><h2>Heading</h2>", "<p><b><a href=x>Order it now</a></b></p><p>\(text)</p>",
        "<p><b>Street 4<br>Springfield</b></p><p>\(text)</p>", "<p><b>42</b></p><p>\(text)</p>",
        "<p class=title><b>Boiling times</b></p><p>\(text)</p>", "<p><b>Table 3. Times</b></p><p>\(text)</p>",
        "<p><b>\(String(repeating: "Word ", count: 13))</b></p><p>\(text)</p>",
        "<ul><li><p><b>Label</b></p><p>\(text)</p></li></ul>",
        "<blockquote><p><b>Said</b></p><p>\(text)</p></blockquote>",
        "<table><tr><td><p><b>Cell</b></p><p>\(text)</p></td><td>x</td></tr></table>",
        "<div class=note><p><b>Mind the lid</b></p><p>\(text)</p></div>",
        "<figure><p><b>Picture</b></p><p>\(text)</p></figure>", "<dl><dd><p><b>Term</b></p><p>\(text)</p></dd></dl>",
    ])
    func isNoHeading(_ html: String) {
        let kinds = outline(parsed(html, .html)).map { $0.prefix { $0 != " " } }
        #expect(!kinds.contains { $0.hasPrefix("h") && $0 != "h2" || $0 == "h2" && !html.contains("<h2>") })
    }

    @Test func markdownHasHeadingsOfItsOwn() {
        check(markdown: "<p><b>Boiling</b></p>\n\n<p>\(Self.text)</p>\n", ["p Boiling", "p \(Self.text)"])
    }
}
