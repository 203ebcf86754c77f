import SectionFile

/// The sections of an open postings file; `PostingsFileFormat` says what they hold.
struct PostingsSections {
    let documentCount: Int
    let fieldCount: Int
    let termCount: Int
    let postingCount: Int
    private let termBytes: UnsafePointer<UInt8>
    private let termBytesCount: Int
    private let termOffsets: UnsafePointer<UInt32>
    private let postingsOffsets: UnsafePointer<UInt64>
    /// `postingCount`
    let documents: UnsafePointer<UInt32>
    /// `postingCount` × `fieldCount`
    let frequencies: UnsafePointer<UInt16>
    /// `documentCount` × `fieldCount`
    let lengths: UnsafePointer<UInt32>
    private let totals: UnsafePointer<UInt64>
    private let tokenCount: Int
    private let tokenStarts: UnsafePointer<UInt64>
    private let tokens: UnsafePointer<UInt32>

    /// Checks the counts of the header against the sizes of all sections.
    init(_ bytes: UnsafeRawBufferPointer, _ table: SectionTable) throws(SectionProblem) {
        documentCount = Int(bytes.number(at: 32, as: UInt32.self))
        fieldCount = Int(bytes.number(at: 36, as: UInt32.self))
        // No count can exceed the bytes of the file, after which no sum or product of them overflows.
        let terms = bytes.number(at: 40, as: UInt64.self)
        let postings = bytes.number(at: 48, as: UInt64.self)
        let tokenTotal = bytes.number(at: 56, as: UInt64.self)
        guard documentCount <= Int(Int32.max), (1...PostingsFileFormat.fieldCountMaximum).contains(fieldCount),
            terms <= UInt64(bytes.count), postings <= UInt64(bytes.count), tokenTotal <= UInt64(bytes.count)
        else { throw .corrupt("its header holds impossible counts") }
        termCount = Int(terms)
        postingCount = Int(postings)
        termBytesCount = table.byteCount(ofSection: PostingsFileFormat.termBytes)
        termBytes = try table.section(kind: PostingsFileFormat.termBytes, of: UInt8.self, count: termBytesCount)
        termOffsets = try table.section(kind: PostingsFileFormat.termOffsets, of: UInt32.self, count: termCount + 1)
        postingsOffsets = try table.section(
            kind: PostingsFileFormat.postingsOffsets, of: UInt64.self, count: termCount + 1)
        documents = try table.section(kind: PostingsFileFormat.documents, of: UInt32.self, count: postingCount)
        frequencies = try table.section(
            kind: PostingsFileFormat.frequencies, of: UInt16.self, count: postingCount * fieldCount)
        lengths = try table.section(
            kind: PostingsFileFormat.lengths, of: UInt32.self, count: documentCount * fieldCount)
        totals = try table.section(kind: PostingsFileFormat.totals, of: UInt64.self, count: fieldCount)
        tokenCount = Int(tokenTotal)
        tokenStarts = try table.section(
            kind: PostingsFileFormat.tokenStarts, of: UInt64.self, count: documentCount + 1)
        tokens = try table.section(kind: PostingsFileFormat.tokens, of: UInt32.self, count: tokenCount)
    }

    /// The tokens of each field of a document, as positions among the terms; none where damaged offsets lead out of the
    /// section.
    ///
    /// - Precondition: `document` is in `0..<documentCount`.
    @inline(__always)
    func forEachField(ofDocument document: Int, _ body: (_ field: Int, _ run: UnsafeBufferPointer<UInt32>) -> Void) {
        assert(document >= 0 && document < documentCount)
        var start = tokenStarts[document]
        let end = min(tokenStarts[document + 1], UInt64(tokenCount))
        for field in 0..<fieldCount {
            let length = UInt64(lengths[document * fieldCount + field])
            guard start <= end, length <= end - start else {
                body(field, UnsafeBufferPointer(start: nil, count: 0))
                continue
            }
            body(field, UnsafeBufferPointer(start: tokens + Int(start), count: Int(length)))
            start += length
        }
    }

