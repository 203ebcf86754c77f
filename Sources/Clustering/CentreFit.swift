/// The mean direction of some rows, and how near to it a row has to be to belong to them.
struct CentreFit {
    /// Of unit length, or zeros if the rows cancel each other out.
    let direction: [Float]
    /// The least cosine. The cosine that all but a share of the rows have, drawn towards the bound of a single row: the
    /// fewer rows, the less they say.
    let bound: Double

    /// - Precondition: `members` has a row.
    /// - Complexity: O(members × (`stride` + log members))
    init(_ rows: VectorRows, members: [Int], singleBound: Double, settings: ClusteringSettings) {
        var sums = [Double](repeating: 0, count: rows.stride)
        for member in members {
            for (index, value) in rows.row(member).enumerated() { sums[index] += Double(value) }
        }
        let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
        // Numbers that cancel each other out leave rounding, which has no direction.
        let scale = length > 1e-6 ? 1 / length : 0
        let direction = sums.map { Float($0 * scale) }
        self.direction = direction
        guard members.count > 1 else {
            bound = singleBound
            return
        }
        let cosines = members.map { member in
            zip(rows.row(member), direction).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        }.sorted()
        let reached = cosines[Int(settings.boundQuantile * Double(cosines.count - 1))]
        let count = Double(members.count)
        bound = (count * reached + settings.boundPrior * singleBound) / (count + settings.boundPrior)
    }
}
