import Embedding
import KnowledgeModel
import Testing

/// Passages in eight bits beside passages in floats.
struct PrecisionTests {
    private let passages = EncodingTests.texts.filter { !$0.isEmpty }.map { SegmentedText([$0]) }

    @Test func fastPassagesAreNearExactOnes() throws {
        let exact = try BertEncoder(modelFolder: Folders.miniLM()).encodePassages(passages)
        for isa in KernelTests.sets {
            let choice = try #require(KernelChoice(rawValue: KernelTests.name(isa)))
            let fast = try BertEncoder(modelFolder: Folders.miniLM(), kernels: choice, precision: .fast)
                .encodePassages(passages)
            for (a, b) in zip(exact, fast) { #expect(cosine(a.vector.values, b.vector.values) > 0.97, "\(choice)") }
            #expect(exact.map(\.vector) != fast.map(\.vector))
        }
    }

    @Test func aFastVectorIsBitIdenticalHoweverTextsAreBatched() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM(), workers: 2, precision: .fast)
        let together = try encoder.encodePassages(passages)
        #expect(try encoder.encodePassages(passages.reversed()) == together.reversed())
        #expect(try passages.map { try encoder.encodePassages([$0])[0] } == together)
    }

    @Test func questionsStayExact() throws {
        let exact = try BertEncoder(modelFolder: Folders.miniLM())
        let fast = try BertEncoder(modelFolder: Folders.miniLM(), precision: .fast)
        let question = ["Where is my invoice?"]
        #expect(try fast.encode(question) == exact.encode(question))
        #expect(try fast.encode([SegmentedText(question)]) == exact.encode([SegmentedText(question)]))
    }

    @Test func theIdentityTellsPrecisionsApart() throws {
        let folder = "\(Folders.fixtures)/tiny-cased"
        let exact = try BertEncoder(modelFolder: folder).identity
        let fast = try BertEncoder(modelFolder: folder, precision: .fast).identity
        #expect(exact.hash != fast.hash)
        #expect(exact.name == fast.name)
        #expect(try BertEncoder(modelFolder: folder, precision: .fast, packedFolder: nil).identity == fast)
    }
}
