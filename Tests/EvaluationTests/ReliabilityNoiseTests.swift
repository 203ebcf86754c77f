import Evaluation
import Testing

@Suite struct ReliabilityNoiseTests {
    @Test func whatIsCertainShowsNoError() {
        let certain = (0..<100).map { $0 < 40 ? 0.0 : 1.0 }
        #expect(ReliabilityTable.expectedErrorByChance(certain) == 0)
    }

    /// In each bin of n questions of probability p, the mean distance is about √(2/π) · √(p (1 − p) / n).
    @Test func itIsWhatTheBinomialSays() {
        let halves = [Double](repeating: 0.5, count: 400)
        let oneBin = ReliabilityTable.expectedErrorByChance(halves, rounds: 2_000)
        #expect(abs(oneBin - 0.7979 * 0.5 / 20) < 0.002)
        let spread = (0..<1_000).map { (Double($0) + 0.5) / 1_000 }
        let byChance = ReliabilityTable.expectedErrorByChance(spread)
        #expect((0.025...0.035).contains(byChance))
    }

    @Test func itFallsWithTheNumberOfQuestionsAndDependsOnTheSeedAlone() {
        func spread(_ count: Int) -> [Double] { (0..<count).map { (Double($0) + 0.5) / Double(count) } }
        #expect(
            ReliabilityTable.expectedErrorByChance(spread(100))
                > 2 * ReliabilityTable.expectedErrorByChance(spread(1_000)))
        let values = [1, 1, 2].map { ReliabilityTable.expectedErrorByChance(spread(50), rounds: 5, seed: $0) }
        #expect(values[0] == values[1])
        #expect(values[0] != values[2])
    }
}
