import ArticleParsing
import ArticleSources
import Embedding
import Indexing
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage
import SystemIO
import TestSupport
import Testing

/// A folder of articles and its index.
final class SmallKnowledgeBase {
    let directory: TemporaryDirectory
    let layout: IndexLayout
    let encoder = HashingEncoder(dimensions: 32, tokenLimit: 96)

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
        try FileSystem.createFolder(directory.path + "/articles")
    }

    func write(_ id: String, _ text: String) throws { try directory.write(text, to: "articles/" + id) }
    func delete(_ id: String) throws { try directory.delete("articles/" + id) }

    @discardableResult
    func index(
        folders: [String] = ["articles"], allowDeletions: Int? = nil, today: String = "2026-01-15",
        audienceMap: AudienceMap = AudienceMap(), profile: SourceProfile? = nil
    ) throws -> IndexingReport {
        let model = StoredModel(
            name: encoder.identity.name, hash: encoder.identity.hash, dimensions: encoder.identity.dimensions)
        let writer = try LocalGenerationWriter(layout: layout, model: model, holder: "test")
        let sources = try folders.map {
            var configuration = SourceConfiguration(name: $0, path: directory.path + "/" + $0)
            configuration.audienceMap = audienceMap
            configuration.profile = profile
            return try configuration.makeSource()
        }
        let indexer = Indexer(
            parser: ArticleParser(today: today), encoder: encoder,
            settings: IndexingSettings(allowDeletions: allowDeletions, batchPassages: 8))
        let note = PublishNote(by: "test", why: "a test", at: "2026-01-15T00:00:00Z")
        let report = try indexer.run(sources, into: writer, note: note)
        _ = try writer.merge(note)
        return report
    }

    func reader() throws -> any GenerationReader {
        try LocalGenerationSource(layout: layout).reader(for: .everybody)
    }

    func ids() throws -> [String] { try reader().articles().map(\.key.id) }

    /// Everything that a search answers, but for what names the generation.
    func answers(_ questions: [String]) throws -> [[CitedHit]] {
        let answerer = Answerer(
            generations: try LocalGenerationSource(layout: layout), encoder: encoder, today: { "2026-06-01" })
        return try questions.map {
            try answerer.answer(SearchRequest(text: $0), scope: .everybody, queryID: "q").answers[0].hits.map { hit in
                // A reference counts parts, which are a matter of history.
                let bare = Hit(
                    reference: PassageReference(part: 0, row: 0), key: hit.hit.key, score: hit.hit.score,
                    lexical: hit.hit.lexical, vector: hit.hit.vector)
                return CitedHit(hit: bare, citation: hit.citation)
            }
        }
    }
}

@Suite struct IndexerTests {
    @Test func anEditTouchesOnlyWhatChanged() throws {
        let base = try SmallKnowledgeBase()
        try base.write(
            "a.md",
            "# A\n\nFirst words of this.\n\n## Two\n\nSecond words that are in a long enough section of it, so that it is cut on its own and not joined with any other section around it.\n"
        )
        try base.write("b.md", "# B\n\nOther words.\n")
        let first = try base.index()
        #expect(first.written == 2)
        #expect(first.embedded == first.passages)
        #expect(first.generation == GenerationID(1))

        let again = try base.index()
        #expect(again.unchanged == 2)
        #expect(again.written == 0)
        #expect(again.generation == nil)

        try base.write("b.md", "# B\n\nEdited words.\n")
        let edited = try base.index()
        #expect(edited.written == 1)
        #expect(edited.embedded == 1)
        #expect(edited.generation == GenerationID(2))
        #expect(try base.reader().passages(ofArticle: "b.md").map(\.quote) == ["Edited words."])
    }

    @Test func anEditOfAnIncludedFileTouchesItsUsersAlone() throws {
        let base = try SmallKnowledgeBase()
        try base.write("user.md", "# User\n\n[!INCLUDE [x](includes/part.md)]\n")
        try base.write("other.md", "# Other\n\nOther words.\n")
        try base.write("waiting.md", "# Waiting\n\nWords and [!INCLUDE [x](includes/late.md)].\n")
        try base.write("includes/part.md", "Part one.\n")
        func run() throws -> IndexingReport { try base.index(profile: .microsoftDocs) }
        func quotes(_ id: String) throws -> [String] { try base.reader().passages(ofArticle: id).map(\.quote) }

        let first = try run()
        #expect(first.written == 3)
        #expect(first.diagnostics.map(\.code).sorted() == ["include-missing", "parts-left-out"])
        #expect(try quotes("user.md") == ["Part one."])
        let again = try run()
        #expect((again.unchanged, again.written, again.generation == nil) == (3, 0, true))

        try base.write("includes/part.md", "Part two.\n")
        let edited = try run()
        #expect((edited.unchanged, edited.written) == (2, 1))
        #expect(try quotes("user.md") == ["Part two."])

        try base.write("includes/late.md", "late words")
        let appeared = try run()
        #expect((appeared.unchanged, appeared.written) == (2, 1))
        #expect(try quotes("waiting.md") == ["Words and late words."])

        try base.delete("includes/part.md")
        let vanished = try run()
        #expect((vanished.unchanged, vanished.written + vanished.failed) == (2, 1))
        #expect(try run().generation == nil)
    }

