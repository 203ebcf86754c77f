import KnowledgeModel
import PassageCutting
import Testing

@Suite struct PassageCutterTests {
    /// Fixed here, since the defaults follow what is measured.
    private static let settings = CuttingSettings(targetTokens: 200, minimumTokens: 24, contextTokens: 64)

    /// Quotes, each after its heading path: `A/B: text`.
    private func cut(
        _ builder: ArticleBuilder, title: String = "Title", settings: CuttingSettings = Self.settings,
        tokens: ChunkCounting = ChunkCounting()
    ) -> (quotes: [String], passages: [PassageDraft], diagnostics: [Diagnostic]) {
        let article = builder.article
        let result = PassageCutter(tokens: tokens, settings: settings).cut(article, title: title, path: "a.md")
        let quotes = result.passages.map { $0.headingPath.joined(separator: "/") + ": " + article.quote($0) }
        return (quotes, result.passages, result.diagnostics)
    }

    @Test func aPassageIsTheBlocksOfOneSection() {
        var builder = ArticleBuilder()
        builder.append(.paragraph, "Preface.")
        builder.append(.heading(level: 1), "Title")
        builder.append(.paragraph, "Lead.")
        builder.append(.heading(level: 2), "A", anchor: "a")
        builder.append(.paragraph, words(30))
        builder.append(.listItem(depth: 0, ordered: false), "Item.")
        builder.append(.heading(level: 3), "B", anchor: "b")
        builder.append(.paragraph, "Deep.")
        builder.append(.heading(level: 2), "C")
        builder.append(.paragraph, words(30))
        let (quotes, passages, _) = cut(builder)
        #expect(quotes == [": Preface.", ": Lead.", "A: \(words(30))\nItem.", "A/B: Deep.", "C: \(words(30))"])
        #expect(passages.map(\.anchor) == [nil, nil, "a", "b", nil])
        #expect(passages[3].embeddingText.segments == ["B < A < Title", "Deep."])
        #expect(passages[3].indexedBody == "Deep.")
        #expect(passages[2].source.lines == 5...6)
    }

    @Test(arguments: [("Refunds", ""), ("refunds | Help", ""), ("“Refunds”!", ""), ("Help", "Refunds")])
    func theTitleIsInNoHeadingPath(_ title: String, _ path: String) {
        var builder = ArticleBuilder()
        builder.append(.heading(level: 1), "Refunds")
        builder.append(.paragraph, "Lead.")
        #expect(cut(builder, title: title).quotes == ["\(path): Lead."])
    }

    @Test func aHeadingWithoutAnAnchorHasTheNearestOneAbove() {
        var builder = ArticleBuilder()
        builder.append(.heading(level: 2), "A", anchor: "a")
        builder.append(.heading(level: 3), "B")
        builder.append(.paragraph, "Text.")
        #expect(cut(builder).passages.map(\.anchor) == ["a"])
    }

