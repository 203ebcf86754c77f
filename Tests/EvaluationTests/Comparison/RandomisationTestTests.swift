import Evaluation
import Testing

@Suite struct RandomisationTestTests {
    @Test func equalSystemsDoNotDiffer() {
        let test = RandomisationTest(first: [0.5, 0.2, 1], second: [0.5, 0.2, 1])
        #expect(test.meanDifference == 0)
        #expect(test.pValue == 1)
    }

    @Test func theShareOfSignFlipsIsNearTheExactOne() {
        // of the 2^6 flips only the two with all signs alike differ as much: 2/64
        let test = RandomisationTest(first: Array(repeating: 0, count: 6), second: [1, 1, 1, 1, 1, 1], rounds: 20_000)
        #expect(abs(test.pValue - 2.0 / 64) < 0.005)
        #expect(test.meanDifference == 1)
    }

    @Test func theSameSeedGivesTheSameValue() {
        let first = (0..<50).map { Double($0 % 7) / 7 }
        let second = (0..<50).map { Double($0 % 5) / 5 }
        #expect(
            RandomisationTest(first: first, second: second, seed: 3)
                == RandomisationTest(first: first, second: second, seed: 3))
    }
}
