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
        // A scalar has two code units if, and only if, it has four bytes.
        var pairsBefore = 0
        var pairsWithin = 0
        for (index, byte) in self.utf8.prefix(utf8.upperBound).enumerated() where byte >= 0xF0 {
            if index < utf8.lowerBound { pairsBefore += 1 } else { pairsWithin += 1 }
        }
        return scalars.lowerBound + pairsBefore..<scalars.upperBound + pairsBefore + pairsWithin
    }
}
