/// An article text as a browser may find words in it: in pieces that lie within one block of the page, which are its
/// lines and, of a row, its cells.
struct ArticleWords {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Pieces of the range, in order, without white space at their ends; none is empty. O(length of the range).
    func pieces(in range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where isBoundary(index, in: range) {
            append(start..<index, to: &pieces)
            start = index + 1
        }
        append(start..<range.upperBound, to: &pieces)
        return pieces
    }

    /// The last piece before the offset; nil if there is none within reach.
    func piece(before offset: Int) -> Range<Int>? {
        var end = offset
        let reach = max(0, offset - Self.reach)
        while end > reach, isSpace(bytes[end - 1]) || isBoundary(end - 1, in: 0..<bytes.count) { end -= 1 }
        var start = end
        while start > reach, !isBoundary(start - 1, in: 0..<bytes.count) { start -= 1 }
        // a piece that reaches further back is taken from a word on
        if start == reach, start > 0 {
            while start < end, !isSpace(bytes[start]) { start += 1 }
        }
        return trimmed(start..<end)
    }

    /// The first piece from the offset on; nil if there is none within reach.
    func piece(after offset: Int) -> Range<Int>? {
        let end = min(bytes.count, offset + Self.reach)
        var start = offset
        while start < end, isSpace(bytes[start]) || isBoundary(start, in: 0..<bytes.count) { start += 1 }
        var upper = start
        while upper < end, !isBoundary(upper, in: 0..<bytes.count) { upper += 1 }
        if upper == end, end < bytes.count {
            while upper > start, !isSpace(bytes[upper - 1]) { upper -= 1 }
        }
        return trimmed(start..<upper)
    }

    /// Words of a piece: what white space parts. Where a script writes without spaces, also what its punctuation parts:
    /// any other place in it may be inside a word.
    func words(of piece: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = piece.lowerBound
        var index = start
        while index < piece.upperBound {
            if isSpace(bytes[index]) {
                if start < index { words.append(start..<index) }
                index += 1
                start = index
            } else if isWidePunctuation(at: index, end: piece.upperBound) {
                index += 3
                words.append(start..<index)
                start = index
            } else {
                index += 1
            }
        }
        if start < index { words.append(start..<index) }
        return words
    }

    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Bytes that are looked at for a neighbour.
    private static let reach = 512

    /// A line break, or the sign between two cells.
    private func isBoundary(_ index: Int, in range: Range<Int>) -> Bool {
        switch bytes[index] {
        case 0x0A: true
        case UInt8(ascii: "|"):
            (index == range.lowerBound || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A)
                && (index + 1 == range.upperBound || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x0A)
        default: false
        }
    }

    /// `、 。 ！ ， ： ； ？`
    private func isWidePunctuation(at index: Int, end: Int) -> Bool {
        guard bytes[index] >= 0xE3, index + 2 < end else { return false }
        return switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE3, 0x80, 0x81...0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A...0x9B),
            (0xEF, 0xBC, 0x9F):
            true
        default: false
        }
    }

    private func append(_ range: Range<Int>, to pieces: inout [Range<Int>]) {
        if let piece = trimmed(range) { pieces.append(piece) }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start < end ? start..<end : nil
    }
}
