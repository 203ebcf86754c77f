import SectionFile

/// Collects posting lists in the order of their terms and writes them as one postings file.
///
/// The same lists and lengths give the same bytes. Holds everything in memory until written.
package struct PostingsFileWriter {
    package let fieldCount: Int
    private var termBytes: [UInt8] = []
    private var termOffsets: [UInt32] = [0]
    private var postingsOffsets: [UInt64] = [0]
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
        postingsOffsets.append(UInt64(self.documents.count))
        documentMaximum = max(documentMaximum, documents.last ?? 0)
    }

    /// Sets the lengths of all documents, and with them their number.
    ///
    /// - Parameter lengths: tokens by document and field: `[documents × fields]`.
    package mutating func setDocumentLengths(_ lengths: [UInt32]) {
        precondition(lengths.count % fieldCount == 0 && lengths.count / fieldCount <= Int(Int32.max))
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

    /// Hands the whole file to `sink`, piece by piece and in order.
    ///
    /// - Precondition: every document of a posting has a length.
    /// - Throws: what `sink` throws.
    package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let documentCount = lengths.count / fieldCount
        precondition(documents.isEmpty || Int(documentMaximum) < documentCount, "a posting's document has no length")
        var totals = [UInt64](repeating: 0, count: fieldCount)
        for (index, length) in lengths.enumerated() { totals[index % fieldCount] += UInt64(length) }
        var fields: [UInt8] = []
        fields.appendNumber(UInt32(documentCount))
        fields.appendNumber(UInt32(fieldCount))
        fields.appendNumber(UInt64(termOffsets.count - 1))
        fields.appendNumber(UInt64(documents.count))
        fields.appendNumber(UInt64(tokens.count))
        try SectionTable.write(
            magic: PostingsFileFormat.magic, version: PostingsFileFormat.version, fields: fields,
            sections: [
                SectionContents(kind: PostingsFileFormat.termBytes, termBytes),
                SectionContents(kind: PostingsFileFormat.termOffsets, termOffsets),
                SectionContents(kind: PostingsFileFormat.postingsOffsets, postingsOffsets),
                SectionContents(kind: PostingsFileFormat.documents, documents),
                SectionContents(kind: PostingsFileFormat.frequencies, frequencies),
                SectionContents(kind: PostingsFileFormat.lengths, lengths),
                SectionContents(kind: PostingsFileFormat.totals, totals),
                SectionContents(kind: PostingsFileFormat.tokenStarts, tokenStarts),
                SectionContents(kind: PostingsFileFormat.tokens, tokens),
            ],
            to: sink)
    }
}
