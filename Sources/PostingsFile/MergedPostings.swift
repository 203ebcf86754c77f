/// The postings of several ways to write one thing, as if all had been written alike: the pseudo-term of a question.
///
/// A document's frequency is Σ over alternatives of weight × Σ over fields of field weight × occurrences, and its number
/// of documents that of the union: the weighted synonym operator of Indri (`#wsyn`; Strohman, Metzler, Turtle and Croft,
/// 2005; Pirkola, SIGIR 1998, for the unweighted one), before saturation as fields are in BM25F.
///
/// The first alternative, usually the word as it was asked for and by far the commonest, is read where it lies in the
/// file; only the documents of the others are written down, with the frequency that all have together.
package struct MergedPostings: Sendable {
    /// Whose documents count as the file has them, unless they are among `documents`; its weight is 1.
    private(set) var base: TermEntry?
    /// Those of all alternatives but the base, ascending.
    private(set) var documents: [UInt32] = []
    /// Weighed, by document, the base's included.
    private(set) var frequencies: [Double] = []
    private let fieldWeights: [Double]

    /// - Parameter fieldWeights: those of the ranking.
    package init(fieldWeights: [Double]) { self.fieldWeights = fieldWeights }

    package var isEmpty: Bool { documents.isEmpty && base == nil }

    /// Adds an alternative that is one term. O(1) for the first if it counts fully, then O(documents so far + postings of
    /// the term × log postings of the base).
    package mutating func add(_ entry: TermEntry, of reader: PostingsFileReader, weight: Double) {
        precondition(entry.blocks.upperBound <= reader.blockCount)
        if isEmpty, weight == 1 {
            base = entry
            return
        }
        reader.withSections { sections in
            var list: [(document: UInt32, frequency: Double)] = []
            list.reserveCapacity(entry.documentFrequency)
            sections.forEachPosting(of: entry) { document, posting in
                list.append((UInt32(document), weighed(sections.frequencies(ofPosting: posting)) * weight))
            }
            merge(list, sections)
        }
    }

    /// Adds an alternative that is several terms side by side. O(documents so far + those of the phrase × log postings of
    /// the base).
    package mutating func add(_ phrase: PhrasePostings, of reader: PostingsFileReader, weight: Double) {
        precondition(phrase.frequencies.count == phrase.documents.count * fieldWeights.count)
        let list = phrase.frequencies.withUnsafeBufferPointer { frequencies in
            phrase.documents.indices.map { index in
                // Not empty, as there is a document.
                (phrase.documents[index], weighed(frequencies.baseAddress! + index * fieldWeights.count) * weight)
            }
        }
        reader.withSections { merge(list, $0) }
    }

    private func weighed(_ counts: UnsafePointer<UInt16>) -> Double {
        var frequency = 0.0
        for field in fieldWeights.indices { frequency += fieldWeights[field] * Double(counts[field]) }
        return frequency
    }

    /// Sums are formed in the order in which alternatives were added, so that they do not depend on the file.
    private mutating func merge(_ others: [(document: UInt32, frequency: Double)], _ sections: PostingsSections) {
        precondition(fieldWeights.count == sections.fieldCount, "each field needs a weight")
        guard !others.isEmpty else { return }
        var merged: (documents: [UInt32], frequencies: [Double]) = ([], [])
        merged.documents.reserveCapacity(documents.count + others.count)
        merged.frequencies.reserveCapacity(documents.count + others.count)
        var known = 0
        var inBase = PostingCursor(base, sections)
        for (document, other) in others {
            while known < documents.count, documents[known] < document {
                merged.documents.append(documents[known])
                merged.frequencies.append(frequencies[known])
                known += 1
            }
            var frequency = other
            if known < documents.count, documents[known] == document {
                frequency = frequencies[known] + frequency
                known += 1
            } else if let posting = inBase.posting(of: Int(document)) {
                frequency = weighed(sections.frequencies(ofPosting: posting)) + frequency
            }
            merged.documents.append(document)
            merged.frequencies.append(frequency)
        }
        merged.documents += documents[known...]
        merged.frequencies += frequencies[known...]
        (documents, frequencies) = merged
    }
}
