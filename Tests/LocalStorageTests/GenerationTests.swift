import KnowledgeModel
import LocalStorage
import Storage
import SystemIO
import TestSupport
import Testing

@Suite struct GenerationTests {
    @Test func articlesCanBeReadBack() throws {
        let index = try SmallIndex()
        let written = try index.article("billing/refunds.md", ["Refunds take 14 days.", "Übrigens: ☕️ too."])
        #expect(try index.publish([written]) == GenerationID(1))
        let reader = try index.reader()
        let (article, text) = try #require(try reader.article(id: "billing/refunds.md"))
        #expect(text == written.text)
        #expect(article.title == written.article.title)
        #expect(article.url == written.article.url)
        let passages = try reader.passages(ofArticle: "billing/refunds.md")
        #expect(passages.map(\.quote) == ["Refunds take 14 days.", "Übrigens: ☕️ too."])
        #expect(passages.map(\.headingPath) == [["Section 0"], ["Section 1"]])
        #expect(try reader.passage(id: passages[1].id) == passages[1])
        #expect(reader.passageCount == 2)
    }

    @Test func theServingGenerationSaysWhatIsDead() throws {
        let index = try SmallIndex()
        let generations = LocalGenerations(layout: index.layout)
        #expect(try generations.serving() == nil)
        try index.publish([try index.article("a", ["one", "two"]), try index.article("b", ["three"])])
        try index.publish([try index.article("a", ["four"])])
        let serving = try #require(try generations.serving())
        #expect(serving.id == GenerationID(2) && serving.articles == 2 && serving.parts == 2)
        #expect(serving.livePassages == 2 && serving.deadPassages == 2)
        #expect(serving.modelHash == index.model.hash && serving.publishedAt == SmallIndex.note.at && serving.bytes > 0)
    }

