import KnowledgeModel
import Testing

@Suite struct AnchorTests {
    @Test func anIdThatIsThereAlreadyIsPassedOver() {
        check(
            markdown: "## Foo\n\n## Foo 1\n\n## Foo\n\n## Bar {#foo-2}\n\n## Foo\n",
            ["h2#foo Foo", "h2#foo-1 Foo 1", "h2#foo-2 Foo", "h2#foo-2 Bar", "h2#foo-3 Foo"],
            profile: .docusaurus)
    }

    @Test func explicitIdsInMarkdown() {
        check(
            markdown: "# Title<a name=\"title\"></a>\n\n## Part<a name=\"part-x\"></a>\n\n<h3 id=\"raw\">Raw</h3>\n",
            ["h1 Title", "h2#part-x Part", "h3#raw Raw"])
    }

    @Test func theTitleHasNone() {
        check(markdown: "# One\n\n# Two\n", ["h1 One", "h1#two Two"])
        check(
            markdown: "---\ntitle: Two\n---\n# One\n\n# Two\n", ["h1#one One", "h1 Two"])
    }

    @Test func aSectionOfSeveralHeadingsIsNoneOfTheirs() {
        check(
            html: """
                <body><h1>Title</h1>
                <section id="main-content"><h2>A</h2><p>a</p><h2>B</h2></section>
                <section id="s1"><h2>C</h2><h3>D</h3><section id="s2"><h2>E</h2></section></section>
                <section id="s3"><div><h3>F</h3></div><div><h2>G</h2></div></section>
                <div class="section" id="s4"><span id="old"></span><h2>H</h2></div>
                <div id="__next"><div class="sect2" id="s5"><div><h2>I</h2></div><h4>J</h4></div></div>
                </body>
                """,
            [
                "h1 Title", "h2 A", "p a", "h2 B", "h2#s1 C", "h3 D", "h2#s2 E", "h3 F", "h2 G", "h2#s4 H", "h2#s5 I",
                "h4 J",
            ])
    }

    @Test func inHTMLTheNearestComesFirst() {
        check(
            html: """
                <body><h1 id="t">Title</h1>
                <section id="s"><h2 id="own"><a name="child"></a>A</h2><p>a</p></section>
                <section id="s2"><h2><a name="child2"></a>B</h2><p>b</p></section>
                <section id="s3"><h2>C</h2><h3>D</h3></section>
                <div id="wrapper"><h2>E</h2></div>
                <a name="before"></a><h2>F</h2>
                </body>
                """,
            [
                "h1 Title", "h2#own A", "p a", "h2#child2 B", "p b", "h2#s3 C", "h3 D", "h2 E", "h2#before F",
            ])
    }
}

@Suite struct TitleTests {
    @Test(arguments: [
        ("title: Refunds | Example Help", "# Refunds", "Refunds"),
        ("title: Example Help - Refunds", "# Refunds", "Refunds"),
        ("title: Refunds for agents", "# Refunds", "Refunds for agents"), ("id: x", "# Refunds", "Refunds"),
        ("title: Self-service", "# Service", "Self-service"),
    ])
    func isTheHeadingWhereBothSayTheSame(_ line: String, heading: String, title: String) {
        let article = parsed("---\n\(line)\n---\n\(heading)\n\ntext\n")
        #expect(article.metadata.title == title)
        #expect(article.blocks[0].anchor == nil)
    }
}
