import KnowledgeModel
import Storage
import Testing

@Suite struct GenerationDifferenceTests {
    private func article(
        _ id: String, text: String = "t", title: String = "T", url: String? = nil, locale: String = "en",
        audience: Audience = .public, owner: String? = nil, passages: Int = 2, source: String = "s"
    ) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: source, id: id), path: id, title: title, url: url, locale: locale,
            audience: audience, product: nil, version: nil, owner: owner, labels: [], updatedAt: nil, reviewDue: nil,
            contentHash: "", textSHA256: text, passageCount: passages)
    }

    @Test func equalStatesDifferInNothing() {
        let articles = [article("a"), article("b")]
        let difference = GenerationDifference(from: articles, to: articles.reversed())
        #expect(difference.isEmpty)
        #expect(difference.passagesBefore == 4)
        #expect(difference.passagesAfter == 4)
        #expect(GenerationDifference(from: [], to: []).isEmpty)
    }

    @Test func articlesComeAndGoInTheOrderOfTheirIDs() {
        let difference = GenerationDifference(
            from: [article("x"), article("b"), article("a")], to: [article("x"), article("d"), article("c")])
        #expect(difference.added.map(\.key.id) == ["c", "d"])
        #expect(difference.removed.map(\.key.id) == ["a", "b"])
        #expect(difference.changed.isEmpty)
    }

    @Test(arguments: [
        (GenerationDifference.Field.text, 0), (.title, 1), (.url, 2), (.audience, 3), (.locale, 4), (.source, 5),
        (.details, 6),
    ])
    func eachFieldIsToldApart(field: GenerationDifference.Field, number: Int) throws {
        let after = [
            article("a", text: "u", passages: 5), article("a", title: "U"), article("a", url: "https://h.example/a"),
            article("a", audience: Audience([try #require(Role("agent"))])), article("a", locale: "de"),
            article("a", source: "other"), article("a", owner: "team"),
        ][number]
        let difference = GenerationDifference(from: [article("a")], to: [after])
        #expect(difference.changed.map(\.fields) == [[field]])
        #expect(difference.added.isEmpty && difference.removed.isEmpty)
        #expect(difference.moved.count == (field == .audience || field == .locale ? 1 : 0))
        #expect(difference.passagesAfter == (field == .text ? 5 : 2))
    }
}
