/// How far a term's postings have been added.
struct TermCursor {
    private(set) var rest: Range<Int>
    private let weight: Double
    private let merged: MergedPostings?

    init(_ term: WeighedTerm) {
        weight = term.weight
        switch term.postings {
        case .stored(let entry):
            rest = entry.postings
            merged = nil
        case .merged(let postings):
            rest = 0..<postings.documents.count
            merged = postings
        }
    }

    /// The first document that has not been added; nil if all have.
    func nextDocument(_ sections: PostingsSections) -> Int? {
        rest.isEmpty ? nil : Int(merged?.documents[rest.lowerBound] ?? sections.documents[rest.lowerBound])
    }

    /// Adds the postings of all documents of a block.
    mutating func add(to block: BlockSums, _ scorer: PostingScorer) {
        withPostings(scorer) { cursor, documents, score in
            cursor.add(to: block, documents, isAllowed: { _ in true }, score: score)
        }
    }

    /// Adds the postings of those documents of a block whose bit in `mask` is set.
    mutating func add(to block: BlockSums, _ scorer: PostingScorer, mask: UnsafeBufferPointer<UInt64>) {
        // Blocks begin on a word.
        let words = block.start >> 6..<(block.end + 63) >> 6
        let isAnyAllowed = mask[words].contains { $0 != 0 }
        withPostings(scorer) { cursor, documents, score in
            guard isAnyAllowed else {
                cursor.rest = documents.firstPosting(in: cursor.rest, notBelow: block.end)..<cursor.rest.upperBound
                return
            }
            cursor.add(
                to: block, documents, isAllowed: { mask[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }, score: score)
        }
    }

    /// What the term adds to the score of a document; nil if it is not in it. Documents must not fall from call to call,
    /// or the cursor be a new one.
    mutating func score(of document: Int, _ scorer: PostingScorer) -> Double? {
        var result: Double?
        withPostings(scorer) { cursor, documents, score in
            let posting = documents.firstPosting(in: cursor.rest, notBelow: document)
            cursor.rest = posting..<cursor.rest.upperBound
            guard posting < cursor.rest.upperBound, Int(documents[posting]) == document else { return }
            result = score(posting, document)
        }
        return result
    }

    /// Lends the documents of the postings and the score of each.
    @inline(__always)
    private mutating func withPostings(
        _ scorer: PostingScorer,
        _ body: (inout TermCursor, UnsafePointer<UInt32>, (_ posting: Int, _ document: Int) -> Double) -> Void
    ) {
        let weight = weight
        guard let merged else {
            return body(&self, scorer.sections.documents) {
                scorer.score(posting: $0, document: $1, weight: weight)
            }
        }
        merged.documents.withUnsafeBufferPointer { documents in
            merged.frequencies.withUnsafeBufferPointer { frequencies in
                guard let start = documents.baseAddress else { return }
                body(&self, start) { scorer.score(frequency: frequencies[$0], document: $1, weight: weight) }
            }
        }
    }

    @inline(__always)
    private mutating func add(
        to block: BlockSums, _ documents: UnsafePointer<UInt32>, isAllowed: (Int) -> Bool,
        score: (_ posting: Int, _ document: Int) -> Double
    ) {
        let count = block.end - block.start
        var posting = rest.lowerBound
        while posting < rest.upperBound {
            let document = Int(documents[posting])
            let index = document - block.start
            // Ends the block and guards against damage in one: a document of another block, on either side.
            guard UInt(bitPattern: index) < UInt(bitPattern: count) else { break }
            if isAllowed(document) { block.sums[index] += score(posting, document) }
            posting += 1
        }
        rest = posting..<rest.upperBound
    }
}

extension UnsafePointer<UInt32> {
    /// The first position in `range` whose document is not below `document`, by doubling steps and then halving.
    ///
    /// - Complexity: O(log of the distance)
    func firstPosting(in range: Range<Int>, notBelow document: Int) -> Int {
        var low = range.lowerBound
        var step = 1
        while low + step < range.upperBound, Int(self[low + step]) < document {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if Int(self[middle]) < document { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension PostingsSections {
    /// See `UnsafePointer.firstPosting`.
    func firstPosting(in range: Range<Int>, notBelow document: Int) -> Int {
        documents.firstPosting(in: range, notBelow: document)
    }
}
