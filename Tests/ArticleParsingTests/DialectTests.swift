import KnowledgeModel
import Testing

@Suite struct DialectTests {
    @Test func liquidGoesItsContentStays() {
        check(
            markdown: "{% if x %}\nShown {{ site.name }} text.\n{% endif %}\n{% include a.md\n  b=\"c\" %}\n\n"
                + "{% comment %}\nhidden\n{% endcomment %}\n\nEnd {% raw %}of {{ braces }}{% endraw %}.",
            ["p Shown text.", "p End of {{ braces }}."])
    }

    @Test func aTagAtTheFrontMakesNoCode() {
        check(markdown: "{% assign a = \"b\" %}Text after it.\n", ["p Text after it."])
    }

    @Test func highlightBlocksAreCode() {
        check(
            markdown: "{% highlight ruby linenos %}\nputs \"{{ x }}\"\n{% endhighlight %}\n\n"
                + "{{< highlight go >}}\nfmt.Print()\n{{< /highlight >}}\n",
            ["code(ruby) puts \"{{ x }}\"", "code(go) fmt.Print()"])
    }

    @Test func hugoShortcodes() {
        check(
            markdown: "{{< note >}}\nInner *text*.\n{{< /note >}}\n\nSee {{% ref \"a.md\" %}} it.",
            ["p Inner text.", "p See it."])
    }

    @Test func codeSpansAreNotInterpreted() {
        check(markdown: "Use `{{ name }}` and ``{% tag %}`` here.", ["p Use {{ name }} and {% tag %} here."])
    }

    @Test func indentedCodeIsNotInterpreted() {
        check(markdown: "Text {{ gone }}.\n\n    {{ kept }}\n", ["p Text .", "code {{ kept }}"])
    }

    @Test func attributeLists() {
        check(
            markdown:
                "* TOC\n{:toc}\n\n## Part one\n{: #one .big}\n\nSee [x](y){:target=\"_blank\"} and *z*{: .red}.\n\n"
                + "## Part two {#two}\n\n## Part three {: #three }\n\ntext {not an id}\n",
            ["h2#one Part one", "p See x and z.", "h2#two Part two", "h2#three Part three", "p text {not an id}"])
    }

    @Test func mdx() {
        check(
            markdown: "import Tabs from '@theme/Tabs';\nexport const a = {\n  b: 1,\n};\n\n# Title\n\n"
                + "<Tabs>\n<TabItem value=\"a\">\n\nIn a *tab*. {/* not this */}\n\n</TabItem>\n</Tabs>\n",
            ["h1 Title", "p In a tab."], path: "a.mdx")
    }

    @Test func proseThatBeginsWithImport() {
        check(markdown: "import duties are not refunded\n", ["p import duties are not refunded"])
    }

    @Test func microsoftIncludes() {
        check(
            markdown: "In [!INCLUDE [prod_short](includes/prod_short.md)] you can.\n\n[!INCLUDE[x](y.md)]\n",
            ["p In you can."])
    }

    @Test func footnotes() {
        check(markdown: "Claim[^1] and more.\n\n[^1]: The proof of it.\n", ["p Claim and more.", "p The proof of it."])
    }
}
