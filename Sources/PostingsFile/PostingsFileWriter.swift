import SectionFile

/// Collects posting lists in the order of their terms and writes them as one postings file.
///
/// The same lists and lengths give the same bytes. Holds everything in memory until written.
package struct PostingsFileWriter {
    package let fieldCount: Int
    private var termBytes: [UInt8] = []
    private var termOffsets: [UInt32] = [0]
    private var postingsOffsets: [Int] = [0]
    private var documents: [UInt32] = []
    private var frequencies: [UInt16] = []
    private var lengths: [UInt32] = []
    private var lastTerm: [UInt8]?
    private var documentMaximum: UInt32 = 0
    private var tokenStarts: [UInt64] = [0]
    private var tokens: [UInt32] = []

    /// What stands where no token was placed: no term has this position.
    static let noTerm = UInt32.max

    /// - Precondition: 1 to 8 fields.
    package init(fieldCount: Int) {
        precondition((1...PostingsFileFormat.fieldCountMaximum).contains(fieldCount))
        self.fieldCount = fieldCount
    }

    /// Adds the postings of one term.
    ///
    /// - Parameters:
    ///   - term: UTF-8, above all terms before it by unsigned bytes; not empty.
    ///   - documents: rows that hold the term, strictly ascending; not empty.
    ///   - frequencies: how often, by document and field: `[documents × fields]`.
    /// - Precondition: all of the above; less than 4 GiB of terms.
    /// - Complexity: O(`documents.count` × fields), amortised
    package mutating func append(term: [UInt8], documents: [UInt32], frequencies: [UInt16]) {
        precondition(!term.isEmpty && !documents.isEmpty && frequencies.count == documents.count * fieldCount)
        if let lastTerm { precondition(lastTerm.lexicographicallyPrecedes(term), "terms must ascend") }
        for index in documents.indices.dropFirst() {
            precondition(documents[index - 1] < documents[index], "documents must ascend")
        }
        lastTerm = term
        termBytes += term
        termOffsets.append(UInt32(termBytes.count))
        self.documents += documents
        self.frequencies += frequencies
        postingsOffsets.append(self.documents.count)
        documentMaximum = max(documentMaximum, documents.last ?? 0)
    }

    /// Sets the lengths of all documents, and with them their number.
    ///
    /// - Parameter lengths: tokens by document and field: `[documents × fields]`.
    package mutating func setDocumentLengths(_ lengths: [UInt32]) {
        let count = lengths.count / fieldCount
        precondition(lengths.count % fieldCount == 0 && count <= PostingsFileFormat.documentCountMaximum)
        self.lengths = lengths
        tokenStarts = [0]
        for document in 0..<lengths.count / fieldCount {
            let length = lengths[document * fieldCount..<(document + 1) * fieldCount].reduce(0) { $0 + UInt64($1) }
            tokenStarts.append(tokenStarts[document] + length)
        }
        tokens = [UInt32](repeating: Self.noTerm, count: Int(tokenStarts.last ?? 0))
    }

    /// Says where the term that will be appended next stands.
    ///
    /// - Parameter offset: in tokens from the beginning of the field; what lies past its length is left out.
    /// - Precondition: the document has a length.
    /// - Complexity: O(fields)
    package mutating func placeNextTerm(document: Int, field: Int, offset: Int) {
        let lengths = lengths[document * fieldCount..<(document + 1) * fieldCount]
        let before = lengths.prefix(field).reduce(0) { $0 + Int($1) }
        guard offset >= 0, offset < lengths[lengths.startIndex + field] else { return }
        tokens[Int(tokenStarts[document]) + before + offset] = UInt32(termOffsets.count - 1)
    }

    /// The same for all documents at once: `[tokens]` as the format has them.
    mutating func setTokens(_ tokens: [UInt32]) {
        precondition(tokens.count == self.tokens.count)
        self.tokens = tokens
    }

    /// Hands the whole file to `sink`, piece by piece and in order.
    ///
    /// - Precondition: every document of a posting has a length; less than 2^32 postings.
    /// - Throws: what `sink` throws.
    package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let documentCount = lengths.count / fieldCount
        precondition(documents.isEmpty || Int(documentMaximum) < documentCount, "a posting's document has no length")
        var totals = [UInt64](repeating: 0, count: fieldCount)
        for (index, length) in lengths.enumerated() { totals[index % fieldCount] += UInt64(length) }
        let lengthClasses = (0..<documentCount).map {
            LengthClasses.ofLength(tokenStarts[$0 + 1] - tokenStarts[$0])
        }
        let codes = FrequencyCodes(of: frequencies, fieldCount: fieldCount)
        let blocks = PostingBlocks(
            documents: documents, terms: postingsOffsets, codes: codes.codes, lengthClasses: lengthClasses)
        var fields: [UInt8] = []
        fields.appendNumber(UInt32(documentCount))
        fields.appendNumber(UInt16(fieldCount))
        fields.appendNumber(UInt16(codes.frequencies.count / fieldCount))
        fields.appendNumber(UInt32(termOffsets.count - 1))
        fields.appendNumber(UInt32(blocks.windows.count))
        fields.appendNumber(UInt32(documents.count))
        fields.appendNumber(UInt32(codes.exceptions.count))
        fields.appendNumber(UInt64(tokens.count))
        typealias Format = PostingsFileFormat
        try SectionTable.write(
            magic: Format.magic, version: Format.version, fields: fields,
            sections: [
                SectionContents(kind: Format.termBytes, termBytes),
                SectionContents(kind: Format.termOffsets, termOffsets),
                SectionContents(kind: Format.termBlocks, blocks.terms),
                SectionContents(kind: Format.blockWindows, blocks.windows),
                SectionContents(kind: Format.blockStarts, blocks.starts),
                SectionContents(kind: Format.blockMaxima, blocks.maxima),
                SectionContents(kind: Format.offsets, blocks.offsets),
                SectionContents(kind: Format.codes, codes.codes),
                SectionContents(kind: Format.codeFrequencies, codes.frequencies),
                SectionContents(kind: Format.exceptions, codes.exceptions),
                SectionContents(kind: Format.exceptionFrequencies, codes.exceptionFrequencies),
                SectionContents(kind: Format.lengthClasses, lengthClasses),
                SectionContents(kind: Format.lengths, lengths),
                SectionContents(kind: Format.totals, totals),
                SectionContents(kind: Format.tokenStarts, tokenStarts),
                SectionContents(kind: Format.tokens, tokens),
            ],
            to: sink)
    }

    /// The whole file.
    func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        do { try write { bytes += $0 } } catch { preconditionFailure("memory does not fail: \(error)") }
        return bytes
    }
}
