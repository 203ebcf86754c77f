package import Retrieval

/// A hit's score between 0 and 1, for clients that expect one.
///
/// It rises and falls with the ranking's own score and with nothing else, so the order stays and a threshold means the
/// same for every question that is ranked the same way. It is no probability: how likely the passages are to answer the
/// question is `answer_probability`, which is calibrated.
package enum VectorStoreScore {
    /// - Parameter score: in the unit of `kind`.
    package static func value(_ score: Double, _ kind: ScoreKind) -> Double {
        guard score.isFinite, score > 0 else { return 0 }
        return switch kind {
        // Cosine, words and title add up to 2 or so at most: half of the scale is a score of 1.
        case .weighted: score / (score + 1)
        case .cosine: min(score, 1)
        // BM25 has no bound; a middling score is some 10.
        case .bm25: score / (score + 10)
        // First in both lists is 1.
        case .reciprocalRankFusion: min(score / ReciprocalRankFusion.best, 1)
        }
    }
}
