import KnowledgeModel
import Testing

@Suite struct FrontMatterTests {
    @Test func everyKey() {
        let article = parsed(
            """
            ---
            id: refunds
            title: Refunds
            permalink: /billing/refunds/
            lang: en_US
            audience: [agent, Staff]
            owner: billing
            product: shop
            version: 2.10
            tags: [money, "back"]
            ms.date: 07/01/2017
            review_due: 2027-01-31
            translationKey: refunds
            unlisted: true
            ---
            # Refunds
            """)
        var expected = ArticleMetadata()
        expected.id = "refunds"
        expected.title = "Refunds"
        expected.url = "/billing/refunds/"
        expected.locale = "en-us"
        expected.audience = Audience([Role("agent"), Role("staff")].compactMap(\.self))
        expected.owner = "billing"
        expected.product = "shop"
        expected.version = "2.10"
        expected.labels = ["money", "back"]
        expected.updatedAt = "2017-07-01"
        expected.reviewDue = "2027-01-31"
        expected.translationKey = "refunds"
        expected.exclusion = .unlisted
        #expect(article.metadata == expected)
        #expect(outline(article) == ["h1 Refunds"])
        #expect(article.blocks[0].source.lines == 16...16)
        #expect(article.diagnostics == [])
    }

    @Test(arguments: [
        (
            "+++\ntitle = \"A # b\" # comment\ntags = [\"x\", 'y, z']\ndraft = true\n"
                + "[params]\ntitle = \"no\"\n+++\ntext",
            "A # b"
        ),
        ("{\n\t\"title\": \"A } b\", \"tags\": [\"x\", \"y, z\"],\n\t\"draft\": true\n}\ntext", "A } b"),
        ("---\r\ntitle: \"A\"\r\ntags:\r\n  - x\r\n  - y, z\r\npublished: false\r\n...\r\ntext", "A"),
        ("\u{FEFF}---\ntitle: 'A'\ntags: [x, 'y, z']\ndraft: yes\n---\ntext", "A"),
    ])
    func otherLanguages(_ source: String, title: String) {
        let article = parsed(source)
        #expect(article.metadata.title == title)
        #expect(article.metadata.labels == ["x", "y, z"])
        #expect(article.metadata.exclusion == .draft)
        #expect(outline(article) == ["p text"])
        #expect(article.diagnostics == [])
    }

    @Test func beforeHTML() {
        let source = "---\ntitle: Page\n---\n<p>text</p>\n"
        let article = parsed(source, .html, path: "a.html")
        #expect(article.metadata.title == "Page")
        #expect(outline(article) == ["p text"])
        #expect(source_(article, source) == "<p>text</p>")
    }

    private func source_(_ article: ParsedArticle, _ text: String) -> String {
        source(article, 0, in: Array(text.utf8))
    }

    @Test(arguments: [
        "---\n\nA text between two rules.\n\n---\n\nend", "---\nonly a rule",
        "---\n\nNote this: is prose\n\n---\n\nend",
        "{% include a.md %}\n\nend", "{ not: json", "+++ plus", "----\ntitle: x\n----\n",
    ])
    func whatIsNoFrontMatterIsText(_ source: String) {
        let article = parsed(source)
        #expect(!article.blocks.isEmpty)
        #expect(article.metadata.id == nil && article.diagnostics == [])
        for word in ["prose", "text", "rule", "end"] where source.contains(word) {
            #expect(article.text.contains(word))
        }
    }

    @Test(arguments: [
        ("draft: true", ArticleMetadata.Exclusion.draft), ("published: false", .draft), ("unlisted: true", .unlisted),
        ("hidden: true", .unlisted), ("expiryDate: 2026-11-21", .expired), ("expiryDate: 2026-11-22", nil),
        ("publishDate: 2026-11-22T00:00:00Z", .notYetPublished), ("publishDate: 2026-11-21", nil),
        ("draft: false", nil),
    ])
    func exclusions(_ line: String, expected: ArticleMetadata.Exclusion?) {
        #expect(parsed("---\n\(line)\n---\ntext").metadata.exclusion == expected)
    }

    @Test(arguments: [
        ("public", Audience.public), ("agent staff", Audience([Role("agent"), Role("staff")].compactMap(\.self))),
        ("[public, agent]", .public), ("{role: agent}", .closed), ("", .closed), ("[]", .closed), ("Größe", .closed),
        ("''", .closed), ("' '", .closed), ("[agent, ' ']", .closed), ("[agent, {a: b}]", .closed),
    ])
    func audiences(_ value: String, expected: Audience) {
        let article = parsed("---\naudience: \(value)\n---\ntext")
        #expect(article.metadata.audience == expected)
        let isReported = article.diagnostics.map(\.code) == ["audience-unmapped"]
        #expect(isReported == expected.isClosed)
    }

    @Test(arguments: [
        ("2024-3-7", "2024-03-07"), ("2024/03/07", "2024-03-07"), ("2024-03-07T10:00:00Z", "2024-03-07T10:00:00Z"),
        ("March 7, 2024", "2024-03-07"), ("7 Mar 2024", "2024-03-07"), ("03/07/2024", "2024-03-07"),
        ("31/12/2024", "2024-12-31"), ("someday", "someday"),
    ])
    func dates(_ written: String, expected: String) {
        let article = parsed("---\nlast_update:\n  date: \(written)\n---\ntext")
        #expect(article.metadata.updatedAt == expected)
    }

    @Test func brokenFrontMatterKeepsWhatClosesTheArticle() {
        let article = parsed("---\ntitle: a: b\naudience: agent\ndraft: true\n---\n# T\n")
        #expect(article.diagnostics.map(\.code) == ["front-matter-invalid"])
        #expect(article.diagnostics[0].line == 2)
        #expect(article.metadata.audience == Audience([Role("agent")].compactMap(\.self)))
        #expect(article.metadata.exclusion == .draft)
        #expect(outline(article) == ["h1 T"])
    }

    @Test func bombsAreRefused() {
        var laughs = "---\na0: &a0 [x, x]\n"
        for level in 1..<30 { laughs += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let deep = "---\nkey: " + String(repeating: "[", count: 10_000) + "\n---\ntext"
        let dashes = "---\nkey:\n  " + String(repeating: "- ", count: 10_000) + "\n---\ntext"
        for bomb in [laughs + "---\ntext", deep, dashes] {
            let article = parsed(bomb)
            #expect(article.diagnostics.map(\.code) == ["front-matter-invalid"])
            #expect(outline(article) == ["p text"])
        }
        let large = parsed("---\ntitle: x\n" + String(repeating: "# comment\n", count: 10_000) + "---\ntext")
        #expect(large.diagnostics.map(\.code) == ["front-matter-too-large"])
        #expect(large.metadata.audience == .closed)
        #expect(outline(large) == ["p text"])
    }
}