    @Test func anArticleLeavesOnTheDayItExpires() throws {
        let base = try SmallKnowledgeBase()
        try base.write("a.md", "---\nexpiryDate: 2026-02-01\n---\n# A\n\nUntil February.\n")
        try base.write("b.md", "---\npublishDate: 2026-02-01\n---\n# B\n\nFrom February on.\n")
        #expect(try base.index().excluded == 1)
        #expect(try base.ids() == ["a.md"])
        #expect(try base.index(today: "2026-01-31").generation == nil)
        let february = try base.index(today: "2026-02-01")
        #expect(february.removed == 1)
        #expect(february.excluded == 1)
        #expect(try base.ids() == ["b.md"])
    }

    @Test func findingsAreReportedUntilTheyAreMended() throws {
        let base = try SmallKnowledgeBase()
        let text = "---\ntitle: a: b\n---\n# A\n\nWords.\n"
        try base.write("a.md", text)
        let first = try base.index()
        #expect(first.diagnostics.map(\.code) == ["front-matter-invalid"])
        let again = try base.index()
        #expect(again.unchanged == 1)
        #expect(again.diagnostics == first.diagnostics)
        try base.write("a.md", "# A\n\nWords.\n")
        #expect(try base.index().diagnostics == [])
    }

    @Test func theSourcesOwnWordsForReadersBecomeRoles() throws {
        let base = try SmallKnowledgeBase()
        try base.write("a.md", "---\naudience: Support Staff\n---\n# A\n\nWords.\n")
        try base.index()
        #expect(try base.ids() == [])
        let agent = try #require(Role("agent"))
        #expect(try base.index(audienceMap: AudienceMap(["Support Staff": [agent]])).written == 1)
        #expect(try base.ids() == [])
        let reader = try LocalGenerationSource(layout: base.layout).reader(for: AccessScope(roles: [agent]))
        #expect(try reader.articles().map(\.audience) == [Audience([agent])])
        #expect(try base.index(audienceMap: AudienceMap(["Support Staff": [.public]])).written == 1)
        #expect(try base.ids() == ["a.md"])
    }

    @Test func aRenamedFileKeepsItsEmbeddings() throws {
        let base = try SmallKnowledgeBase()
        try base.write("a.md", "# A\n\nThe same words.\n")
        try base.write("b.md", "# B\n\nMore.\n")
        try base.index()
        try base.delete("a.md")
        try base.write("c.md", "# A\n\nThe same words.\n")
        let report = try base.index()
        #expect(report.embedded == 0)
        #expect(report.reused == 1)
        #expect(report.removed == 1)
        #expect(try base.ids() == ["b.md", "c.md"])
    }

