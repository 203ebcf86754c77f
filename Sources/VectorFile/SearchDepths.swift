/// How many candidates each pass of a search hands to the next.
package struct SearchDepths: Sendable, Hashable {
    /// From the signs to the int8 codes, where signs are scanned.
    package var signs: Int
    /// From the int8 codes to the f32 vectors.
    package var codes: Int

    package init(signs: Int, codes: Int) {
        self.signs = signs
        self.codes = codes
    }

    /// What finds 0.99 and more of the true nearest among 100,000 real passages; see docs/benchmarks.md.
    package init(limit: Int) {
        let limit = min(limit, Int(Int32.max) / 16)
        self.init(signs: max(8 * limit, 200), codes: max(2 * limit, 20))
    }
}

/// What a search reads of every row.
package enum FirstPass: Sendable, Hashable {
    /// One bit a dimension: 50 bytes for 384.
    case signs
    /// One byte a dimension.
    case codes

    /// The cheaper one: `codes` where few rows are allowed, since they alone are read.
    ///
    /// Both are counts of the whole union, so that the choice, and with it the answer, is the same however its rows are
    /// divided into files.
    ///
    /// - Parameters:
    ///   - allowed: rows that may be found.
    ///   - live: rows that are not dead, whether a filter allows them or not.
    package static func cheaper(allowed: Int, live: Int, depths: SearchDepths) -> FirstPass {
        allowed <= live / signRowsPerCodeRow + depths.signs * codeRowsPerCandidate ? .codes : .signs
    }

    // As measured: a row costs 0.8 to 1.6 ns by its sign code, and 8 to 20 by its int8 codes, or more where rows between are
    // left out; each candidate as much as some rows, for it is picked out, and read where nothing else is.
    private static let signRowsPerCodeRow = 32
    private static let codeRowsPerCandidate = 6
}
