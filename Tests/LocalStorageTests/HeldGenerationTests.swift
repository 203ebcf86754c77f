import KnowledgeModel
import LocalStorage
import Storage
import SystemIO
import TestSupport
import Testing

/// Generations that were written and do not serve before somebody says so.
@Suite struct HeldGenerationTests {
    private let index: SmallIndex
    private let generations: LocalGenerations

    /// Generation 1 serves.
    init() throws {
        index = try SmallIndex()
        generations = LocalGenerations(layout: index.layout)
        try index.publish([try index.article("a", ["first"]), try index.article("b", ["other"])])
    }

    private func gatedWriter() throws -> LocalGenerationWriter {
        try LocalGenerationWriter(layout: index.layout, model: index.model, holder: "test", holdsBack: true)
    }

    /// Publishes without releasing, as a process that is killed during its check does.
    @discardableResult
    private func publishHeld(_ id: String, _ text: String) throws -> GenerationID? {
        let writer = try gatedWriter()
        try writer.put(try index.article(id, [text]))
        return try writer.publish(SmallIndex.note)
    }

    private func quotes(_ id: String = "a") throws -> [String] {
        try index.reader().passages(ofArticle: id).map(\.quote)
    }

    private func reasons() throws -> [[String]?] { try generations.list().map { $0.hold?.reasons } }

    @Test func whatIsPublishedWaitsForItsRelease() throws {
        let writer = try gatedWriter()
        try writer.put(try index.article("a", ["second"]))
        #expect(try writer.publish(SmallIndex.note) == GenerationID(2))
        #expect(writer.held == GenerationID(2))
        #expect(try quotes() == ["first"])
        #expect(try reasons() == [nil, ["not checked yet"]])
        #expect(try generations.list().map(\.isCurrent) == [true, false])
        try writer.release()
        #expect(writer.held == nil)
        #expect(try quotes() == ["second"])
        #expect(try reasons() == [nil, nil])
    }

    @Test func aWriterThatDiesBeforeItsCheckLeavesTheOldGenerationServing() throws {
        try publishHeld("a", "second")
        #expect(try quotes() == ["first"])
        #expect(try reasons() == [nil, ["not checked yet"]])
        // The next one that is checked goes on from there.
        let writer = try gatedWriter()
        #expect(writer.held == GenerationID(2))
        #expect(try writer.publish(SmallIndex.note) == nil)
        try writer.release()
        #expect(try quotes() == ["second"])
    }

