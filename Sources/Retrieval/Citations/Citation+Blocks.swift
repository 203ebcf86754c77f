import TextAnalysis

extension Citation {
    /// The smallest piece of a quote that is cited by itself.
    package struct Block: Sendable, Hashable {
        package let text: String
        /// Offsets in the article text, in Unicode scalars.
        package let scalarRange: Range<Int>
    }

    /// The quote's sentences, a row of a table being one. In order; between them stands white space only, and each is a
    /// slice of the article text. Never empty. O(length of the quote).
    package var blocks: [Block] {
        let bytes = Array(quote.utf8)
        let offsets = ScalarOffsets(utf8: bytes)
        var ranges: [Range<Int>] = []
        var start = 0
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let sentences = SentenceSplitter.sentences(in: bytes, range: start..<end)
            if Self.isRow(bytes[start..<end]), let first = sentences.first, let last = sentences.last {
                ranges.append(first.lowerBound..<last.upperBound)
            } else {
                ranges += sentences
            }
            start = end + 1
        }
        if ranges.isEmpty { ranges = [0..<bytes.count] }
        return ranges.map { range in
            let scalars = offsets.scalarRange(ofUTF8: range)
            return Block(
                text: String(decoding: bytes[range], as: UTF8.self),
                scalarRange: scalarRange.lowerBound + scalars.lowerBound..<scalarRange.lowerBound + scalars.upperBound)
        }
    }

    /// Whether cells stand on the line, which an article text sets apart by ` | `.
    private static func isRow(_ line: ArraySlice<UInt8>) -> Bool {
        line.indices.contains { index in
            line[index] == UInt8(ascii: "|") && (index == line.startIndex || line[index - 1] == UInt8(ascii: " "))
                && (index + 1 == line.endIndex || line[index + 1] == UInt8(ascii: " "))
        }
    }
}
