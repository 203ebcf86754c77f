import KnowledgeModel
package import Storage

/// What one search has found, before it is cut to what will be shown: the stuff of rankings, verdicts and explanations.
package struct Retrieved: Sendable {
    /// All candidates of both legs with their evidence, in the order of their scores.
    package let candidates: [Hit]
    package let scoreKind: ScoreKind
    /// Legs that could not take part although they were asked for.
    package let degraded: [Ranking.Leg]
    package let corrections: [WordCorrection]
    /// Nil if meaning was not searched.
    package let question: EncodedQuestion?
    package let query: any CompiledLexicalQuery

    /// The best hits.
    ///
    /// - Parameters:
    ///   - top: hits at most.
    ///   - perArticle: hits of one article at most.
    package func ranking(top: Int, perArticle: Int) -> Ranking {
        var counts: [String: Int] = [:]
        var kept: [Hit] = []
        for hit in candidates where kept.count < top {
            let count = counts[hit.key.articleID, default: 0]
            if count < perArticle {
                counts[hit.key.articleID] = count + 1
                kept.append(hit)
            }
        }
        return Ranking(hits: kept, scoreKind: scoreKind, degraded: degraded, corrections: corrections)
    }
}
