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

    package init(reference: PassageReference, key: PassageKey, score: Double, lexical: Evidence, vector: Evidence) {
        self.reference = reference
        self.key = key
        self.score = score
        self.lexical = lexical
        self.vector = vector
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

    package enum Leg: String, Sendable { case lexical, vector }
}
