package import KnowledgeModel
package import Storage

/// A passage in a ranking, with what each leg knows of it.
package struct Hit: Sendable, Hashable {
    package let reference: PassageReference
    package let key: PassageKey
    /// In the unit of the ranking's `ScoreKind`.
    package let score: Double
    package let lexical: Evidence
    package let vector: Evidence
    /// The cosine of the passage's line of title and headings; nil where there is none.
    package let contextCosine: Double?
    /// How many of the question's pairs of neighbouring words stand side by side in the passage too, weighed: 0 to 1; nil
    /// where the ranking does not look at them.
    package let wordPairShare: Double?

    package init(
        reference: PassageReference, key: PassageKey, score: Double, lexical: Evidence, vector: Evidence,
        contextCosine: Double? = nil, wordPairShare: Double? = nil
    ) {
        self.reference = reference
        self.key = key
        self.score = score
        self.lexical = lexical
        self.vector = vector
        self.contextCosine = contextCosine
        self.wordPairShare = wordPairShare
    }

    /// One leg's view: the rank from 1 if the leg found the passage itself, and the score in either case.
    package struct Evidence: Sendable, Hashable {
        package let rank: Int?
        /// BM25 or cosine; nil if the leg could not score it (no encoder, no embedding).
        package let score: Double?

        package init(rank: Int?, score: Double?) {
            self.rank = rank
            self.score = score
        }
    }
}

/// What the number beside a hit means.
package enum ScoreKind: String, Sendable {
    /// Both legs' scores and the title's, weighted.
    case weighted
    /// Reciprocal rank fusion of both legs.
    case reciprocalRankFusion = "rrf"
    case bm25
    case cosine
}

/// Hits in order.
package struct Ranking: Sendable, Hashable {
    package let hits: [Hit]
    package let scoreKind: ScoreKind
    /// Legs that could not take part although they were asked for.
    package let degraded: [Leg]
    /// Words of the question that no passage holds, and what was searched for instead.
    package let corrections: [WordCorrection]

    package init(hits: [Hit], scoreKind: ScoreKind, degraded: [Leg], corrections: [WordCorrection] = []) {
        self.hits = hits
        self.scoreKind = scoreKind
        self.degraded = degraded
        self.corrections = corrections
    }

    package enum Leg: String, Sendable { case lexical, vector }
}
