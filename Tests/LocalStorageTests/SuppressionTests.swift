import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct SuppressionTests {
    private func entry(_ kind: Suppressions.Kind, _ id: String) -> Suppressions.Entry {
        Suppressions.Entry(kind: kind, id: id, by: "test", why: "wrong", at: "2026-01-01T00:00:00Z")
    }

    @Test func aSuppressedArticleIsGoneAtOnceAndInEveryGeneration() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["coffee beans"]), try index.article("b", ["coffee cups"])])
        try index.publish([try index.article("c", ["tea"])])
        let source = try LocalGenerationSource(layout: index.layout)
        #expect(try source.reader(for: .everybody).articleCount == 3)
        try Suppressions.add(entry(.article, "a"), in: index.layout)
        let reader = try source.reader(for: .everybody)
        #expect(try reader.articles().map(\.key.id) == ["b", "c"])
        #expect(try reader.article(id: "a") == nil)
        let found = try reader.lexicalCandidates(for: LexicalQuery("coffee"), filter: .everything, limit: 9)
        #expect(found.map(\.key.articleID) == ["b"])
        try LocalGenerations(layout: index.layout).activate(GenerationID(1), holder: "test")
        #expect(try source.reader(for: .everybody).articles().map(\.key.id) == ["b"])
        #expect(try Suppressions.remove(.article, id: "a", in: index.layout))
        #expect(try source.reader(for: .everybody).articles().map(\.key.id) == ["a", "b"])
    }

    @Test func aSuppressedPassageLeavesItsArticle() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["coffee beans", "coffee cups"])])
        let passages = try index.reader().passages(ofArticle: "a")
        try Suppressions.add(entry(.passage, passages[0].id), in: index.layout)
        let reader = try index.reader()
        #expect(try reader.passage(id: passages[0].id) == nil)
        #expect(try reader.passages(ofArticle: "a").map(\.quote) == ["coffee cups"])
        let vector = try index.encoder.encode(["coffee beans"])[0]
        #expect(try reader.nearestCandidates(to: vector, filter: .everything, limit: 9).map(\.key.ordinal) == [1])
        #expect(reader.passageCount == 1)
    }

    @Test func anUnreadableListServesNothing() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["coffee"])])
        try index.directory.write("{", to: "index/suppressions.json")
        let error = #expect(throws: StorageError.self) { try index.reader() }
        #expect(error?.code == .corrupt)
    }
}
