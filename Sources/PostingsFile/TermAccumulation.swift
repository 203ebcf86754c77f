package import KnowledgeModel
internal import Locking

/// A row and its BM25 score, above zero; more is better.
package struct LexicalHit: Sendable, Hashable {
    package let row: Int32
    package let score: Double

    package init(row: Int32, score: Double) {
        self.row = row
        self.score = score
    }
}

/// Ranks the documents of one postings file: finds by upper bounds which may be among the best, and scores those exactly
/// (decision 0014). What is found is what scoring every document would find, to the last bit.
///
/// The sum of a document is formed in the order of `terms`. Given the same terms in the same order, weights and
/// statistics, a document has the same score to the last bit, in whatever file it lies.
package struct TermAccumulation: Sendable {
    private let reader: PostingsFileReader
    /// Of the statistics and weights asked with last: those of one caller's index, which all their questions share.
    private let recentBounds = Locked<ScoreBounds?>(nil)

    private let fewPostings: Int

    /// - Parameter fewPostings: so few are scored one by one, which is less work than their bounds; tests have none.
    package init(_ reader: PostingsFileReader, fewPostings: Int = 512) {
        self.reader = reader
        self.fewPostings = fewPostings
    }

    /// The best documents, by score and then by row.
    ///
    /// Documents with a score of zero, which only have the terms in fields of weight 0, are not found.
    ///
    /// - Parameters:
    ///   - terms: of this file, with their weight in the whole collection.
    ///   - statistics: of the whole collection.
    ///   - parameters: one field weight for each field.
    ///   - live: documents that exist, or nil for all.
    ///   - allowed: documents that a filter lets through, or nil for all; tested before anything is computed.
    ///   - limit: how many to return at most.
    /// - Complexity: O(postings of the terms + windows touched × 4,096) at most; as a rule a small part of the postings
    package func rank(
        terms: [WeighedTerm], statistics: CollectionStatistics, parameters: BM25Parameters,
        live: Bitmap? = nil, allowed: Bitmap? = nil, limit: Int
    ) -> [LexicalHit] {
        precondition(terms.allSatisfy { $0.fits(blockCount: reader.blockCount) })
        precondition(limit >= 0)
        let mask = Self.mask(live, allowed, count: reader.documentCount)
        guard limit > 0, !terms.isEmpty else { return [] }
        return reader.withSections { sections in
            let scoring = ExactScoring(sections, statistics, parameters)
            var best = TopK(limit: limit)
            if terms.reduce(0, { $0 + $1.postingCount }) > fewPostings,
                let units = WeightUnits(terms.map(\.weight), k1: parameters.k1),
                let bounds = bounds(sections, statistics, parameters)
            {
                let bounded = zip(terms, units.weights).map { BoundedTerm($0, weight: $1, units, scoring, bounds) }
                let search = BestSearch(terms: terms, bounded: bounded, units: units, scoring: scoring, bounds: bounds)
                if let mask {
                    mask.withUnsafeBufferPointer { search.run(mask: $0.baseAddress, into: &best) }
                } else {
                    search.run(mask: nil, into: &best)
                }
            } else {
                best.insert(scoring, terms, rows: sections.documents(ofAny: terms, mask: mask))
            }
            return best.sorted().map { LexicalHit(row: $0.row, score: $0.score) }
        }
    }

    /// The scores of given documents, in their order, to the bit those that `rank` finds; 0 without any of the terms.
    ///
    /// Neither liveness nor a filter is looked at.
    ///
    /// - Precondition: `rows` are documents of this file.
    /// - Complexity: O(rows × terms × log postings); cheaper where `rows` ascend
    package func scores(
        of rows: [Int32], terms: [WeighedTerm], statistics: CollectionStatistics,
        parameters: BM25Parameters
    ) -> [Double] {
        precondition(rows.allSatisfy { $0 >= 0 && $0 < reader.documentCount })
        precondition(terms.allSatisfy { $0.fits(blockCount: reader.blockCount) })
        return reader.withSections { sections in
            let scoring = ExactScoring(sections, statistics, parameters)
            if zip(rows, rows.dropFirst()).allSatisfy({ $0 <= $1 }) { return scoring.scores(of: rows, terms) }
            let order = rows.indices.sorted { rows[$0] < rows[$1] }
            var scores = [Double](repeating: 0, count: rows.count)
            for (index, score) in zip(order, scoring.scores(of: order.map { rows[$0] }, terms)) {
                scores[index] = score
            }
            return scores
        }
    }

    private func bounds(
        _ sections: PostingsSections, _ statistics: CollectionStatistics, _ parameters: BM25Parameters
    ) -> ScoreBounds? {
        if let known = recentBounds.withLock({ $0 }), known.statistics == statistics, known.parameters == parameters {
            return known
        }
        let made = ScoreBounds(sections, statistics, parameters)
        if let made { recentBounds.withLock { $0 = made } }
        return made
    }

    /// Documents both live and allowed, one bit each, or nil for all.
    private static func mask(_ live: Bitmap?, _ allowed: Bitmap?, count: Int) -> [UInt64]? {
        for bitmap in [live, allowed] {
            precondition(bitmap.map { $0.count == count } ?? true, "a bitmap must have one bit for each document")
        }
        guard let live else { return allowed?.words }
        guard let allowed else { return live.words }
        return live.intersection(allowed).words
    }
}
