import Embedding
import KnowledgeModel
import TestSupport
import Testing
import lacuna

/// A clock that a test winds, on one thread.
private final class Hand: @unchecked Sendable {
    var now = Duration.zero
}

/// Takes ten seconds for a call.
private struct SlowEncoder: TextEncoder {
    let hand: Hand
    let encoder = HashingEncoder()

    var identity: ModelIdentity { encoder.identity }
    var tokenLimit: Int { encoder.tokenLimit }
    var specialTokenCount: Int { encoder.specialTokenCount }
    func tokenCount(of text: String) -> Int { encoder.tokenCount(of: text) }
    func encode(_ texts: [String]) throws -> [EmbeddingVector] {
        hand.now += .seconds(10)
        return try encoder.encode(texts)
    }
    func encode(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding] { try encoder.encode(texts) }
    func encodeTruncating(_ texts: [String]) throws -> [EmbeddingVector] { try encode(texts) }
}

@Suite struct IndexTimingsTests {
    @Test func whatPassesBelongsToTheStepBegunLast() throws {
        let hand = Hand()
        let timings = IndexTimings { hand.now }
        let encoder = timings.timing(SlowEncoder(hand: hand))
        hand.now += .seconds(1)
        timings.begin(.reading)
        hand.now += .seconds(2)
        let vectors = try encoder.encode(["a parcel"])
        #expect(vectors == (try HashingEncoder().encode(["a parcel"])))
        hand.now += .seconds(3)
        timings.begin(.publishing)
        hand.now += .seconds(4)
        timings.begin(.pruning)
        let spent = timings.spent
        #expect(spent.map(\.step) == [.opening, .reading, .embedding, .publishing])
        #expect(spent.map(\.time) == [.seconds(1), .seconds(5), .seconds(10), .seconds(4)])
    }
}
