package import KnowledgeModel

/// The nearest rows of several vector files, searched as if they were one.
///
/// Signs of all allowed rows are scanned, or int8 codes where few are allowed; the best by that estimate are ranked by
/// int8 codes, and the best of those by the f32 product. Every estimate depends on the row and the query alone, is cut
/// at a depth of the whole union, and ties are broken by an order of the whole union: so the outcome is the same
/// however the vectors are divided into files. Where a file has no signs, because an earlier version wrote it, int8 codes
/// are scanned in all.
package struct UnionSearch {
    package struct File {
        package let search: NearestSearch
        /// Rows that may be found, or nil for all.
        package let allowed: Bitmap?

        package init(_ search: NearestSearch, allowed: Bitmap?) {
            precondition(allowed.map { $0.count == search.rowCount } ?? true, "a filter must have one bit for each row")
            self.search = search
            self.allowed = allowed
        }
    }

    /// A row of one of the files.
    package struct Place: Sendable, Hashable {
        package let file: Int
        package let row: Int32
    }

    package struct Hit: Sendable, Hashable {
        package let place: Place
        /// The f32 product.
        package let score: Float
    }

    private let files: [File]
    private let liveCount: Int
    /// Rows of all files before each file.
    private let starts: [UInt32]

    /// - Parameter liveCount: rows that a search without a filter would allow.
    /// - Precondition: all files have the same dimensions, and together fewer than 2³² rows.
    package init(_ files: [File], liveCount: Int) {
        precondition(files.allSatisfy { $0.search.dimensions == files[0].search.dimensions })
        self.files = files
        self.liveCount = liveCount
        var start: UInt32 = 0
        starts = files.map { file in
            defer { start += UInt32(file.search.rowCount) }
            return start
        }
    }

    /// - Parameters:
    ///   - limit: how many to return at most.
    ///   - depths: how many candidates to take on; never fewer than `limit`.
    ///   - firstPass: other than the cheaper one serves tests and measurements.
    ///   - precedes: the order of rows with equal scores; in each file that of its rows.
    /// - Precondition: the query has the files' dimensions.
    /// - Complexity: O(*rows* × `dimensions` / 8) bytes read, or O(*allowed rows* × `dimensions`), some 30 GB/s
    package func nearest(
        to query: ScanQuery, limit: Int, depths: SearchDepths? = nil, firstPass: FirstPass? = nil,
        precedes: (Place, Place) -> Bool
    ) -> [Hit] {
        guard limit > 0, !files.isEmpty else { return [] }
        var depths = depths ?? SearchDepths(limit: limit)
        depths.codes = max(depths.codes, limit)
        depths.signs = max(depths.signs, depths.codes)
        func inOrder(_ a: UInt32, _ b: UInt32) -> Bool { precedes(place(a), place(b)) }

        var keys: [UInt64]
        if pass(firstPass, depths) == .signs {
            keys = ScoredRow.best(depths.signs, of: bySigns(query, depth: depths.signs), precedes: inOrder)
            keys = rescored(keys) { search, rows in search.approximateScores(of: rows, for: query) }
        } else {
            keys = byCodes(query, depth: depths.codes)
        }
        keys = ScoredRow.best(depths.codes, of: keys, precedes: inOrder)
        keys = rescored(keys) { search, rows in search.scores(of: rows, for: query) }
        return ScoredRow.sorted(keys, precedes: inOrder).prefix(limit).map {
            let hit = ScoredRow(key: $0)
            return Hit(place: place(hit.row), score: hit.score)
        }
    }

    private func pass(_ wanted: FirstPass?, _ depths: SearchDepths) -> FirstPass {
        guard files.allSatisfy({ $0.search.hasSigns }) else { return .codes }
        if let wanted { return wanted }
        let allowed = files.reduce(0) { $0 + ($1.allowed?.setCount ?? $1.search.rowCount) }
        return .cheaper(allowed: allowed, live: liveCount, depths: depths)
    }

    /// At least the best `depth` rows by their signs, where there are so many.
    private func bySigns(_ query: ScanQuery, depth: Int) -> [UInt64] {
        let total = files.reduce(0) { $0 + $1.search.rowCount }
        guard total > 0 else { return [] }
        var greatest = GreatestKeys(limit: min(depth, total))
        let signs = files[0].search.signQuery(query)
        for (file, start) in zip(files, starts) {
            file.search.scanSigns(signs, firstRow: start, allowed: file.allowed, into: &greatest)
        }
        return greatest.keys()
    }

    /// At least the best `depth` rows by their int8 codes, where there are so many.
    private func byCodes(_ query: ScanQuery, depth: Int) -> [UInt64] {
        zip(files, starts).flatMap { file, start in
            file.search.approximateCandidates(to: query, depth: depth, allowed: file.allowed)
                .compactMap { ScoredRow(score: $0.score, row: start + UInt32($0.row))?.key }
        }
    }

    /// The same rows with other scores, those without a vector left out. Rows are read in their order.
    private func rescored(
        _ keys: [UInt64], _ scores: (_ search: NearestSearch, _ rows: [Int32]) -> [Float]
    ) -> [UInt64] {
        let rows = keys.map { ScoredRow(key: $0).row }.sorted()
        var result: [UInt64] = []
        result.reserveCapacity(rows.count)
        var index = 0
        for (file, start) in zip(files, starts) {
            let first = index
            while index < rows.count, rows[index] - start < UInt32(file.search.rowCount) { index += 1 }
            guard first < index else { continue }
            let own = rows[first..<index].map { Int32(truncatingIfNeeded: $0 - start) }
            for (row, score) in zip(own, scores(file.search, own)) where file.search.hasVector(at: row) {
                if let scored = ScoredRow(score: score, row: start + UInt32(row)) { result.append(scored.key) }
            }
        }
        return result
    }

    private func place(_ row: UInt32) -> Place {
        var file = starts.count - 1
        while starts[file] > row { file -= 1 }
        return Place(file: file, row: Int32(truncatingIfNeeded: row - starts[file]))
    }
}
