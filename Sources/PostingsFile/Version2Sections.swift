import SectionFile

/// A file of version 2, which had the same lists as `UInt32` documents and written-out frequencies. It is written anew in
/// memory when it is opened, about 50 ns a posting: no index need be made again for the new form, and the next that is
/// written, or the next merge of its part, has it.
///
/// | offset | size | fields of the header                                                         |
/// |-------:|-----:|:-----------------------------------------------------------------------------|
/// |     32 |    4 | number of documents                                                          |
/// |     36 |    4 | number of fields                                                             |
/// |     40 |    8 | number of terms                                                              |
/// |     48 |    8 | number of postings                                                           |
/// |     56 |    8 | number of tokens                                                             |
///
/// Sections 1, 2 and 6 to 9 are those of version 3. Section 3: first posting of each term and the end of the last, UInt64,
/// terms + 1. Section 4: documents, UInt32, postings. Section 5: frequencies, UInt16, postings × fields.
enum Version2Sections {
    static let version: UInt32 = 2

    /// The bytes of the same file in the version that is written now.
    ///
    /// - Throws: a promise of version 2 that does not hold; all of them are looked at, checksums too.
    /// - Complexity: O(file)
    static func rewritten(_ bytes: UnsafeRawBufferPointer, _ table: SectionTable) throws(SectionProblem) -> [UInt8] {
        let documentCount = Int(bytes.number(at: 32, as: UInt32.self))
        let fieldCount = Int(bytes.number(at: 36, as: UInt32.self))
        let counts = [40, 48, 56].map { bytes.number(at: $0, as: UInt64.self) }
        guard documentCount <= PostingsFileFormat.documentCountMaximum,
            (1...PostingsFileFormat.fieldCountMaximum).contains(fieldCount),
            counts.allSatisfy({ $0 <= UInt64(bytes.count) }), counts[1] < UInt64(UInt32.max)
        else { throw .corrupt("its header holds impossible counts") }
        let (termCount, postingCount, tokenCount) = (Int(counts[0]), Int(counts[1]), Int(counts[2]))
        try table.verifyChecksums()
        typealias Format = PostingsFileFormat
        func numbers<Number: BitwiseCopyable>(
            _ kind: UInt32, _ type: Number.Type, _ count: Int
        ) throws(SectionProblem) -> UnsafeBufferPointer<Number> {
            UnsafeBufferPointer(start: try table.section(kind: kind, of: type, count: count), count: count)
        }
        let terms = try numbers(Format.termBytes, UInt8.self, table.byteCount(ofSection: Format.termBytes))
        let termOffsets = try numbers(Format.termOffsets, UInt32.self, termCount + 1)
        let postings = try numbers(3, UInt64.self, termCount + 1)
        let documents = try numbers(4, UInt32.self, postingCount)
        let frequencies = try numbers(5, UInt16.self, postingCount * fieldCount)
        let lengths = try numbers(Format.lengths, UInt32.self, documentCount * fieldCount)
        let tokens = try numbers(Format.tokens, UInt32.self, tokenCount)
        // What the writer takes as promised.
        let lengthTotal = lengths.reduce(UInt64(0)) { $0 + UInt64($1) }
        guard lengthTotal == UInt64(tokenCount) else {
            throw .corrupt("its documents have more or fewer tokens than their lengths")
        }
        guard termOffsets[0] == 0, Int(termOffsets[termCount]) == terms.count, postings[0] == 0,
            postings[termCount] == UInt64(postingCount)
        else { throw .corrupt("its terms do not fill their sections") }
        for index in 0..<termCount
        where termOffsets[index] >= termOffsets[index + 1] || postings[index] >= postings[index + 1] {
            throw .corrupt("its offsets do not ascend at term \(index)")
        }
        var writer = PostingsFileWriter(fieldCount: fieldCount)
        writer.setDocumentLengths(Array(lengths))
        writer.setTokens(Array(tokens))
        var last: [UInt8] = []
        for index in 0..<termCount {
            let term = Array(terms[Int(termOffsets[index])..<Int(termOffsets[index + 1])])
            let range = Int(postings[index])..<Int(postings[index + 1])
            guard last.lexicographicallyPrecedes(term) else {
                throw .corrupt("its terms do not ascend at term \(index)")
            }
            for posting in range.dropFirst() where documents[posting - 1] >= documents[posting] {
                throw .corrupt("its documents do not ascend in term \(index)")
            }
            guard Int(documents[range.upperBound - 1]) < documentCount else {
                throw .corrupt("term \(index) names a document that is not there")
            }
            writer.append(
                term: term, documents: Array(documents[range]),
                frequencies: Array(frequencies[range.lowerBound * fieldCount..<range.upperBound * fieldCount]))
            last = term
        }
        return writer.bytes()
    }
}
