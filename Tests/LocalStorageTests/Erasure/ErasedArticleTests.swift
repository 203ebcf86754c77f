import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import SystemIO
import TestSupport
import Testing

/// An erased article is in no byte of any generation, and everything else is as if it had never been.
@Suite struct ErasedArticleTests {
    private let index: SmallIndex

    init() throws { index = try SmallIndex() }

    private var erasure: IndexErasure { IndexErasure(layout: index.layout, holder: "test") }
    private static let at = Example.monday

    /// Words of the erased article alone: of its title, its text and what a vocabulary makes of them.
    private static let markers = ["Quokkafest", "zanzibarite", "ÖLKANNE", "heron-blue-parcel"]

    private func marked(_ extra: String = "") throws -> ArticleRecord {
        try index.article(
            "secret", ["Coffee for zanzibarite friends \(extra)", "The ÖLKANNE is a heron-blue-parcel of beans"],
            title: "Quokkafest")
    }

    private func files(with text: String) throws -> [String] {
        try FolderBytes.files(in: index.layout.folder, with: text)
    }

    private func erase() throws -> ErasedArticle { try erasure.erase(article: "secret", at: Self.at, by: "Ana") }

    @Test func itIsGoneFromEveryGeneration() throws {
        let other = try index.article("b", ["coffee cups for the kitchen"])
        try index.publish([try marked(), other])
        // Dead in this one, with its words still in the part; then live again in another; then removed.
        try index.publish([try marked("again"), try index.article("c", ["tea and coffee"])])
        try index.publish(removing: [ArticleKey(source: "test", id: "secret")])
        try index.publish([try marked("at last"), try index.article("agents", ["coffee"], audience: .agents)])
        try index.publish([try index.article("c", ["tea, no coffee"])])
        for marker in Self.markers { #expect(try !files(with: marker).isEmpty, "\(marker)") }

        let erased = try erase()
        #expect(erased.generations.generations.map(\.number) == [1, 2, 3, 4, 5])
        #expect(erased.generations.parts == 3)
        for marker in Self.markers { #expect(try files(with: marker) == [], "\(marker)") }
        // What says that it was erased.
        #expect(
            try files(with: "\"secret\"") == ["erasures.log", "suppressions.json"])
        let generations = LocalGenerations(layout: index.layout)
        for number in 1...5 { #expect(try generations.verify(GenerationID(number)) == []) }
        #expect(try index.reader("agent").articles().map(\.key.id) == ["agents", "b", "c"])
        try generations.activate(GenerationID(1), holder: "test")
        #expect(try index.reader().articles() == [other.article])
        #expect(try index.reader().passages(ofArticle: "b").map(\.quote) == ["coffee cups for the kitchen"])
    }

    @Test func whatIsLeftEqualsAFreshIndexWithoutIt() throws {
        let articles = [
            try index.article("a", ["coffee beans", "coffee late in the day"]), try marked(),
            try index.article("x", ["parcel of coffee"]), try index.article("z", ["friends"]),
        ]
        try index.publish(Array(articles[..<2]))
        try index.publish(Array(articles[2...]))
        _ = try erase()
        let fresh = try SmallIndex()
        try fresh.publish([articles[0]])
        try fresh.publish(Array(articles[2...]))
        let vector = try index.encoder.encode(["coffee parcel"])[0]
        let question = LexicalQuery("coffee parcel for friends")
        func found(_ reader: any GenerationReader) throws -> [[Candidate]] {
            [
                try reader.lexicalCandidates(for: question, filter: .everything, limit: 9),
                try reader.nearestCandidates(to: vector, filter: .everything, limit: 9),
            ]
        }
        #expect(try found(index.reader()) == found(fresh.reader()))
        #expect(try found(index.reader())[0].count == 4)
        let hashes = try [index, fresh].map { try LocalGenerations(layout: $0.layout).list().map(\.logicalHash) }
        #expect(hashes[0] == hashes[1])
    }

    @Test func anOpenSourceOfReadersLetsGoOfIt() throws {
        try index.publish([try marked(), try index.article("b", ["coffee cups"])])
        let source = try LocalGenerationSource(layout: index.layout)
        #expect(try source.reader(for: .everybody).articleCount == 2)
        // Not suppressed, so that only the generation can tell.
        _ = try LocalGenerations(layout: index.layout).erase(article: "secret", holder: "test")
        #expect(try source.reader(for: .everybody).articles().map(\.key.id) == ["b"])
        #expect(try source.reader(for: .everybody).generation.number == 1)
    }

    @Test func againIsHarmlessAndPublishingGoesOn() throws {
        try index.publish([try marked()])
        #expect(try erase().generations == ErasedGenerations(generations: [GenerationID(1)], parts: 1))
        #expect(try erase().generations == .none)
        #expect(try index.reader().articleCount == 0)
        #expect(try index.publish([try index.article("b", ["coffee"])])?.number == 2)
        #expect(try index.reader().articles().map(\.key.id) == ["b"])
        #expect(try LocalGenerations(layout: index.layout).verify(GenerationID(2)) == [])
    }

    /// A process that died when some manifests were replaced and others were not.
    @Test func anInterruptedErasureIsCompleted() throws {
        try index.publish([try marked(), try index.article("b", ["coffee"]), try index.article("c", ["tea"])])
        try index.publish(removing: [ArticleKey(source: "test", id: "c")])
        let folder = index.layout.folder
        let second = folder + "/generations/000002"
        let before = try [second + ".json", second + ".live"].map { try FileSystem.readFile($0) }
        let part = folder + "/parts/000001-0"
        let names = try FileSystem.names(in: part)
        let contents = try names.map { try FileSystem.readFile(part + "/" + $0) }
        _ = try erase()
        // The second generation as it was, its next file of liveness written, its manifest not yet.
        let next = try FileSystem.readFile(second + ".live")
        #expect(next != before[1])
        try FileSystem.createFolder(part)
        for (name, bytes) in zip(names, contents) { try Self.write(bytes, to: part + "/" + name) }
        try Self.write(before[0], to: second + ".json")
        try Self.write(before[1], to: second + ".live")
        try Self.write(next, to: second + ".live.next")
        #expect(try LocalGenerations(layout: index.layout).verify(GenerationID(2)) == [])
        #expect(try !files(with: "zanzibarite").isEmpty)

        #expect(try erase().generations.generations.map(\.number) == [2])
        #expect(try files(with: "zanzibarite") == [])
        for number in 1...2 { #expect(try LocalGenerations(layout: index.layout).verify(GenerationID(number)) == []) }
        #expect(try index.reader().articles().map(\.key.id) == ["b"])
        #expect(!FileSystem.exists(second + ".live.next"))
    }

    /// It died after the manifest was replaced and before its file of liveness was renamed.
    @Test func aManifestFindsItsLivenessBeforeItIsRenamed() throws {
        try index.publish([try marked(), try index.article("b", ["coffee"]), try index.article("c", ["tea"])])
        try index.publish(removing: [ArticleKey(source: "test", id: "c")])
        _ = try erase()
        let live = index.layout.folder + "/generations/000002.live"
        try DurableFile.rename(live, to: live + ".next")
        #expect(try index.reader().articles().map(\.key.id) == ["b"])
        #expect(try erase().generations == .none)
        #expect(FileSystem.exists(live) && !FileSystem.exists(live + ".next"))
        #expect(try index.reader().articles().map(\.key.id) == ["b"])
    }

    @Test func anUnreadableGenerationIsAnErrorForItMayHoldTheArticle() throws {
        try index.publish([try marked()])
        try index.publish([try index.article("b", ["coffee"])])
        try index.directory.write("{}", to: "index/generations/000001.json")
        let error = #expect(throws: StorageError.self) { _ = try erase() }
        #expect(error?.code == .corrupt)
        // It is cited no more all the same.
        #expect(try index.reader().articles().map(\.key.id) == ["b"])
    }

    @Test func aWriterAtWorkKeepsItOff() throws {
        try index.publish([try marked()])
        let writer = try index.writer()
        let error = #expect(throws: StorageError.self) { _ = try erase() }
        #expect(error?.code == .busy)
        withExtendedLifetime(writer) {}
    }

    @Test func embeddingsThatWereNeverPublishedGoToo() throws {
        try index.publish([try index.article("b", ["coffee"])])
        do {
            let writer = try index.writer()
            let passage = try marked().passages[0]
            try writer.keep([(passage.embeddingKey!, passage.embedding!)])
        }
        #expect(try FileSystem.size(index.layout.journal) > 0)
        _ = try erase()
        #expect(!FileSystem.exists(index.layout.journal))
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        try DurableFile.replace(path) { sink in try bytes.withUnsafeBytes { try sink($0) } }
    }
}

extension Audience {
    fileprivate static let agents = Audience([Role("agent")!])
}
