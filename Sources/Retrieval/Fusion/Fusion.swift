/// How the two legs become one ranking.
package enum Fusion: Sendable, Hashable {
    case weighted(FusionWeights)
    /// By ranks alone: needs no fitting, and knows neither a good leg from a bad one nor a near miss from a far one.
    case reciprocalRank

    /// Fitted on public judgements; see docs/benchmarks.md.
    package static let standard = Fusion.weighted(.standard)
}

/// What one point of each kind of evidence is worth, with the passage's cosine as the unit.
///
/// A weighted sum of the scores themselves: they are comparable from question to question (a cosine is bounded, BM25
/// grows with what the question's words tell apart), and dividing them by the question's own maxima or deviations ranked
/// worse on average: see decision 0004.
package struct FusionWeights: Sendable, Hashable {
    /// Of the BM25 score.
    package var lexical: Double
    /// Of the cosine of the passage's line of title and headings.
    package var context: Double
    /// Of the share of the question's pairs of neighbouring words that stand side by side in the passage.
    package var wordPairs: Double

    package init(lexical: Double, context: Double, wordPairs: Double) {
        self.lexical = lexical
        self.context = context
        self.wordPairs = wordPairs
    }

    /// With the weight of the cosine first: what fitting works with.
    package var vector: [Double] { [1, lexical, context, wordPairs] }

    /// - Parameters:
    ///   - cosine: of the passage; what the least similar candidate has where there is no embedding.
    ///   - context: nil where there is neither title nor heading; the passage then stands for it.
    package func score(lexical: Double, cosine: Double, context: Double?, wordPairs: Double) -> Double {
        cosine + self.lexical * lexical + self.context * (context ?? cosine) + self.wordPairs * wordPairs
    }
}
