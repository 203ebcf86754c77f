import KnowledgeModel
import Testing

/// Records of unknown make: the union of what tools write.
@Suite struct AnyToolTests {
    func check(_ markdown: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        ArticleParsingTests.check(
            markdown: markdown, expected, path: "a.md", profile: .jsonl, sourceLocation: sourceLocation)
    }

    @Test func liquidGoesItsContentStays() {
        check(
            "{% if x %}\nShown {{ site.name }} text.\n{% endif %}\n{% include a.md\n  b=\"c\" %}\n\n"
                + "{% comment %}\nhidden\n{% endcomment %}\n\nEnd {% raw %}of {{ braces }}{% endraw %}.",
            ["p Shown text.", "p End of {{ braces }}."])
    }

    @Test func aTagAtTheFrontMakesNoCode() {
        check("{% assign a = \"b\" %}Text after it.\n", ["p Text after it."])
    }

    @Test func highlightBlocksAreCode() {
        check(
            "{% highlight ruby linenos %}\nputs \"{{ x }}\"\n{% endhighlight %}\n\n"
                + "{{< highlight go >}}\nfmt.Print()\n{{< /highlight >}}\n",
            ["code(ruby) puts \"{{ x }}\"", "code(go) fmt.Print()"])
    }

    @Test func hugoShortcodes() {
        check(
            "{{< note >}}\nInner *text*.\n{{< /note >}}\n\nSee {{% ref \"a.md\" %}} it.",
            ["p!note Inner text.", "p See it."])
    }

    @Test func codeSpansAreNotInterpreted() {
        check("Use `{{ name }}` and ``{% tag %}`` here.", ["p Use {{ name }} and {% tag %} here."])
    }

    @Test func indentedCodeIsNotInterpreted() {
        check("Text {{ gone }}.\n\n    {{ kept }}\n", ["p Text .", "code {{ kept }}"])
    }

    @Test func aMarkDoesNotReachIntoCode() {
        check("Text {{ open\n```\nx }} y\n```\n", ["p Text {{ open", "code x }} y"])
    }

    @Test func attributeLists() {
        check(
            "* TOC\n{:toc}\n\n## Part one\n{: #one .big}\n\nSee [x](y){:target=\"_blank\"} and *z*{: .red}.\n\n"
                + "## Part two {#two}\n\n## Part three {: #three }\n\ntext {not an id}\n",
            ["h2#one Part one", "p See x and z.", "h2#two Part two", "h2#three Part three", "p text {not an id}"])
    }

    @Test(arguments: [
        "<details markdown=\"block\">\n  <summary>\n    Table of contents\n  </summary>\n  {: .text-delta }\n- TOC\n{:toc}\n</details>",
        "<details><summary>Table of contents</summary>\n\n1. TOC\n{:toc}\n\n</details>",
        "#### Table of contents\n- TOC\n{:toc}", "**Contents**\n{: .no_toc }\n\n* TOC\n{:toc}",
    ])
    func theTitleOfTheTableOfContentsGoesWithIt(_ table: String) {
        ArticleParsingTests.check(
            markdown: "Above.\n\n\(table)\n\nBelow.\n", ["p Above.", "p Below."], profile: .jekyll)
    }

    @Test func aTitleLikeThatOfTheTableStays() {
        ArticleParsingTests.check(
            markdown: "## Contents\n\nOf the box.\n\n* TOC\n{:toc}\n", ["h2#contents Contents", "p Of the box."],
            profile: .jekyll)
    }

    /// Liquid goes before Markdown.
    @Test(arguments: [SourceProfile.jekyll, .githubDocs])
    func rawIsNoCode(_ profile: SourceProfile) {
        ArticleParsingTests.check(
            markdown:
                "```\na: {% raw %}{{b}}{% endraw %}\n{%- raw -%}\n{% if %}\n```\n\nUse `{% raw %}{{c}}{% endraw %}`.\n",
            ["code a: {{b}}⏎⏎{% if %}", "p Use {{c}}."], profile: profile)
        ArticleParsingTests.check(markdown: "`{% raw %}`\n", ["p {% raw %}"], profile: .mkdocs)
    }

    /// An opening and its closing may share signs; a fuzzer's finding.
    @Test(
        arguments: dialects,
        ["{/*/}", "{%}", "{{%}}", "{{<>}}", "{++}", "{{}}", "{{#include }}", "{% include b.md %}{%}"])
    func openingsThatOverlapTheirClosings(_ profile: SourceProfile, _ mark: String) {
        for path in ["a.md", "a.mdx"] {
            let text = "Above include reusables. import \(mark)\n\n## T \(mark)\n\nBelow.\n"
            let article = parsed(text, path: path, profile: profile, includes: ["_includes/b.md": "x \(mark)"])
            #expect(problems(in: article, source: Array(text.utf8)) == [])
            #expect(article.text.hasPrefix("Above") && article.text.hasSuffix("Below."))
        }
    }

    @Test func proseThatBeginsWithImport() {
        check("import duties are not refunded\n", ["p import duties are not refunded"])
    }

    @Test func microsoftIncludes() {
        check(
            "In [!INCLUDE [prod_short](includes/prod_short.md)] you can.\n\n[!INCLUDE[x](y.md)]\n", ["p In you can."])
    }

    @Test func footnotes() {
        check("Claim[^1] and more.\n\n[^1]: The proof of it.\n", ["p Claim and more.", "p The proof of it."])
    }
}
