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
            var others = Set(phrase).subtracting([rarest]).map(\.postings)
            for posting in rarest.postings {
                let document = sections.documents[posting]
                // Damaged files may name a document that is not there.
                guard Int(document) < sections.documentCount,
                    sections.areAll(&others, in: Int(document))
                else { continue }
                let counts = sections.occurrences(of: indexes, in: Int(document))
                guard counts.contains(where: { $0 > 0 }) else { continue }
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
        return withSections { $0.occurrences(of: phrase.map { UInt32($0.index) }, in: Int(row)) }
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
    fileprivate func occurrences(of phrase: [UInt32], in document: Int) -> [UInt16] {
        tokens(ofDocument: document).map { run in
            guard let first = phrase.first, run.count >= phrase.count else { return 0 }
            var count: UInt16 = 0
            for start in 0...run.count - phrase.count where run[start] == first {
                guard (1..<phrase.count).allSatisfy({ run[start + $0] == phrase[$0] }) else { continue }
                if count < .max { count += 1 }
            }
            return count
        }
    }
}