    @Test func aHoldWithoutAManifestIsCleared() throws {
        // Killed between the two files.
        try index.directory.write(#"{"reasons": ["not checked yet"]}"#, to: "index/generations/000002.held")
        #expect(try generations.list().count == 1)
        #expect(try index.publish([try index.article("a", ["second"])]) == GenerationID(2))
        #expect(try reasons() == [nil, nil])
        #expect(try FileSystem.names(in: index.layout.generations).filter { $0.hasSuffix(".held") }.isEmpty)
    }

    @Test func aHoldBesideTheServingGenerationCountsForNothing() throws {
        try publishHeld("a", "second")
        // Killed between the pointer and the removal of the hold.
        try index.directory.write("2\n", to: "index/CURRENT")
        #expect(try quotes() == ["second"])
        #expect(try reasons() == [nil, nil])
        try generations.activate(GenerationID(1), holder: "test")
        #expect(try reasons() == [nil, nil])
        #expect(try gatedWriter().base == GenerationID(1))
    }

    @Test func aHoldThatCannotBeReadHolds() throws {
        try publishHeld("a", "second")
        try index.directory.write("torn", to: "index/generations/000002.held")
        #expect(try reasons() == [nil, ["not checked yet"]])
        #expect(try gatedWriter().held == GenerationID(2))
    }

    @Test func whatIsHeldIsBuiltOnAndItsReasonsAreKept() throws {
        try publishHeld("a", "second")
        try gatedWriter().hold(GenerationHold(reasons: ["breaks curated question x"]))
        #expect(try reasons() == [nil, ["breaks curated question x"]])
        let writer = try gatedWriter()
        #expect(writer.knownArticles().count == 2)
        try writer.put(try index.article("b", ["corrected"]))
        #expect(try writer.publish(SmallIndex.note) == GenerationID(3))
        try writer.release()
        #expect(try quotes() == ["second"])
        #expect(try quotes("b") == ["corrected"])
        // The article that was held is not written again.
        #expect(try FileSystem.names(in: index.layout.parts) == ["000001-0", "000002-0", "000003-0"])
    }

    @Test func aRunWithoutGateServesNothingThatIsHeld() throws {
        try publishHeld("a", "second")
        do {
            let writer = try index.writer()
            #expect(writer.base == GenerationID(1))
            // What was embedded for the held generation is not embedded again.
            let key = EmbeddingKey(model: index.encoder.identity, text: SegmentedText(["", "second"]))
            #expect(try writer.embeddings(for: [key]).count == 1)
        }
        #expect(try index.publish([try index.article("b", ["edited"])]) == GenerationID(3))
        #expect(try quotes() == ["first"])
        #expect(try quotes("b") == ["edited"])
        // The held one is older than what serves now: nothing builds on it any more.
        #expect(try gatedWriter().base == GenerationID(3))
    }

    @Test func aMergeLeavesWhatIsHeldAlone() throws {
        for number in 0..<12 { try index.publish([try index.article("c\(number)", ["text \(number)"])]) }
        try publishHeld("a", "second")
        #expect(try gatedWriter().merge(SmallIndex.note) == nil)
        #expect(try quotes() == ["first"])
        let writer = try gatedWriter()
        try writer.release()
        #expect(try writer.merge(SmallIndex.note) != nil)
        #expect(try quotes() == ["second"])
        #expect(try reasons().allSatisfy { $0 == nil })
    }

    @Test func activatingServesWhatIsHeld() throws {
        try publishHeld("a", "second")
        try generations.activate(GenerationID(2), holder: "test")
        #expect(try quotes() == ["second"])
        #expect(try reasons() == [nil, nil])
        #expect(try generations.roles(of: GenerationID(2)) == [.public])
    }

    @Test func pruningKeepsTheServingAndTheNewestHeldOne() throws {
        for number in 2...4 { try publishHeld("a", "text \(number)") }
        #expect(try generations.prune(keep: 1, holder: "test").map(\.number) == [2, 3])
        #expect(try generations.list().map(\.id.number) == [1, 4])
        #expect(try generations.verify(GenerationID(4)).isEmpty)
        try index.publish([try index.article("b", ["edited"])])
        try index.publish([try index.article("b", ["edited again"])])
        // Older than what serves, it goes like any other, with its hold.
        #expect(try generations.prune(keep: 1, holder: "test").map(\.number) == [1, 4, 5])
        #expect(try FileSystem.names(in: index.layout.generations).filter { $0.hasSuffix(".held") }.isEmpty)
    }

    @Test func theFirstGenerationCanBeHeld() throws {
        let index = try SmallIndex()
        let writer = try LocalGenerationWriter(
            layout: index.layout, model: index.model, holder: "test", holdsBack: true)
        try writer.put(try index.article("a", ["first"]))
        #expect(try writer.publish(SmallIndex.note) == GenerationID(1))
        #expect(throws: StorageError.self) { try index.reader() }
        let list = try LocalGenerations(layout: index.layout).list()
        #expect(list.map(\.isCurrent) == [false])
        #expect(list.map { $0.hold != nil } == [true])
        try writer.release()
        #expect(try index.reader().passageCount == 1)
    }

    @Test func newPartsAreLookedAtAndOldOnesAreNot() throws {
        try publishHeld("a", "second")
        #expect(try generations.citationProblems(of: GenerationID(2), since: GenerationID(1)).isEmpty)
        let path = index.layout.parts + "/000001-0/passages.sqlite"
        try DurableFile.create(path) { sink in try [UInt8](repeating: 7, count: 64).withUnsafeBytes { try sink($0) } }
        #expect(try generations.citationProblems(of: GenerationID(2), since: GenerationID(1)).isEmpty)
        let problems = try generations.citationProblems(of: GenerationID(2), since: nil)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("000001-0/passages.sqlite") == true)
    }
}
