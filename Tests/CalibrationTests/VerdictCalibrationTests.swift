import Calibration
import TestSupport
import Testing

@Suite struct VerdictCalibrationTests {
    private static let current = LogisticCoefficients(weights: [1.2, -0.8, 0.5], bias: 0.3)

    /// Questions whose labels are drawn from known coefficients.
    private static func examples(
        _ count: Int, truth: LogisticCoefficients, seed: UInt64
    ) -> [AnswerabilityFitting.Example] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let features = truth.weights.map { _ in Double.random(in: -2...2, using: &generator) }
            let label = Double.random(in: 0..<1, using: &generator) < truth.probability(features)
            return AnswerabilityFitting.Example(features: features, label: label, group: "\(number)")
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func aModelThatIsRightStaysNearlyAsItIs(seed: UInt64) {
        let examples = Self.examples(120, truth: Self.current, seed: seed)
        let chosen = VerdictCalibration(examples, current: Self.current).chosen
        let ratio = chosen.model.weights[0] / Self.current.weights[0]
        #expect((0.5...1.6).contains(ratio))
        #expect(abs(chosen.model.bias - Self.current.bias) < 0.7)
    }

    @Test func aModelThatIsRightIsKeptOrHardlyMoved() {
        let near = (1...20 as ClosedRange<UInt64>).count { seed in
            let examples = Self.examples(120, truth: Self.current, seed: seed)
            let chosen = VerdictCalibration(examples, current: Self.current).chosen
            return chosen.method != .platt && abs(chosen.model.bias - Self.current.bias) < 0.3
        }
        #expect(near >= 14)
    }

    @Test func anotherShareOfAnswerableQuestionsMovesTheIntercept() {
        var truth = Self.current
        truth.bias -= 2
        let examples = Self.examples(120, truth: truth, seed: 4)
        let choice = VerdictCalibration(examples, current: Self.current)
        #expect(choice.chosen.method != .keep)
        #expect(abs(choice.chosen.model.bias - truth.bias) < 0.8)
        let intercept = choice.candidates[1]
        #expect(intercept.method == .intercept)
        #expect(intercept.gain.map { $0 > 2 } == true)
        #expect(zip(intercept.model.weights, Self.current.weights).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test func logOddsThatAreTooBoldAreStretched() {
        let truth = LogisticCoefficients(weights: Self.current.weights.map { $0 * 0.3 }, bias: 0.1)
        let choice = VerdictCalibration(Self.examples(150, truth: truth, seed: 2), current: Self.current)
        #expect(choice.chosen.method == .platt)
        #expect(choice.chosen.model.weights[0] < 0.8 * Self.current.weights[0])
    }

    @Test func weightsThatAreWrongAreFittedAnewFromManyQuestionsOnly() {
        let truth = LogisticCoefficients(weights: [-1, 0.8, 1.5], bias: 0.2)
        let few = VerdictCalibration(Self.examples(150, truth: truth, seed: 8), current: Self.current)
        #expect(!few.candidates.contains { $0.method == .refit })
        let many = VerdictCalibration(Self.examples(800, truth: truth, seed: 8), current: Self.current)
        #expect(many.chosen.method == .refit)
        #expect(many.chosen.model.weights[2] > 1)
    }

    /// Of one group all questions have the same label, which no feature tells: who is fitted on a question's group knows it.
    @Test func noQuestionIsPredictedByAModelThatHasSeenItsGroup() {
        var generator = SeededGenerator(seed: 3)
        let examples = (0..<60).flatMap { group in
            let label = Bool.random(using: &generator)
            let features = [Double(group), 0, 0]
            return (0..<2).map { _ in
                AnswerabilityFitting.Example(features: features, label: label, group: "\(group)")
            }
        }
        let flat = LogisticCoefficients(weights: [0.001, 0, 0], bias: 0)
        let choice = VerdictCalibration(examples, current: flat)
        for candidate in choice.candidates.dropFirst() {
            for pair in stride(from: 0, to: examples.count, by: 2) {
                #expect(abs(candidate.outOfFold[pair] - candidate.outOfFold[pair + 1]) < 1e-9)
            }
        }
    }

    @Test func questionsOfOneKindInAFoldDoNoHarm() {
        let examples = (0..<30).map { number in
            AnswerabilityFitting.Example(
                features: [Double(number) / 10, 0, 0], label: number != 3, group: "\(number)")
        }
        let choice = VerdictCalibration(examples, current: Self.current)
        for candidate in choice.candidates {
            #expect((candidate.model.weights + [candidate.model.bias]).allSatisfy { $0.isFinite })
            #expect(candidate.outOfFold.allSatisfy { $0.isFinite })
        }
    }
}
