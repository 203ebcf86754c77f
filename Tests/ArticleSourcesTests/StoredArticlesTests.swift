import ArticleSources
import KnowledgeModel
import SystemIO
import TestSupport
import Testing

@Suite struct StoredArticlesTests {
    private let directory: TemporaryDirectory
    private let store: StoredArticles

    init() throws {
        directory = try TemporaryDirectory()
        store = StoredArticles(folder: directory.path + "/articles", limits: SourceLimits(articleBytesMaximum: 1000))
    }

    private func items(_ ids: Set<String>? = nil) throws -> [SourceItem] {
        var reader = try store.source(of: ids).makeReader()
        var items: [SourceItem] = []
        while let item = try reader.next() { items.append(item) }
        return items
    }

    private func articles(_ ids: Set<String>? = nil) throws -> [SourceArticle] {
        try items(ids).compactMap { if case .article(let article) = $0 { article } else { nil } }
    }

    @Test func aRecordIsKeptByteForByteAndReadAsOne() throws {
        let record = Array(
            "{\n  \"title\": \"Refunds\", \"audience\": [\"agent\"],\n  \"body\": \"Five days.\"\n}\n".utf8)
        #expect(try store.put(record, id: "billing/refunds ü"))
        #expect(try !store.put(record, id: "billing/refunds ü"))
        #expect(try store.record(id: "billing/refunds ü") == record)
        let article = try #require(try articles().first)
        #expect(article.id == "billing/refunds ü")
        #expect(article.metadata.id == article.id)
        #expect(article.source == StoredArticles.sourceName)
        #expect(article.body == Array("Five days.".utf8))
        #expect(article.format == .markdown)
        #expect(article.metadata.audience == Audience([try #require(Role("agent"))]))
        #expect(article.recordSpan == SourceSpan(bytes: 0..<record.count, lines: 1...4))
    }

    @Test func aDeletedArticleIsSaidToBe() throws {
        try store.put(Array(#"{"body": "x"}"#.utf8), id: "a")
        try store.put(Array(#"{"body": "y"}"#.utf8), id: "b")
        #expect(try store.delete(id: "a"))
        #expect(try !store.delete(id: "a"))
        #expect(try !store.delete(id: "never"))
        #expect(try store.record(id: "a") == nil)
        var reader = try store.source().makeReader()
        while try reader.next() != nil {}
        #expect(reader.deleted == ["a"])
        #expect(reader.coverage == nil)
        #expect(try articles().map(\.id) == ["b"])
        #expect(try store.put(Array(#"{"body": "z"}"#.utf8), id: "a"))
        #expect(try articles(["a", "never"]).map(\.id) == ["a"])
        #expect(try store.source(of: ["a"]).makeReader().coverage == ["a"])
    }

    @Test func anErasedArticleLeavesNoTrace() throws {
        try store.put(Array(#"{"body": "x"}"#.utf8), id: "a")
        try store.erase(id: "a")
        try store.erase(id: "never")
        #expect(try FileSystem.names(in: directory.path + "/articles") == [])
    }

    @Test func whatCannotBeReadStaysAndIsNamed() throws {
        try store.put(Array(#"{"body": "x"}"#.utf8), id: "a")
        try directory.write("{\"body\": 1}", to: "articles/b.json")
        try directory.write("not of this store", to: "articles/README")
        try directory.write("left by a kill", to: "articles/c.json.new")
        let findings = try items().compactMap { if case .diagnostic(let finding) = $0 { finding } else { nil } }
        #expect(findings.map(\.path) == ["b"])
        #expect(findings.map(\.code) == ["file-unreadable"])
        #expect(findings.first?.message.hasSuffix("cannot be used: #/body must be text") == true)
    }

    @Test func aFolderThatIsGoneIsAnErrorAndAnEmptyOneIsNot() throws {
        #expect(throws: SourceError.self) { try items() }
        #expect(try store.ids() == [])
        try store.put(Array(#"{"body": "x"}"#.utf8), id: "a")
        try store.erase(id: "a")
        #expect(try items() == [])
    }

    @Test(arguments: [
        (#"[]"#, "# must be one JSON object in UTF-8"),
        (#"{"body": "x", "colour": 1}"#, "#/colour is no member of an article"),
        (#"{"body": "x", "a/b~c": 1}"#, "#/a~1b~0c is no member of an article"),
        (#"{"title": "x"}"#, "#/body is missing; the article's text belongs in \"body\" or \"text\""),
        (#"{"body": "x", "text": "y"}"#, "#/text stands beside \"body\"; give one of them"),
        (#"{"body": 1, "title": 2}"#, "#/body must be text; #/title must be text"),
        (
            #"{"body": "x", "format": "pdf"}"#,
            "#/format must be \"html\", \"md\", \"markdown\", \"text\" or \"storage\""
        ),
        (
            #"{"body": "x", "id": "b"}"#,
            "#/id must be the id under which the article is handed over, or absent"
        ),
        (
            #"{"body": "x", "audience": ["all of us"]}"#,
            "#/audience must be a list of roles: 1 to 64 letters a-z, digits, \".\", \"_\", \"-\" each"
        ),
        (
            #"{"body": "x", "audience": []}"#,
            "#/audience names no role, so nobody could read the article; leave it out for everybody"
        ),
        (#"{"body": "x", "url": "ftp://a"}"#, "#/url must be an http or https address"),
    ])
    func whatIsWrongIsNamed(record: String, faults: String) throws {
        let thrown = #expect(throws: RecordFaults.self) { try store.put(Array(record.utf8), id: "a") }
        #expect(thrown?.description == faults)
        #expect(!store.exists)
    }

    @Test func idsAndSizesHaveBounds() throws {
        let record = Array(#"{"body": "x"}"#.utf8)
        for id in ["", "a\nb", String(repeating: "a", count: 241), String(repeating: "/", count: 81)] {
            let thrown = #expect(throws: RecordFaults.self) { try store.put(record, id: id) }
            #expect(thrown?.faults.first?.pointer == "#/id")
            #expect(try store.record(id: id) == nil)
            #expect(try !store.delete(id: id))
        }
        let large = Array((#"{"body": ""# + String(repeating: "x", count: 1000) + "\"}").utf8)
        #expect(throws: RecordFaults.self) { try store.put(large, id: "a") }
    }

    @Test func anyIDIsKeptApart() throws {
        var generator = SeededGenerator(seed: 7)
        var expected: Set<String> = []
        for _ in 0..<200 {
            let scalars = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                ["a", "B", "%", ".", "/", " ", "é", "日", "\\", "~", "2F", "-", "_", "😀"].randomElement(
                    using: &generator)!
            }
            let id = scalars.joined()
            try store.put(Array(#"{"body": "x"}"#.utf8), id: id)
            expected.insert(id)
        }
        #expect(Set(try store.ids()) == expected)
        #expect(Set(try articles().map(\.id)) == expected)
    }
}
