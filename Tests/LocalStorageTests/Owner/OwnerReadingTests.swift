import KnowledgeModel
import LocalStorage
import Storage
import SystemIO
import TestSupport
import Testing

/// What owners read beside what answers are made of.
@Suite struct OwnerReadingTests {
    private func entry(_ kind: Suppressions.Kind, _ id: String) -> Suppressions.Entry {
        Suppressions.Entry(kind: kind, id: id, by: "test", why: "wrong", at: "2026-01-01T00:00:00Z")
    }

    @Test func whatIsSuppressedCanStillBeLookedAt() throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("a", ["coffee beans", "coffee cups"]),
            try index.article("s", ["tea"], audience: Audience([Role("agent")!])),
        ])
        let source = try LocalGenerationSource(layout: index.layout)
        let passage = try source.reader(for: .everybody).passages(ofArticle: "a")[1]
        try Suppressions.add(entry(.passage, passage.id), in: index.layout)
        #expect(try source.reader(for: .everybody).passages(ofArticle: "a").count == 1)
        #expect(try source.unsuppressedReader(for: .everybody).passages(ofArticle: "a").count == 2)
        try Suppressions.add(entry(.article, "a"), in: index.layout)
        #expect(try source.reader(for: .everybody).article(id: "a") == nil)
        let reader = try source.unsuppressedReader(for: .everybody)
        #expect(try reader.article(id: "a")?.article.title == "Title of a")
        #expect(try reader.passage(id: passage.id)?.quote == "coffee cups")
        // It opens no more than any other reader.
        #expect(try reader.article(id: "s") == nil)
        try index.publish([try index.article("b", ["cake"])])
        #expect(try source.unsuppressedReader(for: .everybody).articles().map(\.key.id) == ["a", "b"])
    }

    @Test func aRecordHasFindingsAndTokens() throws {
        let index = try SmallIndex()
        var article = try index.article("a", ["coffee beans", "coffee cups of all kinds"])
        let finding = Diagnostic(.warning, code: "x", path: "a", line: 2, message: "m", consequence: "c")
        article.reading.diagnostics = [finding]
        var hidden = try index.article("s", ["tea"], audience: Audience([Role("agent")!]))
        hidden.reading.diagnostics = [finding]
        try index.publish([article, hidden])
        let reader = try index.reader()
        let record = try #require(try reader.record(ofArticle: "a"))
        #expect(record.reading.diagnostics == [finding])
        #expect(record.passages.map(\.draft.tokenCount) == article.passages.map(\.draft.tokenCount))
        #expect(try reader.record(ofArticle: "s") == nil)
        #expect(try reader.findings() == [ArticleFinding(article: article.key, diagnostic: finding)])
        #expect(try index.reader("agent").findings().map(\.article.id) == ["a", "s"])
    }

    @Test func generationsAreCountedOverWhatTheScopeOpens() throws {
        let index = try SmallIndex()
        let store = LocalOwnerStore(layout: index.layout, holder: "test")
        #expect(throws: StorageError.self) { try store.generations(openedBy: .everybody) }
        try index.publish([
            try index.article("a", ["coffee", "cups"]), try index.article("d", ["Kaffee"], locale: "de"),
            try index.article("s", ["tea"], audience: Audience([Role("agent")!])),
        ])
        try index.publish(removing: [ArticleKey(source: "test", id: "d")])
        func counts(_ scope: AccessScope) throws -> [[Int]] {
            try store.generations(openedBy: scope).map { [$0.articles, $0.passages] }
        }
        #expect(try counts(.everybody) == [[2, 3], [1, 2]])
        #expect(try counts(AccessScope(roles: [Role("agent")!])) == [[3, 4], [2, 3]])
        #expect(try counts(AccessScope(locales: ["de"])) == [[1, 1], [0, 0]])
        #expect(try store.generations().map(\.articles) == [3, 2])
        #expect(try store.verify(GenerationID(2)) == [])
        #expect(try store.source(of: GenerationID(1)).reader(for: .everybody).articleCount == 2)
        #expect(throws: StorageError.self) { try store.source(of: GenerationID(9)) }
    }

    @Test func findingsOfARunAreReplacedAndErased() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["coffee"])])
        let store = LocalOwnerStore(layout: index.layout, holder: "test")
        #expect(store.lastRunFindings() == nil)
        func finding(_ severity: Diagnostic.Severity, _ number: Int) -> Diagnostic {
            Diagnostic(severity, code: "c", path: "\(number).md", message: "m", consequence: "c")
        }
        let all = (0..<6000).map { finding($0 % 2 == 0 ? .note : .error, $0) }
        try RunFindingsFile.write(
            RunFindings(at: "2026-01-01T00:00:00Z", by: "ana", sources: ["b", "a"], findings: all), in: index.layout)
        let kept = try #require(store.lastRunFindings())
        #expect(kept.sources == ["a", "b"])
        #expect(kept.findings.count == RunFindings.findingsMaximum)
        #expect(kept.leftOut == 1000)
        #expect(kept.findings.prefix(3000).allSatisfy { $0.severity == .error })
        _ = try IndexErasure(layout: index.layout, holder: "test").erase(
            article: "a", at: Timestamp(milliseconds: 0), by: "test")
        #expect(store.lastRunFindings() == nil)
    }
}
