package import Storage

/// Why these passages, and why this verdict, in numbers. Words are for whoever shows it.
package struct AnswerExplanation: Sendable, Hashable {
    /// In the order of the hits.
    package let hits: [HitExplanation]
    /// What the verdict was computed from; empty where it was not computed.
    package let features: [FeatureExplanation]
    /// The log odds with all features at 0.
    package let bias: Double
    package let thresholds: AnswerabilityModel.Thresholds

    package struct HitExplanation: Sendable, Hashable {
        /// What each kind of evidence adds to the score; they add up to it. Empty for a ranking by ranks.
        package let contributions: [Contribution]
        /// How the BM25 score comes about.
        package let words: LexicalExplanation
    }

    package struct Contribution: Sendable, Hashable {
        package enum Evidence: String, Sendable { case passage, words, title, pairs }

        package let evidence: Evidence
        package let value: Double
        package let weight: Double
        package var points: Double { value * weight }
    }

    package struct FeatureExplanation: Sendable, Hashable {
        package let feature: AnswerabilityFeature
        package let value: Double
        package let weight: Double
        /// What it adds to the log odds.
        package var points: Double { value * weight }
    }

    init(_ retrieved: Retrieved, hits: [Hit], verdict: Verdict, settings: SearchSettings) throws {
        self.hits = try hits.map { hit in
            HitExplanation(
                contributions: Self.contributions(to: hit, retrieved.scoreKind, settings.fusionWeights),
                words: try retrieved.query.explanation(of: hit.reference))
        }
        features =
            verdict.features.map { features in
                AnswerabilityFeature.allCases.enumerated().map { index, feature in
                    FeatureExplanation(
                        feature: feature, value: features.values[index], weight: settings.answerability.weights[index])
                }
            } ?? []
        bias = settings.answerability.bias
        thresholds = settings.answerability.thresholds
    }

    private static func contributions(
        to hit: Hit, _ kind: ScoreKind, _ weights: FusionWeights
    ) -> [Contribution] {
        switch kind {
        case .reciprocalRankFusion: []
        case .bm25: [Contribution(evidence: .words, value: hit.score, weight: 1)]
        case .cosine: [Contribution(evidence: .passage, value: hit.score, weight: 1)]
        case .weighted:
            // A passage without an embedding stands as the least similar one; what is left of the score is its cosine.
            [
                Contribution(evidence: .passage, value: hit.cosineInScore(weights), weight: 1),
                Contribution(evidence: .words, value: hit.lexical.score ?? 0, weight: weights.lexical),
                Contribution(
                    evidence: .title, value: hit.contextCosine ?? hit.cosineInScore(weights), weight: weights.context),
                Contribution(evidence: .pairs, value: hit.wordPairShare ?? 0, weight: weights.wordPairs),
            ]
        }
    }
}

extension Hit {
    /// The cosine that the fused score was made with.
    fileprivate func cosineInScore(_ weights: FusionWeights) -> Double {
        if let cosine = vector.score { return cosine }
        let rest = score - weights.lexical * (lexical.score ?? 0) - weights.wordPairs * (wordPairShare ?? 0)
        return contextCosine.map { rest - weights.context * $0 } ?? rest / (1 + weights.context)
    }
}
