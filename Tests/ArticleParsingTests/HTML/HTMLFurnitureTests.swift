import KnowledgeModel
import Testing

/// What belongs to the page and not to the article, by what generators of pages write.
@Suite struct HTMLFurnitureTests {
    static let body =
        "<p>The kettle boils a litre of water in four minutes and then switches itself off, which it tells by a click.</p>"
    static let read =
        "p The kettle boils a litre of water in four minutes and then switches itself off, which it tells by a click."

    @Test(arguments: [
        // DocBook and gtk-doc
        "<div class=navheader><table><tr><th colspan=3>4. Kettles</th></tr><tr><td><a accesskey=p href=a>Prev</a></td>"
            + "<th>Chapter 1</th><td><a accesskey=n href=b>Next</a></td></tr></table><hr></div>",
        "<table class=navigation><tr><td><a accesskey=p href=a>Prev</a></td><td><a accesskey=n href=b>Next</a></td>"
            + "<th>Manual of kettles</th></tr></table>",
        // Texinfo, LaTeX2HTML, man2html
        "<p>Next: <a rel=next href=a>Lids</a>, Previous: <a rel=prev href=b>Plugs</a> [<a rel=contents href=c>Contents</a>]</p>",
        "<center><a href=a>Previous</a> | <a href=b>Up</a> | <a href=c>Next</a></center>",
        // Sphinx, Docusaurus, MkDocs, Hugo, VitePress
        "<div class=related role=navigation><h3>Navigation</h3><ul><li><a href=a>index</a></li></ul></div>",
        "<div class=sphinxsidebar><h4>Next topic</h4><p><a href=a>Lids</a></p></div>",
        "<div class=theme-doc-breadcrumbs_x1><a href=a>Home</a> Kettles</div>",
        "<div class='tableOfContents_abc thin-scrollbar'><a href='#a'>Boiling</a></div>",
        "<div class=md-sidebar__inner><a href=a>Pots</a></div>",
        "<div class=td-page-meta><a href=a>Create an issue</a></div>",
        "<div class=VPDocFooter>Updated yesterday</div>",
        "<div class='wy-nav-side'>All chapters</div>",
        // Doxygen, javadoc
        "<div id=titlearea>Kettle library 2.1</div>",
        "<div class=top-nav><ul><li><a href=a>Overview</a></li></ul></div><div class=sub-nav>Summary: Field</div>",
        // Help desks
        "<div class=article-votes>Was this article helpful? 3 out of 4 found this helpful</div>",
        "<section class=article-relatives><h2>Recently viewed articles</h2></section>",
        "<div class=intercom-reaction-picker>Did this answer your question?</div>",
        // No names at all
        "<p>Was this page helpful? <a href=y>Yes</a> <a href=n>No</a></p>",
        "<p>Did this answer your question? <a href=t>Tell us</a>.</p>", "<div>2 out of 5 found this helpful</div>",
        "<p><a href=e>Edit this page</a></p>", "<a href='#top'>Top</a>", "<p><a href='#'>Back to top</a></p>",
        "<a href='#main'>Skip to content</a>", "<div id=onetrust-banner-sdk>We use cookies. All of them.</div>",
        "<h3>Related articles</h3><ul><li><a href=a>Pots</a></li><li><a href=b>Pans</a></li></ul>",
        "<h4 class=related>Related tasks</h4><a href=a>Descaling</a><br><a href=b>Storing</a>",
        "<h2><a id=comments_section>Comments</a></h2><div class=warning>No questions here.</div><p>Or answers.</p>",
        "<h3 id=comments>Leave a comment</h3><p>Be kind.</p>",
        "<p aria-hidden=true>expand_more</p>",
    ])
    func isLeftOut(_ furniture: String) {
        check(
            html: "<body><h1>Kettle</h1>\(Self.body)\(Self.body)\(furniture)</body>",
            ["h1 Kettle", Self.read, Self.read])
    }

