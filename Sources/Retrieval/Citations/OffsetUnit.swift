/// What the offsets of a citation count.
package enum OffsetUnit: String, Sendable, CaseIterable {
    /// Unicode scalars, as Python and SQL count.
    case scalars
    /// Bytes of UTF-8.
    case utf8
    /// Code units of UTF-16, as JavaScript, Java and C# count.
    case utf16
}

extension Citation {
    /// The quote's place in the article text. O(1).
    package func range(in unit: OffsetUnit) -> Range<Int> {
        switch unit {
        case .scalars: scalarRange
        case .utf8: utf8Range
        case .utf16: utf16Range
        }
    }
}

extension String {
    /// The same range in UTF-16. O(upper bound).
    ///
    /// - Parameters:
    ///   - utf8: on scalar boundaries.
    ///   - scalars: the same range.
    func utf16Range(utf8: Range<Int>, scalars: Range<Int>) -> Range<Int> {
        // Up to here as many scalars as bytes: one code unit each.
        if utf8.upperBound == scalars.upperBound { return scalars }
        // A scalar has two code units if, and only if, it has four bytes.
        var text = self
        let (pairsBefore, pairs) = text.withUTF8 { bytes in
            (
                Self.leadsOfFour(bytes[..<utf8.lowerBound]),
                Self.leadsOfFour(bytes[..<utf8.upperBound])
            )
        }
        return scalars.lowerBound + pairsBefore..<scalars.upperBound + pairs
    }

    private static func leadsOfFour(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        // Without a branch, so that the compiler can count many bytes at once.
        UnsafeBufferPointer(rebasing: bytes).reduce(0) { $0 &+ ($1 >= 0xF0 ? 1 : 0) }
    }
}
