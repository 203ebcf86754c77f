package import KnowledgeModel

/// A row and its BM25 score, above zero; more is better.
package struct LexicalHit: Sendable, Hashable {
    package let row: Int32
    package let score: Double

    package init(row: Int32, score: Double) {
        self.row = row
        self.score = score
    }
}

/// Ranks the documents of one postings file, term at a time.
///
/// Documents are taken in blocks of 2,048 whose sums stay in the first cache; within a block, the terms add to the sums
/// one after the other (as in Lucene's `BooleanScorer`). Blocks without a posting, or without an allowed document, are
/// passed over.
///
/// The sum of a document is formed in the order of `terms`. Given the same terms in the same order, weights and
/// statistics, a document has the same score to the last bit, in whatever file it lies.
package struct TermAccumulation: Sendable {
    private let reader: PostingsFileReader

    package init(_ reader: PostingsFileReader) { self.reader = reader }

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
    /// - Complexity: O(postings of the terms + blocks touched × 2,048)
    package func rank(
        terms: [WeighedTerm], statistics: CollectionStatistics, parameters: BM25Parameters,
        live: Bitmap? = nil, allowed: Bitmap? = nil, limit: Int
    ) -> [LexicalHit] {
        precondition(terms.allSatisfy { $0.fits(postingCount: reader.postingCount) })
        let mask = Self.mask(live, allowed, count: reader.documentCount)
        return reader.withSections { sections in
            PostingScorer.with(sections, statistics, parameters) { scorer in
                var best = TopK(limit: limit)
                var cursors = terms.map(TermCursor.init)
                withUnsafeTemporaryAllocation(of: BlockSums.Group.self, capacity: BlockSums.groupCount) { groups in
                    guard let groups = groups.baseAddress else { return }
                    var sums = BlockSums(groups)
                    while let start = Self.nextBlock(after: sums.end, cursors, sections) {
                        sums.begin(at: start, documentCount: sections.documentCount)
                        for index in cursors.indices {
                            if let mask {
                                mask.withUnsafeBufferPointer { cursors[index].add(to: sums, scorer, mask: $0) }
                            } else {
                                cursors[index].add(to: sums, scorer)
                            }
                        }
                        sums.collect(into: &best)
                    }
                }
                return best.sorted().map { LexicalHit(row: $0.row, score: $0.score) }
            }
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
        precondition(terms.allSatisfy { $0.fits(postingCount: reader.postingCount) })
        return reader.withSections { sections in
            PostingScorer.with(sections, statistics, parameters) { scorer in
                var scores = [Double](repeating: 0, count: rows.count)
                // Terms outside, rows inside: a document's sum is still formed in the order of the terms.
                for term in terms {
                    var cursor = TermCursor(term)
                    var previous = 0
                    for (index, row) in rows.enumerated() {
                        let document = Int(row)
                        if document < previous { cursor = TermCursor(term) }
                        previous = document
                        if let score = cursor.score(of: document, scorer) { scores[index] += score }
                    }
                }
                return scores
            }
        }
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

    /// The first block from `end` on that some term still has a posting in.
    private static func nextBlock(after end: Int, _ cursors: [TermCursor], _ sections: PostingsSections) -> Int? {
        var next = Int.max
        for cursor in cursors { next = min(next, cursor.nextDocument(sections) ?? .max) }
        // A damaged list may go back: its documents are then left behind, and the blocks still end.
        let start = max(end, next / BlockSums.capacity * BlockSums.capacity)
        return start < sections.documentCount ? start : nil
    }
}
