/// A stretch of text that is marked, or not.
struct TextPiece {
    let piece: String
    let isMarked: Bool
    /// The first marked one, which an address can lead to.
    let isFirstMarked: Bool
}

/// Cuts bytes of UTF-8 into marked and unmarked stretches.
struct TextPieces {
    private let bytes: [UInt8]
    private let marked: Range<Int>?

    /// - Parameter marked: on scalar boundaries; nil or empty marks nothing.
    init(_ bytes: [UInt8], marked: Range<Int>?) {
        self.bytes = bytes
        self.marked = marked.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The pieces of a range, in order; none is empty.
    func pieces(_ range: Range<Int>) -> [TextPiece] {
        guard let marked, marked.overlaps(range) else { return piece(range, false) }
        let middle = marked.clamped(to: range)
        return piece(range.lowerBound..<middle.lowerBound, false) + piece(middle, true)
            + piece(middle.upperBound..<range.upperBound, false)
    }

    private func piece(_ range: Range<Int>, _ isMarked: Bool) -> [TextPiece] {
        guard !range.isEmpty else { return [] }
        return [
            TextPiece(
                piece: String(decoding: bytes[range], as: UTF8.self), isMarked: isMarked,
                isFirstMarked: isMarked && range.lowerBound == marked?.lowerBound)
        ]
    }
}
