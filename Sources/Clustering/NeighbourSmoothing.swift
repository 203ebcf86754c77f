internal import KnowledgeModel

extension VectorRows {
    /// Each row moved towards those that resemble it most, and made of unit length again: one step of blurring mean
    /// shift (Y. Cheng, "Mean Shift, Mode Seeking, and Clustering", 1995) over nearest neighbours.
    ///
    /// What single questions say besides their theme averages out, so that a theme's vectors draw together; since the
    /// neighbours are so many whatever their distance, a loose theme draws together as much as a dense one. A row
    /// whose neighbours are no nearer than `floor` stays where it is.
    ///
    /// - Parameters:
    ///   - neighbours: how many; equal ones by ascending row.
    ///   - floor: the cosine from which a neighbour has weight, its cosine less `floor`; the row itself has 1 - `floor`.
    /// - Complexity: O(`count`² × `stride`) time, O(`count` × `stride`) memory
    func smoothed(neighbours: Int, floor: Float) -> VectorRows {
        guard neighbours > 0 else { return self }
        var result = self
        forEachProducts(of: self) { query, products in
            var best = TopK(limit: neighbours)
            var threshold = floor
            for row in products.indices where products[row] > threshold && row != query {
                threshold = max(floor, Float(best.insert(row: Int32(row), score: Double(products[row]))))
            }
            for index in query * stride..<(query + 1) * stride { result.values[index] *= 1 - floor }
            for neighbour in best.sorted() {
                let weight = Float(neighbour.score) - floor
                let source = Int(neighbour.row) * stride
                for index in 0..<stride { result.values[query * stride + index] += weight * values[source + index] }
            }
        }
        result.makeUnitLength()
        return result
    }
}
