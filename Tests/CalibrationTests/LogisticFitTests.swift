import Calibration
import TestSupport
import Testing

@Suite struct LogisticFitTests {
    /// Labels drawn from known coefficients.
    private static func rows(_ count: Int, weights: [Double], bias: Double, seed: UInt64) -> [LabelledRow] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let features = weights.map { _ in Double.random(in: -2...2, using: &generator) }
            let truth = LogisticCoefficients(weights: weights, bias: bias)
            return LabelledRow(
                features: features, label: Double.random(in: 0..<1, using: &generator) < truth.probability(features))
        }
    }

    @Test func findsTheCoefficientsThatMadeTheLabels() {
        let rows = Self.rows(20_000, weights: [1.5, -0.7, 0], bias: 0.4, seed: 7)
        let fitted = LogisticFit.fit(rows, penalty: 0)
        for (value, truth) in zip(fitted.weights + [fitted.bias], [1.5, -0.7, 0, 0.4]) {
            #expect(abs(value - truth) < 0.08)
        }
    }

    @Test func atTheMinimumTheGradientIsZero() {
        let rows = Self.rows(300, weights: [0.8, 0.2], bias: -0.3, seed: 3)
        let fitted = LogisticFit.fit(rows, penalty: 0.01)
        for feature in 0..<2 {
            let slope = rows.reduce(0) {
                $0 + (fitted.probability($1.features) - ($1.label ? 1 : 0)) * $1.features[feature]
            }
            #expect(abs(slope / 300 + 0.01 * fitted.weights[feature]) < 1e-7)
        }
    }

    @Test func aHeavyPenaltyStaysAtThePrior() {
        let prior = LogisticCoefficients(weights: [2, 3], bias: 1)
        let fitted = LogisticFit.fit(
            Self.rows(100, weights: [-1, 0], bias: 0, seed: 5), prior: prior, penalty: 1e6, biasPenalty: 1e6)
        #expect(zip(fitted.weights, prior.weights).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    /// From far off, full steps of Newton's method leap over the minimum and end beyond it.
    @Test(arguments: [1, 4, 20] as [Double])
    func itComesToTheSameFromWhereverItStarts(size: Double) {
        let rows = Self.rows(150, weights: [0.4, -0.2], bias: 0.1, seed: 2)
        let near = LogisticFit.fit(rows, penalty: 1e-6)
        let far = LogisticFit.fit(
            rows, prior: LogisticCoefficients(weights: [size, -size], bias: size), penalty: 1e-6)
        #expect(zip(near.weights, far.weights).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test func classesWithoutOverlapHaveFiniteCoefficients() {
        let rows = (0..<40).map { LabelledRow(features: [Double($0)], label: $0 >= 20) }
        let fitted = LogisticFit.fit(rows, penalty: 0.001)
        #expect(fitted.weights[0].isFinite)
        #expect(fitted.probability([0]) < 0.1)
        #expect(fitted.probability([39]) > 0.9)
    }

    @Test func aRowOfWeightTwoIsTwoRows() {
        let rows = Self.rows(50, weights: [1], bias: 0, seed: 11)
        let heavy = rows.map { LabelledRow(features: $0.features, label: $0.label, weight: $0.label ? 2 : 1) }
        let doubled = rows + rows.filter(\.label)
        let left = LogisticFit.fit(heavy, penalty: 0.01)
        let right = LogisticFit.fit(doubled, penalty: 0.01)
        #expect(abs(left.weights[0] - right.weights[0]) < 1e-6)
    }

    @Test func coefficientsOfStandardisedFeaturesUnfold() {
        let rows = Self.rows(200, weights: [1, -1], bias: 0.5, seed: 2).map {
            LabelledRow(features: [$0.features[0] * 100 + 7, $0.features[1] / 10], label: $0.label)
        }
        let standardisation = Standardisation(of: rows)
        let fitted = LogisticFit.fit(standardisation.apply(rows), penalty: 0.01)
        let unfolded = standardisation.unfolded(fitted)
        for row in rows {
            let difference = unfolded.logOdds(row.features) - fitted.logOdds(standardisation.apply(row.features))
            #expect(abs(difference) < 1e-9)
        }
    }

    @Test func aFeatureThatNeverVariesDoesNoHarm() {
        let rows = Self.rows(100, weights: [1], bias: 0, seed: 4).map {
            LabelledRow(features: $0.features + [3], label: $0.label)
        }
        let standardised = Standardisation(of: rows).apply(rows)
        #expect(standardised.allSatisfy { abs($0.features[1]) < 1e-9 })
        #expect(abs(LogisticFit.fit(standardised, penalty: 0.01).weights[1]) < 1e-9)
    }
}