    @Test func tinySiblingsAreJoinedUntilTheyAreLargeEnough() {
        var builder = ArticleBuilder()
        for name in ["A", "B", "C", "D"] {
            builder.append(.heading(level: 2), name, anchor: name)
            builder.append(.paragraph, words(12, name))
        }
        builder.append(.heading(level: 2), "E")
        builder.append(.paragraph, words(40))
        let (quotes, passages, _) = cut(builder)
        #expect(
            quotes == [
                "A: \(words(12, "A"))\nB\n\(words(12, "B"))", "C: \(words(12, "C"))\nD\n\(words(12, "D"))",
                "E: \(words(40))",
            ])
        #expect(passages.map(\.anchor) == ["A", "C", nil])
        #expect(cut(builder, settings: CuttingSettings(targetTokens: 200, minimumTokens: 0)).quotes.count == 5)
    }

    @Test func tinySectionsOfOtherLevelsStayAlone() {
        var builder = ArticleBuilder()
        for (level, name) in [(2, "A"), (3, "B"), (2, "C"), (1, "D")] {
            builder.append(.heading(level: level), name)
            builder.append(.paragraph, "Text.")
        }
        #expect(cut(builder).quotes == ["A: Text.", "A/B: Text.", "C: Text.", "D: Text."])
    }

    @Test func headingsWithoutTextAreNotLost() {
        var builder = ArticleBuilder()
        builder.append(.heading(level: 1), "Title")
        builder.append(.heading(level: 2), "A")  // has a child: stands in its path
        builder.append(.heading(level: 3), "B")
        builder.append(.paragraph, words(40))
        builder.append(.heading(level: 3), "C")  // goes with what stands before
        builder.append(.heading(level: 2), "D")  // joins the tiny sibling after it
        builder.append(.heading(level: 2), "E")
        builder.append(.paragraph, "Text.")
        #expect(cut(builder).quotes == ["A/B: \(words(40))\nC", "D: D\nE\nText."])
    }

    @Test func anArticleOfHeadingsAloneHasAPassage() {
        var builder = ArticleBuilder()
        builder.append(.heading(level: 1), "Title")
        #expect(cut(builder).quotes == [": Title"])
        builder.append(.heading(level: 2), "A")
        #expect(cut(builder).quotes == ["A: A"])
        #expect(cut(ArticleBuilder()).quotes == [])
    }

    @Test func noSmallRestIsLeft() {
        var builder = ArticleBuilder()
        for _ in 0..<7 { builder.append(.paragraph, words(40)) }
        // 280 tokens, target 200: not 200 and 80
        #expect(cut(builder).passages.map { ChunkCounting().tokenCount(of: $0.indexedBody) } == [160, 120])
        builder = ArticleBuilder()
        for count in [100, 100, 30] { builder.append(.paragraph, words(count)) }
        // the encoder's limit allows 230: one passage
        #expect(cut(builder).passages.count == 1)
    }

    @Test func aPassageDoesNotEndInAnIntroduction() {
        var builder = ArticleBuilder()
        builder.append(.paragraph, words(150))
        builder.append(.paragraph, "To \(words(30)):")
        for _ in 0..<5 { builder.append(.listItem(depth: 0, ordered: true), words(30)) }
        let quotes = cut(builder).quotes
        #expect(quotes.count == 2)
        #expect(quotes[1].hasPrefix(": To word"))
    }

    @Test func aLongParagraphIsCutBetweenSentences() {
        var builder = ArticleBuilder()
        let sentence = words(59) + " end."
        builder.append(.paragraph, Array(repeating: sentence, count: 6).joined(separator: " "))
        let (quotes, passages, diagnostics) = cut(builder)
        let half = ": " + Array(repeating: sentence, count: 3).joined(separator: " ")
        #expect(quotes == [half, half])
        #expect(passages.map(\.source) == [builder.blocks[0].source, builder.blocks[0].source])
        #expect(diagnostics.isEmpty)
    }

    @Test func aLongTableIsCutBetweenRowsAndItsHeaderIndexedAgain() {
        var builder = ArticleBuilder()
        builder.append(.table, units: ["Name | Size"] + (0..<40).map { "r\($0) | \(words(8))" }, headerCount: 1)
        let (quotes, passages, diagnostics) = cut(builder)
        #expect(quotes.count == 2)
        #expect(quotes[0].hasPrefix(": Name | Size\nr0 |"))
        #expect(quotes[1].hasPrefix(": r") && !quotes[1].contains("Name"))
        #expect(passages[1].indexedBody.hasPrefix("Name | Size\nr"))
        #expect(passages[0].source.lines.upperBound + 1 == passages[1].source.lines.lowerBound)
        #expect(diagnostics.isEmpty)
    }

    @Test func codeIsCutBetweenLinesAndKeepsItsIndentation() {
        var builder = ArticleBuilder()
        builder.append(
            .code(language: "c"), units: (0..<60).map { $0 % 10 == 5 ? "" : "    line\(10 + $0) \(words(4));" })
        let (quotes, _, _) = cut(builder)
        #expect(quotes.count >= 2)
        #expect(quotes.allSatisfy { $0.hasPrefix(":     line") && $0.hasSuffix(";") })
    }

    @Test func aSentenceOverBudgetIsCutAtAWordAndReported() {
        var builder = ArticleBuilder()
        builder.append(.heading(level: 2), "A")
        builder.append(.paragraph, words(600))
        let (quotes, _, diagnostics) = cut(builder)
        #expect(quotes == Array(repeating: "A: \(words(200))", count: 3))
        #expect(
            diagnostics == [
                Diagnostic(
                    .note, code: "passage-cut-inside", path: "a.md", line: 2,
                    message: "a sentence is longer than a passage may be here (250 tokens)",
                    consequence: "it is cut at words into 3 passages, each of which is indexed")
            ])
    }

    @Test(arguments: [String(repeating: "a", count: 5000), String(repeating: "漢", count: 2000)])
    func aWordOverBudgetIsCutBetweenCharacters(_ text: String) {
        var builder = ArticleBuilder()
        builder.append(.paragraph, text)
        let (_, passages, diagnostics) = cut(builder)
        #expect(passages.map { builder.article.quote($0) }.joined() == text)
        #expect(passages.allSatisfy { $0.tokenCount > 128 })
        #expect(diagnostics.count == 1)
    }

    @Test func aCalloutSaysWhatItIsInTheIndexedTextOnly() {
        var builder = ArticleBuilder()
        builder.append(.heading(level: 2), "A")
        builder.append(.paragraph, "Hot.", admonition: "warning")
        builder.append(.heading(level: 3), "B")
        builder.append(.paragraph, "Note: cold.", admonition: "note")
        let (quotes, passages, _) = cut(builder)
        #expect(quotes == ["A: Hot.", "A/B: Note: cold."])
        #expect(passages.map(\.indexedBody) == ["Warning: Hot.", "Note: cold."])
    }

    @Test func stepsAreIndexedWithWhatIntroducesThem() {
        var builder = ArticleBuilder()
        builder.append(.paragraph, "There are two ways. To cancel, do this:")
        for number in 1...4 { builder.append(.listItem(depth: 0, ordered: true), "Step\(number) \(words(60)).") }
        builder.append(.code(language: nil), units: ["cancel --now"])
        for number in 5...6 { builder.append(.listItem(depth: 0, ordered: true), "Step\(number) \(words(60)).") }
        let (quotes, passages, _) = cut(builder)
        #expect(quotes.map { $0.prefix(9) } == [": There a", ": Step4 w"])
        #expect(quotes[0].contains("Step1"))
        #expect(passages[0].indexedBody.hasPrefix("There are two ways."))
        #expect(passages[1].indexedBody.hasPrefix("To cancel, do this:\nStep4 word"))
        #expect(passages[1].embeddingText.text.contains("To cancel, do this:"))
    }

    @Test(arguments: [
        (Block.Kind.listItem(depth: 0, ordered: true), "To cancel:\n"),
        (.listItem(depth: 1, ordered: true), "To cancel:\n"),
        (.listItem(depth: 0, ordered: false), ""),
        (.paragraph, ""),
    ])
    func onlyNumberedStepsKeepTheirIntroduction(_ kind: Block.Kind, _ lead: String) {
        var builder = ArticleBuilder()
        builder.append(.paragraph, "To cancel:")
        for _ in 0..<4 { builder.append(kind, words(180)) }
        #expect(cut(builder).passages.dropFirst().map(\.indexedBody) == Array(repeating: lead + words(180), count: 3))
    }

    @Test func anIntroductionEndsWithItsList() {
        var builder = ArticleBuilder()
        builder.append(.paragraph, "To cancel:")
        builder.append(.listItem(depth: 0, ordered: true), words(180))
        builder.append(.paragraph, words(180, "next"))
        builder.append(.listItem(depth: 0, ordered: true), words(180))
        #expect(cut(builder).passages.map(\.indexedBody).last == words(180))
        // One that would crowd out the steps is left out.
        builder = ArticleBuilder()
        builder.append(.paragraph, words(100) + ":")
        for _ in 0..<3 { builder.append(.listItem(depth: 0, ordered: true), words(180)) }
        #expect(cut(builder).passages.map(\.indexedBody).last == words(180))
    }

    @Test func aStepInACalloutHasBoth() {
        var builder = ArticleBuilder()
        builder.append(.paragraph, "To cancel:")
        builder.append(.listItem(depth: 0, ordered: true), words(180))
        builder.append(.listItem(depth: 0, ordered: true), words(180), admonition: "warning")
        #expect(cut(builder).passages.last?.indexedBody == "To cancel:\nWarning: \(words(180))")
    }

    @Test func contextKeepsTheInnermostHeadingThenTheTitle() {
        func firstLine(_ title: String, _ headings: [String], limit: Int) -> String {
            var builder = ArticleBuilder()
            for (place, heading) in headings.enumerated() { builder.append(.heading(level: place + 2), heading) }
            builder.append(.paragraph, "Text.")
            let settings = CuttingSettings(contextTokens: limit)
            let text = cut(builder, title: title, settings: settings).passages[0].embeddingText.text
            return text == "Text." ? "" : String(text.prefix { $0 != "\n" })
        }
        #expect(firstLine("T", ["A", "B", "C"], limit: 64) == "C < B < A < T")
        #expect(firstLine("T", ["A", "B", "C"], limit: 6) == "C < B < T")
        #expect(firstLine("T", ["A", "B", "C"], limit: 3) == "C < T")
        #expect(firstLine("T", ["A", "B", "C"], limit: 2) == "C")
        #expect(firstLine("T", ["A", "one two six"], limit: 2) == "one two")
        #expect(firstLine(words(100), [], limit: 64) == words(50))
        #expect(firstLine("A", ["A", "B"], limit: 64) == "B < A")
        #expect(firstLine("T", ["A"], limit: 0) == "")
        #expect(firstLine("", [], limit: 64) == "")
    }
}
