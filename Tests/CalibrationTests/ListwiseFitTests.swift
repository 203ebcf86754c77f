import Calibration
import Foundation
import TestSupport
import Testing

@Suite struct ListwiseFitTests {
    /// Questions whose relevant candidate is drawn by a softmax of a known weighted sum.
    private static func lists(_ count: Int, weights: [Double], seed: UInt64) -> [RankedList] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let features = (0..<12).map { _ in weights.map { _ in Double.random(in: 0...1, using: &generator) } }
            // Gumbel noise makes the largest a draw from the softmax.
            let scores = features.map { row in
                let noise = -log(-log(Double.random(in: 1e-12..<1, using: &generator)))
                return zip(row, weights).reduce(noise) { $0 + $1.0 * $1.1 }
            }
            let best = scores.indices.max { scores[$0] < scores[$1] }
            return RankedList(features: features, relevant: scores.indices.map { $0 == best })
        }
    }

    @Test func findsTheWeightsThatMadeTheChoice() {
        let fitted = ListwiseFit.fit(
            Self.lists(6_000, weights: [6, 2, 0], seed: 9), prior: [1, 1, 1], penalty: 0, scales: [1, 1, 1])
        #expect(abs(fitted[0] - 6) < 0.4)
        #expect(abs(fitted[1] - 2) < 0.3)
        #expect(fitted[2] < 0.2)
    }

    @Test func weightsAreNeverNegativeUnlessAllowed() {
        let lists = Self.lists(2_000, weights: [3, -3], seed: 1)
        #expect(ListwiseFit.fit(lists, prior: [1, 1], penalty: 0, scales: [1, 1])[1] == 0)
        let free = ListwiseFit.fit(lists, prior: [1, 1], penalty: 0, scales: [1, 1], nonnegative: false)
        #expect(free[1] < -2)
    }

    @Test func aHeavyPenaltyStaysAtThePrior() {
        let fitted = ListwiseFit.fit(
            Self.lists(50, weights: [5, 0], seed: 6), prior: [2, 0.5], penalty: 1e6, scales: [1, 1])
        #expect(abs(fitted[0] - 2) < 1e-3)
        #expect(abs(fitted[1] - 0.5) < 1e-3)
    }

    @Test func questionsWithoutARelevantCandidateSayNothing() {
        let empty = RankedList(features: [[1], [2]], relevant: [false, false])
        #expect(ListwiseFit.fit([empty], prior: [0.7], penalty: 0, scales: [1]) == [0.7])
    }
}
