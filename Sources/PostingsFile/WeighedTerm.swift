/// One term of a question in one file, and what it weighs in the whole collection.
package struct WeighedTerm: Sendable {
    package enum Postings: Sendable {
        /// As the file has them.
        case stored(TermEntry)
        /// Made from several, for one question.
        case merged(MergedPostings)
    }

    package let postings: Postings
    /// Its inverse document frequency, times whatever else it counts for.
    package let weight: Double

    package init(_ postings: Postings, weight: Double) {
        self.postings = postings
        self.weight = weight
    }

    /// A term as the file has it.
    package init(_ entry: TermEntry, weight: Double) { self.init(.stored(entry), weight: weight) }

    /// Whether its postings can be of a file with so many blocks.
    func fits(blockCount: Int) -> Bool {
        switch postings {
        case .stored(let entry): entry.blocks.upperBound <= blockCount
        case .merged(let merged): merged.base.map { $0.blocks.upperBound <= blockCount } ?? true
        }
    }

    /// A document of two lists counts twice.
    var postingCount: Int {
        switch postings {
        case .stored(let entry): entry.documentFrequency
        case .merged(let merged): (merged.base?.documentFrequency ?? 0) + merged.documents.count
        }
    }

    /// Documents that are there, those of two lists twice.
    func forEachDocument(_ sections: PostingsSections, _ body: (Int) -> Void) {
        switch postings {
        case .stored(let entry): sections.forEachDocument(of: entry, body)
        case .merged(let merged):
            if let base = merged.base { sections.forEachDocument(of: base, body) }
            // Damaged files may name a document that is not there.
            for document in merged.documents where document < sections.documentCount { body(Int(document)) }
        }
    }
}

extension PostingsSections {
    /// The documents of a term, ascending but for damage, all of them in the file.
    @inline(__always)
    func forEachDocument(of entry: TermEntry, _ body: (Int) -> Void) {
        forEachPosting(of: entry) { document, _ in body(document) }
    }

    /// The same with the postings.
    @inline(__always)
    func forEachPosting(of entry: TermEntry, _ body: (_ document: Int, _ posting: Int) -> Void) {
        for index in entry.blocks {
            let block = block(at: index)
            for place in 0..<block.count where Int(block.offsets[place]) < block.documentCount {
                body(block.firstDocument + Int(block.offsets[place]), block.firstPosting + place)
            }
        }
    }
}
