package import KnowledgeModel

/// A row and its cosine similarity to the query.
package struct VectorHit: Sendable, Hashable {
    package let row: Int32
    package let score: Float

    package init(row: Int32, score: Float) {
        self.row = row
        self.score = score
    }
}

/// Finds the rows of one vector file that are nearest to a query.
///
/// A row is found by what it and the query are, never by its neighbours: no graph, no cells, no training. Results are
/// ordered by score, then by row. `UnionSearch` searches several files as if they were one.
package struct NearestSearch: Sendable {
    private let reader: VectorFileReader
    private let kernel: ScanKernel

    /// - Parameter kernel: another than the best serves tests.
    package init(_ reader: VectorFileReader, kernel: ScanKernel = .best) {
        self.reader = reader
        self.kernel = kernel
    }

    package var rowCount: Int { reader.count }
    package var dimensions: Int { reader.dimensions }
    /// Whether its rows can be found by their signs.
    package var hasSigns: Bool { reader.hasSigns }

    /// The nearest rows of this one file, as `UnionSearch` finds them.
    ///
    /// - Parameters:
    ///   - limit: how many to return at most.
    ///   - allowed: rows that may be found, or nil for all.
    ///   - depths: how many candidates each pass takes on.
    ///   - firstPass: other than the cheaper one serves tests and measurements.
    /// - Precondition: the query has the file's dimensions, the filter its count.
    package func nearest(
        to query: EmbeddingVector, limit: Int, depths: SearchDepths? = nil, allowed: Bitmap? = nil,
        firstPass: FirstPass? = nil
    ) -> [VectorHit] {
        UnionSearch([.init(self, allowed: allowed)], liveCount: rowCount)
            .nearest(to: ScanQuery(query), limit: limit, depths: depths, firstPass: firstPass) { $0.row < $1.row }
            .map { VectorHit(row: $0.place.row, score: $0.score) }
    }

    /// The nearest rows by the exact product with all of them: what `nearest` is measured against.
    ///
    /// - Complexity: O(*rows* × `dimensions`), four times the bytes of the scan
    package func nearestExact(to query: EmbeddingVector, limit: Int, allowed: Bitmap? = nil) -> [VectorHit] {
        let query = ScanQuery(query)
        precondition(query.dimensions == reader.dimensions)
        return search(allowed: allowed, limit: limit) { rows, block, scores in
            kernel.dots(
                query.values, rows.values + block.first * rows.stride, stride: rows.stride, rows: block.list,
                count: block.count, into: scores)
        }
    }

    /// The best rows by the products of int8 codes, with those estimates as scores.
    ///
    /// - Parameter depth: how many to return at most.
    /// - Precondition: the query has the file's dimensions, the filter its count.
    package func approximateCandidates(to query: ScanQuery, depth: Int, allowed: Bitmap? = nil) -> [VectorHit] {
        precondition(query.dimensions == reader.dimensions)
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: RowBlock.roomForProducts) { products in
            guard let products = products.baseAddress else { return [] }
            return search(allowed: allowed, limit: depth) { rows, block, scores in
                kernel.dots(
                    query.codes, rows.codes + block.first * rows.stride, stride: rows.stride, rows: block.list,
                    count: block.count, into: products)
                // The order of the two products is fixed: an estimate has the same bits wherever it is made.
                for index in 0..<block.count {
                    scores[index] = Float(products[index]) * (rows.scales[block.row(index)] * query.scale)
                }
            }
        }
    }

    /// What `approximateCandidates` says of given rows, in their order; 0 for a row without a vector.
    ///
    /// - Precondition: `rows` are rows of this file, the query has its dimensions.
    func approximateScores(of rows: [Int32], for query: ScanQuery) -> [Float] {
        precondition(query.dimensions == reader.dimensions)
        return reader.withRows { table in
            let products = [Int32](unsafeUninitializedCapacity: rows.count) { products, initializedCount in
                if let products = products.baseAddress {
                    kernel.dots(
                        query.codes, table.codes, stride: table.stride, rows: rows, count: rows.count, into: products)
                }
                initializedCount = rows.count
            }
            return zip(rows, products).map { Float($1) * (table.scales[Int($0)] * query.scale) }
        }
    }

    func hasVector(at row: Int32) -> Bool { reader.hasVector(at: row) }

    func signQuery(_ query: ScanQuery) -> SignQuery {
        precondition(query.dimensions == reader.dimensions)
        return SignQuery(query, rotation: reader.rotation, kernel: kernel)
    }

    /// Adds the rows with the greatest estimates by their signs; none if the file has no signs.
    func scanSigns(
        _ query: SignQuery, firstRow: UInt32, allowed: Bitmap?, into greatest: inout GreatestKeys
    ) {
        reader.withRows { table in
            guard let signs = table.signs else { return }
            kernel.scanSigns(
                query, signs, shape: SignCodeShape(stride: table.stride), rowCount: table.count, firstRow: firstRow,
                allowed: allowed?.words, into: &greatest)
        }
    }

    /// The exact scores of given rows, in their order; 0 for a row without a vector.
    ///
    /// - Precondition: `rows` are rows of this file, the query has its dimensions.
    package func scores(of rows: [Int32], for query: ScanQuery) -> [Float] {
        precondition(query.dimensions == reader.dimensions)
        precondition(rows.allSatisfy { $0 >= 0 && $0 < reader.count })
        return reader.withRows { table in
            [Float](unsafeUninitializedCapacity: rows.count) { scores, initializedCount in
                if let scores = scores.baseAddress {
                    kernel.dots(
                        query.values, table.values, stride: table.stride, rows: rows, count: rows.count, into: scores)
                }
                initializedCount = rows.count
            }
        }
    }

    /// The cosines of given rows' segments by their int8 codes, in the order of the rows; nil for a segment without a
    /// vector.
    ///
    /// - Precondition: `rows` are rows of this file, the query has its dimensions.
    /// - Complexity: O(*segments* × `dimensions`)
    package func segmentScores(of rows: [Int32], for query: ScanQuery) -> [[Float?]] {
        precondition(query.dimensions == reader.dimensions)
        precondition(rows.allSatisfy { $0 >= 0 && $0 < reader.count })
        return reader.withRows { table in
            rows.map { segmentScores(in: table, table.segments(of: Int($0)), for: query) }
        }
    }

    /// The first of each row's `segmentScores`; nil for a row without segments too.
    ///
    /// - Precondition: as for `segmentScores`.
    /// - Complexity: O(*rows* × `dimensions`)
    package func firstSegmentScores(of rows: [Int32], for query: ScanQuery) -> [Float?] {
        precondition(query.dimensions == reader.dimensions)
        precondition(rows.allSatisfy { $0 >= 0 && $0 < reader.count })
        return reader.withRows { table in
            // All at once: the kernel asks memory for the next ones early.
            let firsts = rows.map { table.segments(of: Int($0)).first.flatMap { Int32(exactly: $0) } }
            let segments = firsts.compactMap(\.self)
            let products = [Int32](unsafeUninitializedCapacity: segments.count) { products, initializedCount in
                if let products = products.baseAddress {
                    kernel.dots(
                        query.codes, table.segmentCodes, stride: table.stride, rows: segments, count: segments.count,
                        into: products)
                }
                initializedCount = segments.count
            }
            var next = 0
            return firsts.map { first in
                guard let first else { return nil }
                defer { next += 1 }
                let scale = table.segmentScales[Int(first)]
                return scale > 0 ? Float(products[next]) * (scale * query.scale) : nil
            }
        }
    }

    private func segmentScores(in table: VectorRows, _ segments: Range<Int>, for query: ScanQuery) -> [Float?] {
        let products = [Int32](unsafeUninitializedCapacity: segments.count) { products, initializedCount in
            if let products = products.baseAddress {
                kernel.dots(
                    query.codes, table.segmentCodes + segments.lowerBound * table.stride, stride: table.stride,
                    rows: nil, count: segments.count, into: products)
            }
            initializedCount = segments.count
        }
        return zip(segments, products).map { segment, product in
            let scale = table.segmentScales[segment]
            return scale > 0 ? Float(product) * (scale * query.scale) : nil
        }
    }

    /// Scores all allowed rows block by block and keeps the best that have a vector.
    private func search(
        allowed: Bitmap?, limit: Int,
        score: (_ rows: VectorRows, _ block: RowBlock, _ scores: UnsafeMutablePointer<Float>) -> Void
    ) -> [VectorHit] {
        precondition(allowed.map { $0.count == reader.count } ?? true, "a filter must have one bit for each row")
        let allowed = allowed?.words
        var best = TopK(limit: limit)
        // A local copy, since asking `best` is a call into another module.
        var threshold = Float(best.threshold)
        reader.withRows { rows in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: RowBlock.roomForProducts) { scores in
                guard let scores = scores.baseAddress else { return }
                RowBlock.forEach(rowCount: rows.count, allowed: allowed) { block in
                    score(rows, block, scores)
                    for index in 0..<block.count where scores[index] > threshold {
                        let row = block.row(index)
                        guard rows.scales[row] > 0, Self.isSet(row, in: allowed) else { continue }
                        threshold = Float(
                            best.insert(row: Int32(truncatingIfNeeded: row), score: Double(scores[index])))
                    }
                }
            }
        }
        return Self.hits(best)
    }

    private static func isSet(_ row: Int, in words: [UInt64]?) -> Bool {
        guard let words else { return true }
        return words[row >> 6] >> UInt64(row & 63) & 1 == 1
    }

    private static func hits(_ best: TopK) -> [VectorHit] {
        best.sorted().map { VectorHit(row: $0.row, score: Float($0.score)) }
    }
}
