import SectionFile

/// The sections of an open postings file; `PostingsFileFormat` says what they hold.
struct PostingsSections {
    let documentCount: Int
    let fieldCount: Int
    let termCount: Int
    let blockCount: Int
    let postingCount: Int
    let codeCount: Int
    let exceptionCount: Int
    let tokenCount: Int
    let termBytesCount: Int
    private let termBytes: UnsafePointer<UInt8>
    let termOffsets: UnsafePointer<UInt32>
    let termBlocks: UnsafePointer<UInt32>
    let blockWindows: UnsafePointer<UInt16>
    let blockStarts: UnsafePointer<UInt32>
    /// `blockCount` × 2
    let blockMaxima: UnsafePointer<UInt8>
    let offsets: UnsafePointer<UInt16>
    let codes: UnsafePointer<UInt8>
    /// `codeCount` × `fieldCount`
    let codeFrequencies: UnsafePointer<UInt16>
    let exceptions: UnsafePointer<UInt32>
    let exceptionFrequencies: UnsafePointer<UInt16>
    let lengthClasses: UnsafePointer<UInt8>
    /// `documentCount` × `fieldCount`
    let lengths: UnsafePointer<UInt32>
    let totals: UnsafePointer<UInt64>
    let tokenStarts: UnsafePointer<UInt64>
    let tokens: UnsafePointer<UInt32>

    /// Checks the counts of the header against the sizes of all sections.
    init(_ bytes: UnsafeRawBufferPointer, _ table: SectionTable) throws(SectionProblem) {
        documentCount = Int(bytes.number(at: 32, as: UInt32.self))
        fieldCount = Int(bytes.number(at: 36, as: UInt16.self))
        codeCount = Int(bytes.number(at: 38, as: UInt16.self))
        termCount = Int(bytes.number(at: 40, as: UInt32.self))
        blockCount = Int(bytes.number(at: 44, as: UInt32.self))
        postingCount = Int(bytes.number(at: 48, as: UInt32.self))
        exceptionCount = Int(bytes.number(at: 52, as: UInt32.self))
        let tokenTotal = bytes.number(at: 56, as: UInt64.self)
        // No count exceeds 32 bits or the bytes of the file, so that no sum or product of them overflows.
        guard documentCount <= PostingsFileFormat.documentCountMaximum,
            (1...PostingsFileFormat.fieldCountMaximum).contains(fieldCount), codeCount <= 256,
            codeCount > 0 || postingCount == 0, tokenTotal <= UInt64(bytes.count)
        else { throw .corrupt("its header holds impossible counts") }
        tokenCount = Int(tokenTotal)
        typealias Format = PostingsFileFormat
        termBytesCount = table.byteCount(ofSection: Format.termBytes)
        termBytes = try table.section(kind: Format.termBytes, of: UInt8.self, count: termBytesCount)
        termOffsets = try table.section(kind: Format.termOffsets, of: UInt32.self, count: termCount + 1)
        termBlocks = try table.section(kind: Format.termBlocks, of: UInt32.self, count: termCount + 1)
        blockWindows = try table.section(kind: Format.blockWindows, of: UInt16.self, count: blockCount)
        blockStarts = try table.section(kind: Format.blockStarts, of: UInt32.self, count: blockCount + 1)
        blockMaxima = try table.section(kind: Format.blockMaxima, of: UInt8.self, count: blockCount * 2)
        offsets = try table.section(kind: Format.offsets, of: UInt16.self, count: postingCount)
        codes = try table.section(kind: Format.codes, of: UInt8.self, count: postingCount)
        codeFrequencies = try table.section(
            kind: Format.codeFrequencies, of: UInt16.self, count: codeCount * fieldCount)
        exceptions = try table.section(kind: Format.exceptions, of: UInt32.self, count: exceptionCount)
        exceptionFrequencies = try table.section(
            kind: Format.exceptionFrequencies, of: UInt16.self, count: exceptionCount * fieldCount)
        lengthClasses = try table.section(kind: Format.lengthClasses, of: UInt8.self, count: documentCount)
        lengths = try table.section(kind: Format.lengths, of: UInt32.self, count: documentCount * fieldCount)
        totals = try table.section(kind: Format.totals, of: UInt64.self, count: fieldCount)
        tokenStarts = try table.section(kind: Format.tokenStarts, of: UInt64.self, count: documentCount + 1)
        tokens = try table.section(kind: Format.tokens, of: UInt32.self, count: tokenCount)
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

    // MARK: - Documents

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
}
