/// Scores single postings: the one place of the arithmetic, so that ranking and rescoring agree to the bit.
struct PostingScorer {
    let sections: PostingsSections
    let averageLength: Double
    let k1: Double
    let b: Double
    private let weights: UnsafePointer<Double>

    /// Lends a scorer for the length of a call.
    ///
    /// - Precondition: as many field weights as the file has fields.
    static func with<Result>(
        _ sections: PostingsSections, _ statistics: CollectionStatistics, _ parameters: BM25Parameters,
        _ body: (PostingScorer) -> Result
    ) -> Result {
        precondition(parameters.fieldWeights.count == sections.fieldCount, "each field needs a weight")
        return parameters.fieldWeights.withUnsafeBufferPointer { weights in
            guard let weights = weights.baseAddress else { preconditionFailure("a file has at least one field") }
            return body(
                PostingScorer(
                    sections: sections, averageLength: statistics.averageLength, k1: parameters.k1, b: parameters.b,
                    weights: weights))
        }
    }

    /// What a posting adds to the score of its document.
    @inline(__always)
    func score(posting: Int, document: Int, weight: Double) -> Double {
        let fieldCount = sections.fieldCount
        let frequencies = sections.frequencies + posting * fieldCount
        var frequency = weights[0] * Double(frequencies[0])
        if fieldCount == 3 {
            // The usual case without a loop: a third of the time of a whole query. Same sums in the same order.
            frequency += weights[1] * Double(frequencies[1])
            frequency += weights[2] * Double(frequencies[2])
        } else {
            for field in 1..<fieldCount { frequency += weights[field] * Double(frequencies[field]) }
        }
        return score(frequency: frequency, document: document, weight: weight)
    }

    /// What a term of this frequency, fields weighed, adds to the score of a document.
    ///
    /// A document that is not there, in a damaged file, is not looked at: callers have checked it.
    @inline(__always)
    func score(frequency: Double, document: Int, weight: Double) -> Double {
        BM25.contribution(
            idf: weight, frequency: frequency, length: sections.length(ofDocument: document),
            averageLength: averageLength, k1: k1, b: b)
    }
}
