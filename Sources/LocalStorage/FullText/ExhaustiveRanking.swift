package import Storage

/// The lexical leg by its definition, for what holds the fast way against it.
package enum ExhaustiveRanking {
    /// The best passages, each live one scored; nil for a query of another storage.
    ///
    /// - Complexity: O(passages × terms)
    package static func candidates(of query: any CompiledLexicalQuery, limit: Int) -> [Candidate]? {
        (query as? CompiledQuery)?.everyCandidate(limit: limit)
    }
}
