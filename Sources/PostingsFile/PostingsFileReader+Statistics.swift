package import KnowledgeModel

/// The numbers of a collection that BM25 needs: of one file, or of the union of several.
package struct CollectionStatistics: Sendable, Hashable {
    /// Live documents.
    package let documents: Int
    /// Their tokens over all fields.
    package let totalLength: UInt64

    package init(documents: Int, totalLength: UInt64) {
        self.documents = documents
        self.totalLength = totalLength
    }

    /// The statistics of two collections without a common document.
    package static func + (a: CollectionStatistics, b: CollectionStatistics) -> CollectionStatistics {
        CollectionStatistics(documents: a.documents + b.documents, totalLength: a.totalLength &+ b.totalLength)
    }
}

extension PostingsFileReader {
    /// Tokens of all documents over all fields, dead ones included. O(1).
    package var totalLength: UInt64 { withSections { $0.totalLength } }

    /// Tokens of one document over all fields.
    ///
    /// - Precondition: `row` is a document of this file.
    package func length(of row: Int32) -> Int {
        precondition(row >= 0 && row < documentCount)
        return withSections { Int($0.length(ofDocument: Int(row))) }
    }

    /// How many live documents hold a term.
    ///
    /// - Parameter live: one bit for each document, or nil if all are live.
    /// - Complexity: O(postings of the term), O(1) without `live`
    package func documentFrequency(_ entry: TermEntry, live: Bitmap?) -> Int {
        precondition(entry.blocks.upperBound <= blockCount)
        guard let live else { return entry.documentFrequency }
        precondition(live.count == documentCount, "liveness must have one bit for each document")
        return live.words.withUnsafeBufferPointer { words in
            withSections { sections in
                var count: UInt64 = 0
                sections.forEachDocument(of: entry) { count += words[$0 >> 6] >> UInt64($0 & 63) & 1 }
                return Int(count)
            }
        }
    }

    /// How many live documents made-up postings hold.
    ///
    /// - Parameter live: one bit for each document, or nil if all are live.
    /// - Complexity: O(documents written down × log postings of the base); O(postings) with `live`
    package func documentFrequency(_ postings: MergedPostings, live: Bitmap?) -> Int {
        precondition(live.map { $0.count == documentCount } ?? true, "liveness must have one bit for each document")
        let inBase = postings.base.map { documentFrequency($0, live: live) } ?? 0
        return withSections { sections in
            var base = PostingCursor(postings.base, sections)
            return postings.documents.reduce(inBase) { count, document in
                // Damaged files may name a document that is not there.
                guard Int(document) < sections.documentCount, live?[Int(document)] ?? true else { return count }
                return base.posting(of: Int(document)) == nil ? count + 1 : count
            }
        }
    }

    /// The first live document that holds a term; nil if none does. O(postings of the term).
    package func firstDocument(_ entry: TermEntry, live: Bitmap?) -> Int32? {
        precondition(entry.blocks.upperBound <= blockCount)
        return withSections { sections in
            for index in entry.blocks {
                let block = sections.block(at: index)
                for place in 0..<block.count where Int(block.offsets[place]) < block.documentCount {
                    let document = block.firstDocument + Int(block.offsets[place])
                    if live?[document] ?? true { return Int32(document) }
                }
            }
            return nil
        }
    }

    /// Number and tokens of the live documents.
    ///
    /// - Parameter live: one bit for each document, or nil if all are live.
    /// - Complexity: O(documents), O(1) without `live`
    package func liveStatistics(live: Bitmap?) -> CollectionStatistics {
        guard let live else { return CollectionStatistics(documents: documentCount, totalLength: totalLength) }
        precondition(live.count == documentCount, "liveness must have one bit for each document")
        let words = live.words
        return withSections { sections in
            var total: UInt64 = 0
            for (index, word) in words.enumerated() {
                var rest = word
                while rest != 0 {
                    total += sections.length(ofDocument: index * 64 + rest.trailingZeroBitCount)
                    rest &= rest &- 1
                }
            }
            return CollectionStatistics(documents: live.setCount, totalLength: total)
        }
    }
}