    @Test func anEmptyOrVanishedSourceEmptiesNothing() throws {
        let base = try SmallKnowledgeBase()
        for number in 0..<20 { try base.write("\(number).md", "# T\(number)\n\nWords \(number).\n") }
        try base.index()
        for number in 0..<5 { try base.delete("\(number).md") }
        let error = #expect(throws: IndexingError.self) { try base.index() }
        #expect(
            error?.message
                == "5 of the 20 articles of source \"articles\" are gone, more than a tenth; nothing was changed. "
                + "If that is meant, say so with --allow-deletions 5")
        #expect(try base.ids().count == 20)
        #expect(try base.index(allowDeletions: 5).removed == 5)
        #expect(try base.ids().count == 15)
        for number in 5..<20 { try base.delete("\(number).md") }
        #expect(throws: SourceError.self) { try base.index(allowDeletions: 100) }
        #expect(try base.ids().count == 15)
    }

    @Test func reconciliationKeepsToItsSource() throws {
        let base = try SmallKnowledgeBase()
        try base.directory.write("# A\n\nOne.\n", to: "one/a.md")
        try base.directory.write("# B\n\nTwo.\n", to: "two/b.md")
        try base.index(folders: ["one", "two"])
        try base.directory.write("# C\n\nThree.\n", to: "two/c.md")
        try base.index(folders: ["two"])
        #expect(try base.ids() == ["a.md", "b.md", "c.md"])
    }

    @Test func draftsStayOutAndLeaveWhenTheyBecomeDrafts() throws {
        let base = try SmallKnowledgeBase()
        try base.write("a.md", "---\ndraft: true\n---\n# A\n\nHidden.\n")
        try base.write("b.md", "# B\n\nShown.\n")
        let report = try base.index()
        #expect(report.excluded == 1)
        #expect(try base.ids() == ["b.md"])
        try base.write("a.md", "# A\n\nShown now.\n")
        try base.write("b.md", "---\ndraft: true\n---\n# B\n\nHidden now.\n")
        try base.index()
        #expect(try base.ids() == ["a.md"])
    }

    @Test func oneBadArticleDoesNotStopTheRun() throws {
        let base = try SmallKnowledgeBase()
        try base.write("bad.md", "---\ntitle: [unclosed\n---\n\nStill text.\n")
        try base.write("empty.md", "\n")
        try base.write("good.md", "# Good\n\nText.\n")
        let report = try base.index()
        #expect(try base.ids() == ["bad.md", "good.md"])
        #expect(report.failed == 1)
        #expect(report.diagnostics.contains { $0.path == "bad.md" && $0.line != nil })
        #expect(report.diagnostics.filter { $0.path == "empty.md" }.map(\.code) == ["article-empty"])
        #expect(report.withoutArticle.map(\.path) == ["empty.md"])
    }

    @Test func frontMatterNamesAnArticleOnlyWhereItIsUnique() throws {
        let base = try SmallKnowledgeBase()
        try base.write("a.md", "---\nid: x\n---\n# A\n\nOne.\n")
        try base.write("b.md", "# B\n\nTwo.\n")
        try base.index()
        #expect(try base.ids() == ["b.md", "x"])
        try base.write("b.md", "---\nid: x\n---\n# B\n\nTwo.\n")
        let report = try base.index()
        #expect(try base.ids() == ["a.md", "b.md"])
        #expect(report.diagnostics.filter { $0.code == "id-not-unique" }.map(\.path) == ["a.md", "b.md"])
        try base.delete("a.md")
        try base.index()
        #expect(try base.ids() == ["x"])
        #expect(try base.reader().passages(ofArticle: "x").map(\.quote) == ["Two."])
        // An id that is another article's path.
        try base.write("c.md", "---\nid: d.md\n---\n# C\n\nThree.\n")
        try base.index()
        #expect(try base.ids() == ["d.md", "x"])
        try base.write("d.md", "# D\n\nFour.\n")
        try base.index()
        #expect(try base.ids() == ["c.md", "d.md", "x"])
        #expect(try base.reader().passages(ofArticle: "d.md").map(\.quote) == ["Four."])
    }

    @Test func anIdOfAnotherSourceIsNotTaken() throws {
        let base = try SmallKnowledgeBase()
        try base.directory.write("# A\n\nOne.\n", to: "one/a.md")
        try base.directory.write("# A\n\nTwo.\n", to: "two/a.md")
        let report = try base.index(folders: ["one", "two"])
        #expect(report.diagnostics.filter { $0.code == "id-taken" }.count == 1)
        #expect(report.isIncomplete)
        #expect(try base.reader().passages(ofArticle: "a.md").map(\.quote) == ["One."])
    }

    /// Whatever the edits, the index answers as one built from what is there now.
    @Test(arguments: [31, 32, 33]) func randomEditsEqualAFreshBuild(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let base = try SmallKnowledgeBase()
        var files: [String: String] = ["keep.md": "# Keep\n\nSomething that stays.\n"]
        for (id, text) in files { try base.write(id, text) }
        let words = ["refund", "invoice", "locker", "code", "reset", "email", "card", "late"]
        for _ in 0..<8 {
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let id = "folder/\(Int.random(in: 0..<12, using: &generator)).md"
                if files[id] != nil, Int.random(in: 0..<3, using: &generator) == 0 {
                    files[id] = nil
                    try base.delete(id)
                } else {
                    let declared =
                        ["", "id: s\(Int.random(in: 0..<4, using: &generator))\n", "audience: agent\n"]
                        .randomElement(using: &generator) ?? ""
                    let body = (0..<Int.random(in: 1...4, using: &generator)).map { section in
                        "## Part \(section)\n\n"
                            + (0..<Int.random(in: 3...40, using: &generator)).map { _ in
                                words[Int.random(in: 0..<words.count, using: &generator)]
                            }.joined(separator: " ") + ".\n"
                    }.joined(separator: "\n")
                    let text = "---\ntitle: T\n\(declared)---\n\(body)"
                    files[id] = text
                    try base.write(id, text)
                }
            }
            try base.index(allowDeletions: 100)
        }
        let fresh = try SmallKnowledgeBase()
        for (id, text) in files { try fresh.write(id, text) }
        try fresh.index()
        #expect(try base.ids() == fresh.ids(), "seed \(seed)")
        let questions = ["late refund of the card", "reset email code", "part 2", "locker invoice late late"]
        #expect(try base.answers(questions) == fresh.answers(questions), "seed \(seed)")
        let hashes = try [base, fresh].map { try LocalGenerations(layout: $0.layout).list().last?.logicalHash }
        #expect(hashes[0] == hashes[1], "seed \(seed)")
    }
}