    @Test(arguments: [
        (
            "<h2>Related</h2><p>The pot is related to the kettle.</p>",
            ["h2 Related", "p The pot is related to the kettle."]
        ),
        (
            "<h2 id=Comments-in-recipes>Comments</h2><p>Begin them with a sign.</p>",
            ["h2#Comments-in-recipes Comments", "p Begin them with a sign."]
        ),
        ("<h2>Related work: lids</h2><p><a href=a>Lids</a></p>", ["h2 Related work: lids", "p Lids"]),
        ("<h2>See also</h2><ul><li><a href=a>Pots</a></li></ul>", ["h2 See also", "li0 Pots"]),
        (
            "<p>Press <a href=a>Next</a>, and if the water is cold press <a href=b>Back</a>.</p>",
            ["p Press Next , and if the water is cold press Back."].map { $0.replacing(" ,", with: ",") }
        ),
        ("<p>See <a href='edit.html'>how to edit</a>.</p>", ["p See how to edit."]),
        ("<p>Choose <a href=menu.html>Print</a>.</p>", ["p Choose Print."]),
        (
            "<h2>Was this page helpful to the cook? A survey</h2><p>Nobody answered it.</p>",
            ["h2 Was this page helpful to the cook? A survey", "p Nobody answered it."]
        ),
        (
            "<div class=header><p>The lid is at the top of the kettle and comes off.</p></div>",
            ["p The lid is at the top of the kettle and comes off."]
        ),
        ("<div class=tags>Kettles have a tag at the cord.</div>", ["p Kettles have a tag at the cord."]),
    ])
    func isNotTakenForFurniture(_ html: String, _ expected: [String]) {
        check(html: "<body><h1>Kettle</h1>\(Self.body)\(html)</body>", ["h1 Kettle", Self.read] + expected)
    }

    @Test func linksAboveTheTitleWithoutAName() {
        check(
            html: "<body><ul><li><a href=a>Pots</a><li><a href=b>Pans</a><li><a href=c>Lids</a></ul>"
                + "<h1>Kettle</h1>\(Self.body)</body>",
            ["h1 Kettle", Self.read])
    }

    @Test func aColumnOfLinksBesideTheArticle() {
        let links = (1...6).map { "<a href=p\($0)>Part \($0)</a><br>" }.joined()
        check(
            html: "<body><table><tr><td>\(links)</td><td>\(Self.body)\(Self.body)</td></tr></table></body>",
            [Self.read, Self.read])
    }

    @Test func aLongMenuDoesNotBuryAShortArticle() {
        let links = (1...80).map { "<li><a href=p\($0)>Chapter number \($0)</a></li>" }.joined()
        check(
            html:
                "<body><div class=sidebar><ul>\(links)</ul></div>\(Self.body)\(Self.body)\(Self.body)\(Self.body)</body>",
            [Self.read, Self.read, Self.read, Self.read])
    }

    @Test func anIndexOfLinksIsStillAnArticle() {
        let article = parsed(
            "<body><div class=menu><ul>" + (1...30).map { "<li><a href=p\($0)>Entry \($0)</a></li>" }.joined()
                + "</ul></div><p>End.</p></body>", .html)
        #expect(article.blocks.count == 31)
    }

    @Test func theOpeningPageOfAChapterIsItsContents() {
        let turner =
            "<div class=navheader><table><tr><th>1. Kettles, cords and their lids</th><td><a accesskey=p href=a>Prev</a></td>"
            + "<td><a accesskey=n href=b>Next</a></td></tr></table></div>"
        check(
            html: "<body>\(turner)<h2>1. Kettles</h2><div class=toc><p><b>Contents</b></p><dl class=toc>"
                + "<dt><a href=c>1.1. Lids</a></dt><dt><a href=d>1.2. Cords</a></dt></dl></div>\(turner)</body>",
            ["h2 1. Kettles", "h3 Contents", "li0 1.1. Lids", "li0 1.2. Cords"])
        check(
            html: "<h1>Kettles</h1><nav><a href=a>Lids</a></nav><div class=cookie>We bake them.</div>", ["h1 Kettles"])
    }

    @Test func buttonsThatAreTitles() {
        check(
            html: "<h3><button aria-expanded=false>How long does it boil?</button></h3><div role=tabpanel hidden>"
                + "Four minutes.</div><button class=accordion>And how loud?</button><p>Very.</p><button>Copy</button>",
            ["h3 How long does it boil?", "p Four minutes.", "p And how loud?", "p Very."])
    }

    @Test func notesOfTheKeyboardAndPictures() {
        check(
            html: "<p>Press <kbd>Ctrl</kbd>+<kbd>B</kbd>. <img alt='The kettle from above' src=k.png>"
                + "<img alt='' src=s.gif><img alt=img_0012.PNG src=i><img alt=spacer src=s><img role=presentation alt=x>"
                + "<a href=s><img alt='Gear symbol' src=g.svg> Settings</a> <a href=z><img alt='Bigger picture'></a></p>",
            ["p Press Ctrl+B. The kettle from above Settings Bigger picture"])
    }
}
