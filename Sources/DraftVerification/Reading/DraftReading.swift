internal import Retrieval
internal import TextAnalysis

/// A draft taken apart: its sentences, and which citations each of them names.
struct DraftReading {
    struct Sentence {
        /// In UTF-8 bytes of the draft.
        let range: Range<Int>
        let kind: SentenceKind
        let reading: SentenceReading
        let commitment: Commitment?
        /// Indices of citations, given or by marker, in order.
        var citations: [Int] = []
    }

    /// The draft with white space for markers and the numbers of list items: offsets stay as they are.
    let bytes: [UInt8]
    let offsets: ScalarOffsets
    /// The given ones, then one for each marker.
    private(set) var citations: [DraftCitation]
    /// Where each is named, in UTF-8: the marker, or the part that it was given for; nil for the whole draft.
    private(set) var citationRanges: [Range<Int>?]
    private(set) var sentences: [Sentence]

    /// O(n · markers), the markers being few.
    init(_ draft: Draft) throws(DraftError) {
        var bytes = Array(draft.text.utf8)
        guard bytes.contains(where: { !WhiteSpace.isASCIISpace($0) }) else { throw .empty }
        guard bytes.count <= Draft.textMaximum else { throw .tooLong(bytes: bytes.count) }
        let offsets = ScalarOffsets(utf8: bytes)
        let scalarStarts = Self.byteOffsets(of: draft.citations, in: bytes)
        var ranges: [Range<Int>?] = []
        for (place, citation) in draft.citations.enumerated() {
            guard let range = citation.scalarRange else {
                ranges.append(nil)
                continue
            }
            guard range.lowerBound >= 0, range.upperBound <= offsets.scalarCount else {
                throw .outside(range, citation: place + 1, length: offsets.scalarCount)
            }
            ranges.append((scalarStarts[range.lowerBound] ?? 0)..<(scalarStarts[range.upperBound] ?? bytes.count))
        }
        let markers = CitationMarkers.all(in: bytes, known: Set(draft.citations.map(\.passageID)))
        var citations = draft.citations
        for marker in markers {
            let quote = draft.citations.first { $0.passageID == marker.id }
            citations.append(
                DraftCitation(passageID: marker.id, quote: quote?.quote, articleID: quote?.articleID))
            ranges.append(marker.range)
            for place in marker.range { bytes[place] = UInt8(ascii: " ") }
        }
        let distinct = Set(citations.map(\.passageID)).count
        guard distinct <= Draft.citationsMaximum else { throw .tooManyCitations(distinct) }
        DraftLines.blank(&bytes)
        self.bytes = bytes
        self.offsets = offsets
        self.citations = citations
        citationRanges = ranges
        sentences = SentenceSplitter.sentences(in: bytes, range: 0..<bytes.count).map { range in
            let reading = SentenceReading(bytes: bytes, range: range)
            let classifier = SentenceClassifier(bytes: bytes, range: range)
            let commitment = Commitment(tokens: classifier.tokens, bytes: bytes)
            return Sentence(
                range: range, kind: classifier.kind(hasCommitment: commitment != nil), reading: reading,
                commitment: commitment)
        }
        assign(markersFrom: draft.citations.count)
    }

    /// A marker belongs to the sentence that it stands in, else to the one before it on its line, else to the next.
    private mutating func assign(markersFrom first: Int) {
        for (index, range) in citationRanges.enumerated() {
            guard let range else { continue }
            if index < first {
                for place in sentences.indices where sentences[place].range.overlaps(range) {
                    sentences[place].citations.append(index)
                }
            } else if let place = sentence(of: range) {
                sentences[place].citations.append(index)
            }
        }
    }

    private func sentence(of marker: Range<Int>) -> Int? {
        if let inside = sentences.firstIndex(where: { $0.range.overlaps(marker) }) { return inside }
        let before = sentences.lastIndex { $0.range.upperBound <= marker.lowerBound }
        guard let before else { return sentences.indices.first }
        let between = bytes[sentences[before].range.upperBound..<marker.lowerBound]
        if !between.contains(UInt8(ascii: "\n")) { return before }
        let next = before + 1
        guard next < sentences.count,
            !bytes[marker.upperBound..<sentences[next].range.lowerBound].contains(UInt8(ascii: "\n"))
        else { return before }
        return next
    }

    /// The byte offset of each scalar offset that a citation has.
    private static func byteOffsets(of citations: [DraftCitation], in bytes: [UInt8]) -> [Int: Int] {
        var wanted = Set(citations.compactMap(\.scalarRange).flatMap { [$0.lowerBound, $0.upperBound] })
        var found: [Int: Int] = [:]
        var scalar = 0
        for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if wanted.remove(scalar) != nil { found[scalar] = place }
            scalar += 1
        }
        if wanted.contains(scalar) { found[scalar] = bytes.count }
        return found
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func scalars(_ range: Range<Int>) -> Range<Int> { offsets.scalarRange(ofUTF8: range) }
}

extension WhiteSpace {
    static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
