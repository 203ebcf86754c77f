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

/// Where a phrase may stand: all its terms stand in one field there. Found from postings alone, which lie close together
/// in memory; where a phrase does stand only the tokens of a document tell, and each document is a far jump.
package struct PhraseCandidates: Sendable {
    fileprivate let phrase: [UInt32]
    /// Ascending, with a bit for each field that has all terms.
    fileprivate var places: [(document: UInt32, fields: UInt32)] = []

    /// No fewer than the documents that hold the phrase.
    package var count: Int { places.count }
}

extension PostingsFileReader {
    /// The documents that may hold a phrase, dead ones included.
    ///
    /// - Precondition: the terms are of this file.
    /// - Complexity: O(postings of the rarest term × terms × log postings)
    package func candidates(forPhrase phrase: [TermEntry]) -> PhraseCandidates {
        precondition(phrase.allSatisfy { $0.blocks.upperBound <= blockCount })
        var candidates = PhraseCandidates(phrase: phrase.map { UInt32($0.index) })
        guard let rarest = phrase.min(by: { $0.documentFrequency < $1.documentFrequency }) else { return candidates }
        let others = Set(phrase).subtracting([rarest]).sorted { $0.documentFrequency < $1.documentFrequency }
        withSections { sections in
            candidates.places = sections.places(of: rarest, andOf: others.first ?? rarest)
            for other in others.dropFirst() { sections.narrow(&candidates.places, to: other) }
        }
        return candidates
    }

    /// The documents that hold a phrase, and how often in each field; dead ones included. Occurrences may overlap.
    ///
    /// - Precondition: the candidates are of this file.
    /// - Complexity: O(tokens of the candidates)
    package func postings(of candidates: PhraseCandidates) -> PhrasePostings {
        withSections { sections in
            var found = PhrasePostings()
            var counts = [UInt16](repeating: 0, count: sections.fieldCount)
            for (document, fields) in candidates.places {
                guard sections.count(candidates.phrase, in: Int(document), fields: fields, into: &counts) else {
                    continue
                }
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
            _ = sections.count(phrase.map { UInt32($0.index) }, in: Int(row), fields: .max, into: &counts)
            return counts
        }
    }
}

extension PostingsSections {
    /// A bit for each field in which a term stands.
    @inline(__always)
    fileprivate func fields(of posting: Int) -> UInt32 {
        let frequencies = frequencies(ofPosting: posting)
        var fields: UInt32 = 0
        for field in 0..<fieldCount where frequencies[field] > 0 { fields |= 1 << UInt32(field) }
        return fields
    }

    /// The documents that two lists share, and the fields. Block by block: all of one are looked up in the other at once.
    fileprivate func places(of list: TermEntry, andOf other: TermEntry) -> [(document: UInt32, fields: UInt32)] {
        var places: [(document: UInt32, fields: UInt32)] = []
        var rest = other.blocks
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: PostingsFileFormat.windowCapacity) { found in
            guard let found = found.baseAddress else { return }
            for index in list.blocks {
                let window = Int(blockWindows[index])
                let first = firstBlock(in: rest, notBelow: window)
                rest = first..<rest.upperBound
                if rest.isEmpty { return }
                guard Int(blockWindows[first]) == window else { continue }
                let (block, others) = (block(at: index), block(at: first))
                // Only a damaged block has more postings than its window documents.
                let count = min(block.count, PostingsFileFormat.windowCapacity)
                PostingsKernel.find(
                    UnsafeBufferPointer(start: block.offsets, count: count), in: others, into: found)
                for place in 0..<count where found[place] >= 0 && Int(block.offsets[place]) < block.documentCount {
                    let other = others.firstPosting + Int(found[place])
                    let fields = fields(of: block.firstPosting + place) & fields(of: other)
                    if fields != 0 {
                        places.append((UInt32(block.firstDocument + Int(block.offsets[place])), fields))
                    }
                }
            }
        }
        return places
    }

    /// Keeps what a list shares as well.
    fileprivate func narrow(_ places: inout [(document: UInt32, fields: UInt32)], to list: TermEntry) {
        var cursor = PostingCursor(list, self)
        places = places.compactMap { document, fields in
            guard let posting = cursor.posting(of: Int(document)) else { return nil }
            let fields = fields & self.fields(of: posting)
            return fields == 0 ? nil : (document, fields)
        }
    }

    /// By field; more than 65,535 count as that.
    ///
    /// - Parameter fields: a bit for each field that is looked at.
    /// - Returns: whether there is any.
    fileprivate func count(
        _ phrase: [UInt32], in document: Int, fields: UInt32, into counts: inout [UInt16]
    ) -> Bool {
        var isThere = false
        phrase.withUnsafeBufferPointer { phrase in
            forEachField(ofDocument: document) { field, run in
                let count = fields >> UInt32(field) & 1 == 1 ? run.count(of: phrase) : 0
                counts[field] = count
                if count > 0 { isThere = true }
            }
        }
        return isThere
    }
}

extension UnsafeBufferPointer<UInt32> {
    private typealias Group = SIMD8<UInt32>

    /// How often a phrase stands in a run of tokens. O(n): eight tokens at a time are held against the first two terms.
    fileprivate func count(of phrase: UnsafeBufferPointer<UInt32>) -> UInt16 {
        guard let tokens = baseAddress, let first = phrase.first, count >= phrase.count else { return 0 }
        let end = count - phrase.count + 1
        var found: UInt16 = 0
        func look(at start: Int) {
            var length = 0
            while length < phrase.count, tokens[start + length] == phrase[length] { length += 1 }
            if length == phrase.count, found < .max { found += 1 }
        }
        let (firsts, seconds) = (Group(repeating: first), Group(repeating: phrase.count > 1 ? phrase[1] : first))
        let second = Swift.min(1, phrase.count - 1)
        var start = 0
        let bytes = UnsafeRawPointer(tokens)
        while start + Group.scalarCount <= end {
            let here = bytes.loadUnaligned(fromByteOffset: start * 4, as: Group.self) .== firsts
            let next = bytes.loadUnaligned(fromByteOffset: (start + second) * 4, as: Group.self) .== seconds
            if any(here .& next) {
                for lane in start..<start + Group.scalarCount { look(at: lane) }
            }
            start += Group.scalarCount
        }
        while start < end {
            look(at: start)
            start += 1
        }
        return found
    }
}
