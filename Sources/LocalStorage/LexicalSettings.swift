import PostingsFile

/// How the lexical leg weighs the fields of a passage.
package struct LexicalSettings: Sendable, Hashable {
    package var titleWeight: Double
    package var headingsWeight: Double
    package var bodyWeight: Double

    package init(titleWeight: Double, headingsWeight: Double, bodyWeight: Double) {
        self.titleWeight = titleWeight
        self.headingsWeight = headingsWeight
        self.bodyWeight = bodyWeight
    }

    /// Unweighted, as FTS5's `bm25()` is without arguments.
    package static let `default` = LexicalSettings(titleWeight: 1, headingsWeight: 1, bodyWeight: 1)

    var parameters: BM25Parameters {
        BM25Parameters(fieldWeights: [titleWeight, headingsWeight, bodyWeight])
    }
}
