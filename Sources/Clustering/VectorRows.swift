internal import KnowledgeModel

/// Vectors one behind the other, each padded with zeros to a multiple of 64 numbers, as the kernels want them.
struct VectorRows: Sendable {
    let count: Int
    let stride: Int
    /// `count` × `stride`, row-major.
    var values: [Float]

    init(zeroRows count: Int, stride: Int) {
        self.count = count
        self.stride = stride
        values = [Float](repeating: 0, count: count * stride)
    }

    /// - Precondition: all vectors have as many dimensions.
    init(_ vectors: [EmbeddingVector]) {
        let dimensions = vectors.first?.dimensions ?? 0
        self.init(zeroRows: vectors.count, stride: (dimensions + 63) / 64 * 64)
        for (row, vector) in vectors.enumerated() {
            precondition(vector.dimensions == dimensions, "vectors of one encoder have as many dimensions")
            values.replaceSubrange(row * stride..<row * stride + dimensions, with: vector.values)
        }
    }

    func row(_ index: Int) -> ArraySlice<Float> { values[index * stride..<(index + 1) * stride] }

    /// The rows with these numbers, in that order.
    func gathering(_ rows: [Int]) -> VectorRows {
        var result = VectorRows(zeroRows: rows.count, stride: stride)
        for (target, source) in rows.enumerated() {
            result.values.replaceSubrange(target * stride..<(target + 1) * stride, with: row(source))
        }
        return result
    }

    /// Divides each row by its length; a row of zeros stays.
    mutating func makeUnitLength() {
        let (count, stride) = (count, stride)
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<count {
                var squares: Float = 0
                for index in row * stride..<(row + 1) * stride { squares += values[index] * values[index] }
                guard squares > 0 else { continue }
                let scale = 1 / squares.squareRoot()
                for index in row * stride..<(row + 1) * stride { values[index] *= scale }
            }
        }
    }

    /// Calls `body` with each row of `queries`, by number, and its products with all rows of `self`, in order.
    ///
    /// Some queries at a time share each read of a block of rows, which fits the second cache.
    ///
    /// - Complexity: O(`queries.count` × `count` × `stride`) time, O(`count`) memory
    func forEachProducts(of queries: VectorRows, _ body: (Int, UnsafeBufferPointer<Float>) -> Void) {
        let (tile, block) = (16, 256)
        let count = count
        guard count > 0 else { return }
        let products = UnsafeMutablePointer<Float>.allocate(capacity: tile * count)
        defer { products.deallocate() }
        values.withUnsafeBufferPointer { rows in
            queries.values.withUnsafeBufferPointer { queryValues in
                guard let rows = rows.baseAddress, let queryValues = queryValues.baseAddress else { return }
                for start in Swift.stride(from: 0, to: queries.count, by: tile) {
                    let end = min(start + tile, queries.count)
                    for first in Swift.stride(from: 0, to: count, by: block) {
                        for query in start..<end {
                            DotKernel.best.dots(
                                queryValues + query * stride, rows + first * stride, stride: stride,
                                count: min(block, count - first), into: products + (query - start) * count + first)
                        }
                    }
                    for query in start..<end {
                        body(query, UnsafeBufferPointer(start: products + (query - start) * count, count: count))
                    }
                }
            }
        }
    }
}
