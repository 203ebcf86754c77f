import KnowledgeModel
import TestSupport
import Testing

@Suite struct TopKTests {
    @Test(arguments: UInt64(0)..<50)
    func keepsTheBestOfAnyOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...200, using: &random)
        let limit = Int.random(in: 0...60, using: &random)
        // Few different scores, so that ties decide.
        let scores = (0..<count).map { _ in Double(Int.random(in: -4...4, using: &random)) }
        var best = TopK(limit: limit)
        for row in (0..<count).shuffled(using: &random) { best.insert(row: Int32(row), score: scores[row]) }
        let expected = (0..<count).sorted { scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1) }
        #expect(best.sorted().map { Int($0.row) } == Array(expected.prefix(limit)), "seed \(seed)")
    }

    @Test func thresholdIsTheWorstKeptScoreOnceFull() {
        var best = TopK(limit: 2)
        #expect(best.threshold == -.infinity)
        #expect(best.insert(row: 0, score: 3) == -.infinity)
        #expect(best.insert(row: 1, score: 1) == 1)
        #expect(best.insert(row: 2, score: 2) == 2)
        #expect(TopK(limit: 0).threshold == .infinity)
    }

    @Test func notANumberIsNeverKept() {
        var best = TopK(limit: 2)
        best.insert(row: 0, score: .nan)
        best.insert(row: 1, score: -.infinity)
        #expect(best.sorted().map(\.row) == [1])
    }
}