    /// The bytes of a term; empty where damaged offsets lead out of the section.
    ///
    /// - Precondition: `index` is in `0..<termCount`.
    func term(at index: Int) -> UnsafeBufferPointer<UInt8> {
        assert(index >= 0 && index < termCount)
        let start = Int(termOffsets[index])
        let end = Int(termOffsets[index + 1])
        guard start <= end, end <= termBytesCount else { return UnsafeBufferPointer(start: termBytes, count: 0) }
        return UnsafeBufferPointer(start: termBytes + start, count: end - start)
    }

    /// The postings of a term; none where damaged offsets lead out of the section.
    ///
    /// - Precondition: `index` is in `0..<termCount`.
    func postings(ofTerm index: Int) -> Range<Int> {
        assert(index >= 0 && index < termCount)
        let start = postingsOffsets[index]
        let end = postingsOffsets[index + 1]
        guard start <= end, end <= UInt64(postingCount) else { return 0..<0 }
        return Int(start)..<Int(end)
    }

    /// Tokens of a document over all fields.
    @inline(__always)
    func length(ofDocument document: Int) -> UInt64 {
        let lengths = lengths + document * fieldCount
        var sum = UInt64(lengths[0])
        if fieldCount == 3 {
            sum += UInt64(lengths[1]) + UInt64(lengths[2])
        } else {
            for field in 1..<fieldCount { sum += UInt64(lengths[field]) }
        }
        return sum
    }

    /// Tokens of all documents over all fields. Sums wrap: a damaged file may hold anything.
    var totalLength: UInt64 {
        var sum: UInt64 = 0
        for field in 0..<fieldCount { sum &+= totals[field] }
        return sum
    }

    /// - Throws: the first promise of the format that does not hold.
    /// - Complexity: O(file)
    func verifyStructure() throws(SectionProblem) {
        guard termOffsets[0] == 0, Int(termOffsets[termCount]) == termBytesCount,
            postingsOffsets[0] == 0, postingsOffsets[termCount] == UInt64(postingCount)
        else { throw .corrupt("its terms do not fill their sections") }
        for index in 0..<termCount {
            guard termOffsets[index] < termOffsets[index + 1], postingsOffsets[index] < postingsOffsets[index + 1],
                Int(termOffsets[index + 1]) <= termBytesCount, postingsOffsets[index + 1] <= UInt64(postingCount)
            else { throw .corrupt("its offsets do not ascend at term \(index)") }
            guard index == 0 || term(at: index - 1).lexicographicallyPrecedes(term(at: index)) else {
                throw .corrupt("its terms do not ascend at term \(index)")
            }
            let range = postings(ofTerm: index)
            for posting in range.dropFirst() where documents[posting - 1] >= documents[posting] {
                throw .corrupt("its documents do not ascend in term \(index)")
            }
            // They ascend, so the last is the greatest.
            guard Int(documents[range.upperBound - 1]) < documentCount else {
                throw .corrupt("term \(index) names a document that is not there")
            }
        }
        guard tokenStarts[0] == 0, tokenStarts[documentCount] == UInt64(tokenCount) else {
            throw .corrupt("its tokens do not fill their section")
        }
        for document in 0..<documentCount {
            let (end, overflow) = tokenStarts[document].addingReportingOverflow(length(ofDocument: document))
            guard !overflow, end == tokenStarts[document + 1] else {
                throw .corrupt("document \(document) has more or fewer tokens than its length")
            }
        }
        for field in 0..<fieldCount {
            var sum: UInt64 = 0
            for document in 0..<documentCount { sum += UInt64(lengths[document * fieldCount + field]) }
            guard sum == totals[field] else { throw .corrupt("its total lengths are not the sum of its lengths") }
        }
    }
}
