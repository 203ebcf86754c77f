/// The weights of a question's terms as whole numbers, rounded up, and what a score comes to in the units of their
/// products with those of `ScoreBounds`: a document's sum of products is never below its score in units.
struct WeightUnits {
    let weights: [UInt32]
    /// Units of a score of 1.
    private let scale: Double

    /// Weights come to at most 2^18 together, so that sums of products with 14 bits fit 32.
    private static let sumMaximum = Double(1 << 18)
    private static let termsMaximum = 1 << 16

    /// Nil where there is no such scale: weights that are negative, not finite, or all zero or next to it.
    init?(_ weights: [Double], k1: Double) {
        let total = weights.reduce(0, +)
        guard weights.count <= Self.termsMaximum, weights.allSatisfy({ $0 >= 0 }), total > 1e-200, total < 1e200,
            (total * (k1 + 1)).isFinite
        else { return nil }
        let perWeight = (Self.sumMaximum - Double(2 * weights.count)) / total
        self.weights = weights.map { UInt32($0 * perWeight * ScoreBounds.slack) + 1 }
        scale = perWeight * (Double(ScoreBounds.unitsMaximum - 1) / ScoreBounds.slack) / (k1 + 1)
    }

    /// The least sum that a document with this score can have; at least 1.
    func floor(ofScore score: Double) -> UInt32 {
        UInt32(min(max(score * scale / ScoreBounds.slack, 1), Double(UInt32.max)))
    }

    /// A sum that a document with this score does not exceed.
    func ceiling(ofScore score: Double) -> UInt32 {
        UInt32(min(score * scale * ScoreBounds.slack, Double(UInt32.max - 1))) + 1
    }
}
