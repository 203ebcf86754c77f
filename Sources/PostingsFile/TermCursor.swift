/// How far a term's postings have been added.
struct TermCursor {
    /// Postings in the file.
    private var stored: Range<Int>
    /// Documents of `merged`, which count in place of those in the file.
    private var made: Range<Int>
    private let weight: Double
    private let merged: MergedPostings?

    init(_ term: WeighedTerm) {
        weight = term.weight
        switch term.postings {
        case .stored(let entry):
            stored = entry.postings
            made = 0..<0
            merged = nil
        case .merged(let postings):
            stored = postings.base?.postings ?? 0..<0
            made = 0..<postings.documents.count
            merged = postings
        }
    }

    /// The first document that has not been added; nil if all have.
    func nextDocument(_ sections: PostingsSections) -> Int? {
        let inFile = stored.isEmpty ? nil : Int(sections.documents[stored.lowerBound])
        guard let merged, !made.isEmpty else { return inFile }
        return min(inFile ?? .max, Int(merged.documents[made.lowerBound]))
    }

    /// Adds the postings of all documents of a block.
    mutating func add(to block: BlockSums, _ scorer: PostingScorer) { add(to: block, scorer) { _ in true } }

    /// Adds the postings of those documents of a block whose bit in `mask` is set.
    mutating func add(to block: BlockSums, _ scorer: PostingScorer, mask: UnsafeBufferPointer<UInt64>) {
        // Blocks begin on a word.
        let words = block.start >> 6..<(block.end + 63) >> 6
        guard mask[words].contains(where: { $0 != 0 }) else { return skip(to: block.end, scorer.sections) }
        add(to: block, scorer) { mask[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    }

    private mutating func skip(to document: Int, _ sections: PostingsSections) {
        stored = sections.firstPosting(in: stored, notBelow: document)..<stored.upperBound
        merged?.documents.withUnsafeBufferPointer { documents in
            guard let documents = documents.baseAddress else { return }
            made = documents.firstPosting(in: made, notBelow: document)..<made.upperBound
        }
    }

    /// What the term adds to the score of a document; nil if it is not in it. Documents must not fall from call to call,
    /// or the cursor be a new one.
    mutating func score(of document: Int, _ scorer: PostingScorer) -> Double? {
        skip(to: document, scorer.sections)
        if let merged, let next = made.first, merged.documents[next] == document {
            return scorer.score(frequency: merged.frequencies[next], document: document, weight: weight)
        }
        guard let next = stored.first, scorer.sections.documents[next] == document else { return nil }
        return scorer.score(posting: next, document: document, weight: weight)
    }

    @inline(__always)
    private mutating func add(to block: BlockSums, _ scorer: PostingScorer, isAllowed: (Int) -> Bool) {
        let weight = weight
        let documents = scorer.sections.documents
        guard let merged else {
            Self.add(to: block, documents, &stored, isAllowed: isAllowed) {
                scorer.score(posting: $0, document: $1, weight: weight)
            }
            return
        }
        merged.documents.withUnsafeBufferPointer { made in
            merged.frequencies.withUnsafeBufferPointer { frequencies in
                // A document is in one list or in both, and scored once.
                var (next, end) = (self.made.lowerBound, made.count)
                Self.add(to: block, documents, &stored) { document in
                    while next < end, made[next] < document { next += 1 }
                    return (next == end || made[next] != document) && isAllowed(document)
                } score: {
                    scorer.score(posting: $0, document: $1, weight: weight)
                }
                guard let made = made.baseAddress else { return }
                Self.add(to: block, made, &self.made, isAllowed: isAllowed) {
                    scorer.score(frequency: frequencies[$0], document: $1, weight: weight)
                }
            }
        }
    }

    @inline(__always)
    private static func add(
        to block: BlockSums, _ documents: UnsafePointer<UInt32>, _ rest: inout Range<Int>, isAllowed: (Int) -> Bool,
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
    @inline(__always)
    func firstPosting(in range: Range<Int>, notBelow document: Int) -> Int {
        var low = range.lowerBound
        if low == range.upperBound || Int(self[low]) >= document { return low }
        var step = 1
        while low + step < range.upperBound, Int(self[low + step]) < document {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step, range.upperBound)
        low += 1
        while low < high {
            let middle = low + (high - low) / 2
            if Int(self[middle]) < document { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension PostingsSections {
    /// See `UnsafePointer.firstPosting`.
    @inline(__always)
    func firstPosting(in range: Range<Int>, notBelow document: Int) -> Int {
        documents.firstPosting(in: range, notBelow: document)
    }
}
