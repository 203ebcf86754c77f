extension VectorRows {
    /// Takes away the part that all rows share, and makes what remains of unit length.
    ///
    /// Questions about one business resemble each other as such; what tells their themes apart is what is left. So that
    /// a theme that is asked for more often than all others is not taken for the common part, a row weighs the less the
    /// more rows are near it, and each theme counts about once.
    ///
    /// - Parameters:
    ///   - sampleCount: so many rows, the first, are looked at.
    ///   - nearness: the cosine from which a row is near another.
    ///   - prior: how much the assumption weighs that nothing is shared: few themes say little of what is.
    /// - Complexity: O(`sampleCount`² × `stride` + `count` × `stride`)
    mutating func removeCommonPart(sampleCount: Int, nearness: Float, prior: Double) {
        let sample = gathering(Array(0..<min(sampleCount, count)))
        var sums = [Double](repeating: 0, count: stride)
        var total = prior
        sample.forEachProducts(of: sample) { query, products in
            // Itself is near, though rounding may say otherwise.
            let near = products.indices.count { $0 == query || products[$0] >= nearness }
            let weight = 1 / Double(near)
            for (index, value) in sample.row(query).enumerated() { sums[index] += weight * Double(value) }
            total += weight
        }
        let common = sums.map { Float($0 / total) }
        let (count, stride) = (count, stride)
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<count { for index in 0..<stride { values[row * stride + index] -= common[index] } }
        }
        makeUnitLength()
    }
}
