#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Weights of the ranking, as `bm25(table, title, headings, body)` of SQLite's FTS5 takes them; `k1` and `b` are constants
/// there, which are the defaults here.
package struct BM25Parameters: Sendable, Hashable {
    /// How fast repetition stops counting.
    package let k1: Double
    /// How much length counts, 0 to 1.
    package let b: Double
    /// How much one occurrence in each field counts.
    package let fieldWeights: [Double]

    /// - Precondition: `k1` above 0, `b` in 0 to 1, weights finite and not negative.
    package init(k1: Double = 1.2, b: Double = 0.75, fieldWeights: [Double]) {
        precondition(k1 > 0 && k1.isFinite && (0...1).contains(b))
        precondition(fieldWeights.allSatisfy { $0 >= 0 && $0.isFinite })
        self.k1 = k1
        self.b = b
        self.fieldWeights = fieldWeights
    }
}

/// BM25 as the function of that name in SQLite's FTS5 (`ext/fts5/fts5_aux.c`) computes it, with the opposite sign:
/// here more is better.
///
///     score(document) = Σ over terms  idf × (f × (k1 + 1)) / (f + k1 × (1 − b + b × length / averageLength))
///
/// where f is the sum over fields of weight × frequency, and lengths are in tokens over all fields. Robertson and
/// Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; weighting fields before saturation is
/// their BM25F without lengths per field. A word counts once however often the question repeats it: the terms are a
/// set, where `MATCH 'a OR a'` in FTS5 would add a's part twice.
///
/// Sums and products are in the order of SQLite's, so that both agree to the last digits; the FTS5 table is the
/// definition this is tested against.
package enum BM25 {
    /// The weight of a term that `frequency` of `documents` live documents hold: ln((N − n + 0.5) / (n + 0.5)).
    ///
    /// FTS5 gives 0.000001 to terms of more than half of the documents, whose logarithm would be negative.
    package static func inverseDocumentFrequency(documents: Int, frequency: Int) -> Double {
        let count = Double(documents)
        let hits = Double(frequency)
        let idf = log((count - hits + 0.5) / (hits + 0.5))
        // Not `idf <= 0`: a damaged file may count more hits than documents, and the logarithm is then not a number.
        return idf > 0 ? idf : 1e-6
    }

    /// What one term adds to the score of one document.
    @inline(__always)
    static func contribution(
        idf: Double, frequency: Double, length: UInt64, averageLength: Double, k1: Double, b: Double
    ) -> Double {
        idf * ((frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * Double(length) / averageLength)))
    }
}

extension CollectionStatistics {
    /// Tokens of a document on average; not a number for an empty collection.
    var averageLength: Double { Double(totalLength) / Double(documents) }
}
