internal import KnowledgeModel

/// The best documents of a file: candidates by their bounds, then exact scores of those that matter.
struct BestSearch {
    let terms: [WeighedTerm]
    let bounded: [BoundedTerm]
    let units: WeightUnits
    let scoring: ExactScoring
    let bounds: ScoreBounds

    /// The floor of the candidates follows the sums of the best so far less a margin, and no score is computed on the way.
    /// The exact scores of as many of the largest sums as are wanted then give a threshold that is sure. Should it lie
    /// below the floor, the search runs again with it: for damage and strange weights, once at most.
    func run(mask: UnsafePointer<UInt64>?, into best: inout TopK) {
        let search = CandidateSearch(sections: scoring.sections, bounds: bounds, mask: mask)
        var (candidates, floor) = search.run(bounded, floor: 1, limit: best.limit)
        candidates.sort { $0.sum > $1.sum }
        score(candidates.prefix(best.limit), into: &best)
        let threshold = units.floor(ofScore: best.threshold)
        if threshold < floor {
            best = TopK(limit: best.limit)
            score(search.run(bounded, floor: threshold, limit: nil).found[...], into: &best)
        } else {
            score(candidates.dropFirst(best.limit).prefix { $0.sum >= threshold }, into: &best)
        }
    }

    private func score(_ candidates: ArraySlice<CandidateSearch.Candidate>, into best: inout TopK) {
        best.insert(scoring, terms, rows: candidates.map(\.row).sorted(), frequencies: bounds.frequencies)
    }
}

extension TopK {
    /// Scores documents and keeps the best of them; those with a score of zero never.
    ///
    /// - Parameter rows: ascending.
    mutating func insert(
        _ scoring: ExactScoring, _ terms: [WeighedTerm], rows: [Int32], frequencies: [Double]? = nil
    ) {
        guard !rows.isEmpty else { return }
        for (row, score) in zip(rows, scoring.scores(of: rows, terms, frequencies: frequencies)) where score > 0 {
            insert(row: row, score: score)
        }
    }
}

extension PostingsSections {
    /// All documents that hold any of the terms and have a bit in the mask, ascending. O(postings + documents / 64)
    func documents(ofAny terms: [WeighedTerm], mask: [UInt64]?) -> [Int32] {
        var bits = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
        for term in terms {
            term.forEachDocument(self) { bits[$0 >> 6] |= 1 << UInt64($0 & 63) }
        }
        var rows: [Int32] = []
        for index in bits.indices {
            var word = bits[index] & (mask?[index] ?? .max)
            while word != 0 {
                rows.append(Int32(truncatingIfNeeded: index * 64 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return rows
    }
}
