import Calibration
import Evaluation
import Retrieval

/// Weights of fusion for an owner's judged questions: the current ones unless others are better by more than chance.
struct FusionCalibration {
    struct Candidate {
        /// How strongly the weights are drawn to the current ones; nil keeps them.
        let penalty: Double?
        let nDCG: Double
        /// That the difference to the current weights is chance; nil of these.
        let pValue: Double?
    }

    let candidates: [Candidate]
    let before: FusionWeights
    let after: FusionWeights
    let questionCount: Int
    /// Means out of fold.
    let nDCGBefore: Double
    let nDCGAfter: Double

    var hasChanged: Bool { before != after }

    /// From next to nothing to about what the product's own weights were fitted with.
    private static let penalties = [0.1, 0.01, 0.001]
    /// What each kind of evidence varies by, so that one penalty fits all, and how sharp the softmax is: as in
    /// `FusionFit`.
    private static let scales = [10, 0.3, 3, 3.0]
    private static let sharpness = 20.0
    private static let folds = 5
    /// Of all candidates together.
    static let significance = 0.05

    /// - Precondition: there is an example.
    init(_ examples: [FusionExample], current: FusionWeights, seed: UInt64 = 1) {
        let prior = current.vector.map { $0 * Self.sharpness }
        let set = [examples.map { FusionFitting.Example(list: $0.list, group: $0.unit) }]
        let kept = examples.map { $0.nDCG(current.vector) }
        var candidates = [Candidate(penalty: nil, nDCG: Self.mean(kept), pValue: nil)]
        for penalty in Self.penalties {
            let fitted = FusionFitting.crossFit(
                set, folds: Self.folds, seed: seed, prior: prior, penalty: penalty, scales: Self.scales)
            let values = examples.map { example in
                example.nDCG(fitted[GroupFolds.fold(of: example.unit, count: Self.folds, seed: seed)])
            }
            candidates.append(
                Candidate(
                    penalty: penalty, nDCG: Self.mean(values),
                    pValue: RandomisationTest(first: kept, second: values).pValue))
        }
        let better = candidates.filter { candidate in
            guard let pValue = candidate.pValue else { return false }
            // Bonferroni's correction: the best of several looks good by chance more easily than one.
            return candidate.nDCG > candidates[0].nDCG && pValue * Double(Self.penalties.count) <= Self.significance
        }
        let chosen = better.max { $0.nDCG < $1.nDCG }
        self.candidates = candidates
        before = current
        questionCount = examples.count
        nDCGBefore = candidates[0].nDCG
        nDCGAfter = chosen?.nDCG ?? nDCGBefore
        if let penalty = chosen?.penalty {
            let weights = FusionFitting.fit(set, prior: prior, penalty: penalty, scales: Self.scales)
            after = FusionWeights(
                lexical: Self.rounded(weights[1]), context: Self.rounded(weights[2]),
                wordPairs: Self.rounded(weights[3])
            )
        } else {
            after = current
        }
    }

    /// Three digits are more than the data bears.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
}
