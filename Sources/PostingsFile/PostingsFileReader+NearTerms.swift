/// A term that is written almost like a word.
package struct NearTerm: Sendable, Hashable {
    package let term: [UInt8]
    package let entry: TermEntry
    /// Edits between the two, in letters (Unicode scalars).
    package let distance: Int
}

extension PostingsFileReader {
    /// Terms within an edit distance of a word, ascending. See `EditRows` for the distance.
    ///
    /// Walks the sorted terms as the trie that they are: terms that begin alike share the rows of their common prefix,
    /// and once a prefix is over the distance all terms that begin with it are passed over. No structure besides the
    /// file.
    ///
    /// - Parameters:
    ///   - word: UTF-8, folded as the terms are.
    ///   - distance: 0 to 8; time grows quickly with it.
    ///   - sharingFirstLetter: looks only at terms that begin with the word's first letter.
    /// - Complexity: O(prefixes within the distance × (distance + log terms)); a fraction of a millisecond at distance
    ///   1, or at 2 with a common first letter, for 150,000 terms
    package func terms(near word: String, distance: Int, sharingFirstLetter: Bool = false) -> [NearTerm] {
        guard let first = word.unicodeScalars.first else { return [] }
        let prefix = sharingFirstLetter ? Array(String(first).utf8) : []
        return withSections { sections in
            var found: [NearTerm] = []
            var rows = EditRows(word: word.unicodeScalars.map(\.value), limit: distance)
            // Of the previous term: its bytes, and where its letters end in it, as far as they have rows.
            var previous = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
            var ends: [Int] = []
            var index = sections.firstTerm(notBelow: prefix)
            scan: while index < sections.termCount {
                let term = sections.term(at: index)
                guard term.starts(with: prefix) else { break }
                let common = commonPrefix(previous, term)
                while let end = ends.last, end > common { ends.removeLast() }
                rows.shorten(to: ends.count)
                previous = term
                while let end = ends.last ?? Optional(0), end < term.count {
                    let (letter, length) = term.letter(at: end)
                    guard rows.append(letter) else {
                        index = sections.firstTerm(after: index, notStartingWith: term[..<(end + length)])
                        continue scan
                    }
                    ends.append(end + length)
                }
                if let distance = rows.distance {
                    found.append(NearTerm(term: Array(term), entry: sections.entry(at: index), distance: distance))
                }
                index += 1
            }
            return found
        }
    }
}

private func commonPrefix(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let count = min(a.count, b.count)
    return (0..<count).first { a[$0] != b[$0] } ?? count
}

extension UnsafeBufferPointer<UInt8> {
    /// The Unicode scalar that begins at an offset and its length in bytes; bytes that are not UTF-8 stand for themselves.
    ///
    /// - Precondition: the offset is in the buffer.
    fileprivate func letter(at offset: Int) -> (letter: UInt32, length: Int) {
        let lead = self[offset]
        let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, offset + length <= count else { return (UInt32(lead), 1) }
        var letter = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in self[(offset + 1)..<(offset + length)] { letter = letter << 6 | UInt32(byte & 0x3F) }
        return (letter, length)
    }
}

extension PostingsSections {
    /// The first term after `index` that does not begin with a prefix of the term at `index`. O(log of the distance).
    fileprivate func firstTerm(after index: Int, notStartingWith prefix: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var low = index
        var step = 1
        while low + step < termCount, term(at: low + step).starts(with: prefix) {
            low += step
            step *= 2
        }
        var high = min(low + step, termCount)
        low += 1
        while low < high {
            let middle = low + (high - low) / 2
            if term(at: middle).starts(with: prefix) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
