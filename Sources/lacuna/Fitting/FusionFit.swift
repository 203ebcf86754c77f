import Calibration
import Evaluation
import Retrieval

/// Weights of fusion fitted on several sets, with what they are worth out of fold.
struct FusionFit {
    let weights: FusionWeights
    private let rows: [[String]]

    /// About what each kind of evidence varies by, so that one penalty fits all.
    private static let scales = [10, 0.3, 3, 3.0]
    /// Where the search starts: the softmax of a cosine has to be sharp to choose among a hundred.
    private static let start = [20, 0.4, 3, 3.0]

    init(sets: [(name: String, examples: [FusionExample])], folds: Int, penalty: Double, seed: UInt64 = 1) {
        let examples = sets.map { set in
            set.examples.map { FusionFitting.Example(list: $0.list, group: $0.unit) }
        }
        let crossFitted = FusionFitting.crossFit(
            examples, folds: folds, seed: seed, prior: Self.start, penalty: penalty, scales: Self.scales)
        let all = FusionFitting.fit(examples, prior: Self.start, penalty: penalty, scales: Self.scales)
        weights = FusionWeights(
            lexical: Self.rounded(all[1]), context: Self.rounded(all[2]), wordPairs: Self.rounded(all[3]))
        rows = sets.map { name, examples in
            let outOfFold = examples.map { example in
                example.nDCG(crossFitted[GroupFolds.fold(of: example.unit, count: folds, seed: seed)])
            }
            let legs = [[1, 0, 0, 0], [0, 1, 0, 0]].map { leg in Self.mean(examples.map { $0.nDCG(leg) }) }
            return [
                name, "\(examples.count)", Amount.fixed(legs[0], digits: 4), Amount.fixed(legs[1], digits: 4),
                Amount.fixed(Self.mean(outOfFold), digits: 4),
            ]
        }
    }

    /// Three digits are more than the data bears.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

    var text: String {
        let header = ["set", "topics", "cosine", "BM25", "fused, out of fold"]
        return "nDCG@10\n" + TextTable(rows: [header] + rows).text
            + "weights: cosine 1, BM25 \(weights.lexical), title \(weights.context), pairs \(weights.wordPairs)\n\n"
    }

    var swift: String {
        """
        // Written by tools/fit. Do not edit: fit again.

        extension FusionWeights {
            /// Fitted on public judgements; see docs/benchmarks.md.
            package static let standard = FusionWeights(
                lexical: \(weights.lexical), context: \(weights.context), wordPairs: \(weights.wordPairs))
        }

        """
    }
}
