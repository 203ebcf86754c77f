/// A term found in one postings file; of no use with another.
package struct TermEntry: Sendable, Hashable {
    /// Position among the file's terms, which ascend by unsigned bytes.
    package let index: Int
    /// How many documents of this file hold the term, dead ones included.
    package let documentFrequency: Int
    /// The term's blocks in the file.
    let blocks: Range<Int>
}

extension PostingsFileReader {
    /// The entry of a term, or nil if no document holds it.
    ///
    /// - Parameter term: UTF-8, folded and stemmed as those that were written.
    /// - Complexity: O(log terms)
    package func lookup(_ term: [UInt8]) -> TermEntry? {
        withSections { sections in
            let index = sections.firstTerm(notBelow: term)
            guard index < sections.termCount, sections.term(at: index).elementsEqual(term) else { return nil }
            return sections.entry(at: index)
        }
    }

    /// Terms that begin with given bytes, ascending.
    ///
    /// - Parameter limit: how many to return at most.
    /// - Complexity: O(log terms + result)
    package func terms(withPrefix prefix: [UInt8], limit: Int) -> [(term: [UInt8], entry: TermEntry)] {
        withSections { sections in
            var found: [(term: [UInt8], entry: TermEntry)] = []
            var index = sections.firstTerm(notBelow: prefix)
            while index < sections.termCount, found.count < limit {
                let term = sections.term(at: index)
                guard term.starts(with: prefix) else { break }
                found.append((Array(term), sections.entry(at: index)))
                index += 1
            }
            return found
        }
    }
}

extension PostingsSections {
    func entry(at index: Int) -> TermEntry {
        let blocks = blocks(ofTerm: index)
        return TermEntry(index: index, documentFrequency: postings(of: blocks).count, blocks: blocks)
    }

    /// Index of the first term that is not below `bytes`, `termCount` if all are. O(log terms).
    func firstTerm(notBelow bytes: [UInt8]) -> Int {
        var low = 0
        var high = termCount
        while low < high {
            let middle = low + (high - low) / 2
            if term(at: middle).lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
