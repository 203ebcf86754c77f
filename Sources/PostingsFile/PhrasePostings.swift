/// Where terms stand side by side in a given order within one field: an ordered window of width 1, `#1(…)` in Indri.
package struct PhrasePostings: Sendable, Hashable {
    /// Ascending.
    package fileprivate(set) var documents: [UInt32] = []
    /// How often, `[documents × fields]`.
    package fileprivate(set) var frequencies: [UInt16] = []

    /// Nowhere.
    package init() {}

    package var isEmpty: Bool { documents.isEmpty }
}

extension PostingsFileReader {
    /// The documents that hold a phrase, and how often in each field; dead ones included. Occurrences may overlap.
    ///
    /// - Precondition: the terms are of this file.
    /// - Complexity: O(postings of the rarest term × (terms × log postings + tokens of a document))
    package func postings(ofPhrase phrase: [TermEntry]) -> PhrasePostings {
        precondition(phrase.allSatisfy { $0.postings.upperBound <= postingCount })
        guard let rarest = phrase.min(by: { $0.postings.count < $1.postings.count }) else { return PhrasePostings() }
        let indexes = phrase.map { UInt32($0.index) }
        return withSections { sections in
            var found = PhrasePostings()
            var counts = [UInt16](repeating: 0, count: sections.fieldCount)
            var others = Set(phrase).subtracting([rarest]).map(\.postings)
            for posting in rarest.postings {
                let document = sections.documents[posting]
                // Damaged files may name a document that is not there.
                guard Int(document) < sections.documentCount,
                    sections.areAll(&others, in: Int(document))
                else { continue }
                guard sections.count(indexes, in: Int(document), into: &counts) else { continue }
                found.documents.append(document)
                found.frequencies += counts
            }
            return found
        }
    }

    /// How often a term or a phrase stands in each field of a document. O(tokens of the document).
    ///
    /// - Precondition: `row` is a document of this file, the terms are of this file.
    package func occurrences(ofPhrase phrase: [TermEntry], in row: Int32) -> [UInt16] {
        precondition(row >= 0 && row < documentCount)
        return withSections { sections in
            var counts = [UInt16](repeating: 0, count: sections.fieldCount)
            _ = sections.count(phrase.map { UInt32($0.index) }, in: Int(row), into: &counts)
            return counts
        }
    }
}

extension PostingsSections {
    /// Whether a document is in all of some lists, each of which is moved up to it.
    fileprivate func areAll(_ lists: inout [Range<Int>], in document: Int) -> Bool {
        for index in lists.indices {
            let posting = firstPosting(in: lists[index], notBelow: document)
            lists[index] = posting..<lists[index].upperBound
            guard posting < lists[index].upperBound, Int(documents[posting]) == document else { return false }
        }
        return true
    }

    /// By field; more than 65,535 count as that.
    ///
    /// - Returns: whether there is any.
    fileprivate func count(_ phrase: [UInt32], in document: Int, into counts: inout [UInt16]) -> Bool {
        var isThere = false
        phrase.withUnsafeBufferPointer { phrase in
            forEachField(ofDocument: document) { field, run in
                let count = Self.count(phrase, in: run)
                counts[field] = count
                if count > 0 { isThere = true }
            }
        }
        return isThere
    }

    private static func count(_ phrase: UnsafeBufferPointer<UInt32>, in run: UnsafeBufferPointer<UInt32>) -> UInt16 {
        guard let first = phrase.first, run.count >= phrase.count else { return 0 }
        var count: UInt16 = 0
        for start in 0...run.count - phrase.count where run[start] == first {
            var length = 1
            while length < phrase.count, run[start + length] == phrase[length] { length += 1 }
            if length == phrase.count, count < .max { count += 1 }
        }
        return count
    }
}
