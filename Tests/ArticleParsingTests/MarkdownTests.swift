import KnowledgeModel
import Testing

@Suite struct MarkdownTests {
    @Test func inlineMarkupGoesItsWordsStay() {
        check(
            markdown: """
                # Refunds

                Use **bold**, *emphasis*, `code  span`, [a link](https://example.com/x) and ![a picture](p.png).
                A soft break, an entity &amp; an escape \\*, ~~struck~~ out.
                A hard break\\
                follows.
                """,
            [
                "h1 Refunds",
                "p Use bold, emphasis, code  span, a link and a picture ."
                    + " A soft break, an entity & an escape *, struck out."
                    + " A hard break⏎follows.",
            ])
    }

    @Test func inlineHTMLGoesItsWordsStay() {
        check(
            markdown: "Press <kbd>Esc</kbd><br>then <a name='x'></a>wait<!-- not this -->. "
                + "<span style=\"display: none\">Nor <b>this</b>.</span><img alt=\"Seen\" src=x>",
            ["p Press Esc⏎then wait. Seen"])
    }

    @Test func whiteSpaceOfAnyKindIsOneSpace() {
        check(markdown: "a\u{A0}\u{A0} b\u{2003}c soft\u{AD}hyphen\u{200B}s", ["p a b c softhyphens"])
    }

    @Test func setextHeadingsAndThematicBreaks() {
        check(
            markdown: "Title\n=====\n\nPart\n----\n\ntext\n\n***\n\nmore",
            ["h1 Title", "h2#part Part", "p text", "p more"])
    }

    @Test func listsByDepth() {
        check(
            markdown: """
                1. First

                   Second paragraph of the first.
                2. Next
                   - nested *item*
                     ```sh
                     ls -l
                     ```
                - [x] done
                """,
            [
                "ol0 First", "ol0 Second paragraph of the first.", "ol0 Next", "li1 nested item", "code(sh) ls -l",
                "li0 done",
            ])
    }

    @Test func separators() {
        let article = parsed("para\n\n- a\n- b\n  - c\n\nend\n\n    code\n    more\n")
        #expect(article.text == "para\n\na\nb\nc\n\nend\n\ncode\nmore")
    }

    @Test func codeIsVerbatimWithItsLines() {
        let source = "```swift title=x\nlet a = 1  \n\n\n    {{ b }} {% c %} {#d}\n```\n"
        let article = parsed(source)
        #expect(outline(article) == ["code(swift) let a = 1⏎⏎⏎    {{ b }} {% c %} {#d}"])
        #expect(
            article.blocks[0].units.map { words(article, $0.textRange) } == ["let a = 1", "    {{ b }} {% c %} {#d}"])
        #expect(article.blocks[0].units.map(\.source.lines) == [2...2, 5...5])
        #expect(article.blocks[0].source.lines == 1...6)
    }

    @Test func hashesInCodeAreNoHeadings() {
        check(markdown: "```\n# comment\n```\n\n    # indented\n", ["code # comment", "code # indented"])
    }

    @Test func quotesKeepTheirBlocks() {
        check(markdown: "> quoted\n> lines\n>\n> - item\n", ["p quoted lines", "li0 item"])
    }

    @Test func referencesAreResolvedAndDefinitionsGone() {
        check(markdown: "See [the page][p].\n\n[p]: https://example.com\n", ["p See the page."])
    }

    @Test func nothingGivesNoText() {
        let article = parsed("<!-- only a comment -->\n")
        #expect(article.blocks.isEmpty && article.text.isEmpty)
        #expect(article.diagnostics.map(\.code) == ["no-text"])
    }
}

@Suite struct PipeTableTests {
    @Test func rowsAreUnits() {
        let source = "| Plan | Days |\n|:-----|-----:|\n| Basic | 14 |\n| `a\\|b` **x** | [30](u) |\n"
        let article = parsed(source)
        #expect(outline(article) == ["table+1 Plan | Days⏎Basic | 14⏎a|b x | 30"])
        #expect(article.blocks[0].units.map(\.source.lines) == [1...1, 3...3, 4...4])
        #expect(problems(in: article, source: Array(source.utf8)) == [])
    }

    @Test func withoutOuterPipesAndWithTextBefore() {
        check(
            markdown: "Prices:\nPlan | Days\n--- | ---\nBasic | 14\n",
            ["p Prices:", "table+1 Plan | Days⏎Basic | 14"])
    }

    @Test func pipesInCodeSpansWhereTheHeaderSaysSo() {
        check(markdown: "| a | b |\n|---|---|\n| `x | y` | z |\n", ["table+1 a | b⏎x | y | z"])
    }

    @Test func cellsAreInlineOnly() {
        check(
            markdown: "| a | b |\n|---|---|\n| - x | 1. y |\n| # z | _e_ |\n| | <b>w</b><br>v |\n",
            ["table+1 a | b⏎- x | 1. y⏎# z | e⏎| w v"])
    }

    @Test func inListsAndQuotes() {
        check(
            markdown: "- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n> | c | d |\n> |---|---|\n> | 3 | 4 |\n",
            ["li0 item", "table+1 a | b⏎1 | 2", "table+1 c | d⏎3 | 4"])
    }

    @Test func kramdownTablesWithoutHeader() {
        check(markdown: "| `a` | one |\n| `b` | two |\n", ["table a | one⏎b | two"])
    }

    @Test func linkReferencesInCells() {
        check(markdown: "| a | b |\n|---|---|\n| [x][r] | y |\n\n[r]: https://e.org\n", ["table+1 a | b⏎x | y"])
    }

    @Test func aPipeAloneIsNoTable() {
        check(markdown: "use a | b here\nand c\n", ["p use a | b here and c"])
    }
}