    @Test func aPublishWithoutChangeMakesNoGeneration() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["one"])])
        #expect(try index.publish() == nil)
    }

    @Test func editedArticlesAreReplacedWholeAndDeletedOnesGone() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["one", "two", "three"]), try index.article("b", ["other"])])
        try index.publish([try index.article("a", ["edited"])], removing: [ArticleKey(source: "test", id: "b")])
        let reader = try index.reader()
        #expect(try reader.passages(ofArticle: "a").map(\.quote) == ["edited"])
        #expect(try reader.article(id: "b") == nil)
        #expect(reader.passageCount == 1)
        for word in ["one", "two", "three", "other"] {
            #expect(try reader.lexicalCandidates(for: LexicalQuery(word), filter: .everything, limit: 9).isEmpty)
        }
    }

    @Test func aReaderKeepsItsGeneration() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["before"])])
        let source = try LocalGenerationSource(layout: index.layout)
        let old = try source.reader(for: .everybody)
        try index.publish([try index.article("a", ["after"])])
        #expect(try old.passages(ofArticle: "a").map(\.quote) == ["before"])
        let new = try source.reader(for: .everybody)
        #expect(try new.passages(ofArticle: "a").map(\.quote) == ["after"])
        #expect(new.generation == GenerationID(2))
    }

    @Test func anyGenerationCanBeReadWhateverServes() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["first"])])
        try index.publish([try index.article("a", ["second"])])
        let generations = LocalGenerations(layout: index.layout)
        for (number, quote) in [(1, "first"), (2, "second")] {
            let reader = try generations.reader(of: GenerationID(number), for: .everybody)
            #expect(reader.generation == GenerationID(number))
            #expect(try reader.passages(ofArticle: "a").map(\.quote) == [quote])
        }
        let error = #expect(throws: StorageError.self) {
            try generations.reader(of: GenerationID(3), for: .everybody)
        }
        #expect(error?.code == .noGeneration)
    }

    @Test func goingBackServesTheOldGenerationAndNumbersGoOn() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["first"])])
        try index.publish([try index.article("a", ["second"])])
        let generations = LocalGenerations(layout: index.layout)
        try generations.activate(GenerationID(1), holder: "test")
        #expect(try index.reader().passages(ofArticle: "a").map(\.quote) == ["first"])
        #expect(try index.publish([try index.article("b", ["third"])]) == GenerationID(3))
        #expect(try generations.list().map(\.isCurrent) == [false, false, true])
    }

    @Test func pruningKeepsTheNewestAndTheServing() throws {
        let index = try SmallIndex()
        for number in 1...5 { try index.publish([try index.article("a", ["text \(number)"])]) }
        let generations = LocalGenerations(layout: index.layout)
        try generations.activate(GenerationID(2), holder: "test")
        #expect(try generations.prune(keep: 2, holder: "test").map(\.number) == [1, 3])
        #expect(try generations.list().map(\.id.number) == [2, 4, 5])
        #expect(try index.reader().passages(ofArticle: "a").map(\.quote) == ["text 2"])
        #expect(try FileSystem.names(in: index.layout.folder + "/parts").count == 3)
    }

    @Test func twoWritersAreRefused() throws {
        let index = try SmallIndex()
        let first = try index.writer()
        let error = #expect(throws: StorageError.self) { try index.writer() }
        #expect(error?.code == .busy)
        #expect(error?.message.contains("is locked by test") == true)
        withExtendedLifetime(first) {}
    }

    @Test func leftoversOfAKilledWriterAreCleared() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["one"])])
        try index.directory.write("torn", to: "index/parts/000002-0/passages.sqlite")
        try index.directory.write("torn", to: "index/parts/000003-0.new/passages.sqlite")
        try index.directory.write("torn", to: "index/generations/000002.json.new")
        try index.publish([try index.article("b", ["two"])])
        #expect(try FileSystem.names(in: index.layout.folder + "/parts") == ["000001-0", "000002-0"])
        #expect(try LocalGenerations(layout: index.layout).verify(GenerationID(2)).isEmpty)
    }

    @Test func theLogicalHashTellsContentNotHistory() throws {
        let one = try SmallIndex()
        try one.publish([try one.article("a", ["x"])])
        try one.publish([try one.article("b", ["y"]), try one.article("c", ["z"])])
        try one.publish(removing: [ArticleKey(source: "test", id: "c")], merge: true)
        let other = try SmallIndex()
        try other.publish([try other.article("b", ["y"]), try other.article("a", ["x"])])
        let hashes = try [one, other].map { try LocalGenerations(layout: $0.layout).list().last?.logicalHash }
        #expect(hashes[0] == hashes[1])
        #expect(hashes[0]?.count == 64)
    }

    @Test func verifyFindsAFlippedByte() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["one", "two"])])
        let generations = LocalGenerations(layout: index.layout)
        #expect(try generations.verify(GenerationID(1)).isEmpty)
        for name in ["passages.sqlite", "vectors.lvf", "postings.lpf"] {
            let path = index.layout.folder + "/parts/000001-0/" + name
            let good = try FileSystem.readFile(path)
            var bad = good
            bad[bad.count - 5] ^= 1
            try DurableFile.create(path) { sink in try bad.withUnsafeBytes { try sink($0) } }
            #expect(try !generations.verify(GenerationID(1)).isEmpty, "\(name)")
            try DurableFile.create(path) { sink in try good.withUnsafeBytes { try sink($0) } }
        }
        #expect(try generations.verify(GenerationID(1)).isEmpty)
    }

    @Test func embeddingsOfARunThatNeverPublishedAreKept() throws {
        let index = try SmallIndex()
        let key = EmbeddingKey(model: index.encoder.identity, text: SegmentedText(["", "kept"]))
        let embedding = try index.encoder.encode([SegmentedText(["", "kept"])])[0]
        try index.writer().keep([(key, embedding)])
        // A torn record at the end, as a kill leaves it.
        let journal = try FileSystem.readFile(index.layout.journal)
        try DurableFile.create(index.layout.journal) { sink in
            try (journal + journal.prefix(40)).withUnsafeBytes { try sink($0) }
        }
        #expect(try index.writer().embeddings(for: [key]) == [key: embedding])
        try index.publish([try index.article("a", ["one"])])
        #expect(try index.writer().embeddings(for: [key]).isEmpty)
        let published = EmbeddingKey(model: index.encoder.identity, text: SegmentedText(["", "one"]))
        #expect(try index.writer().embeddings(for: [published]).count == 1)
    }
}
