/// The centres of clusters that were linked, for the rows that were not.
struct ClusterCentres {
    private let directions: VectorRows
    private let bounds: [Double]

    /// - Parameters:
    ///   - rows: without the part that all share.
    ///   - clusters: of each row, from 0 without gaps.
    init(of rows: VectorRows, clusters: [Int], settings: ClusteringSettings) {
        var members = [[Int]](repeating: [], count: (clusters.max() ?? -1) + 1)
        for (row, cluster) in clusters.enumerated() { members[cluster].append(row) }
        var directions = VectorRows(zeroRows: members.count, stride: rows.stride)
        var bounds: [Double] = []
        for (cluster, members) in members.enumerated() {
            let fit = CentreFit(rows, members: members, singleBound: settings.singleBound, settings: settings)
            directions.values.replaceSubrange(
                cluster * rows.stride..<(cluster + 1) * rows.stride, with: fit.direction)
            bounds.append(fit.bound)
        }
        self.directions = directions
        self.bounds = bounds
    }

    /// For each row the nearest cluster, the lowest of equal ones, or nil if it does not reach that cluster's bound.
    ///
    /// - Complexity: O(rows × clusters × dimensions)
    func nearest(to rows: VectorRows) -> [Int?] {
        var result = [Int?](repeating: nil, count: rows.count)
        directions.forEachProducts(of: rows) { row, products in
            var best = 0
            for cluster in products.indices where products[cluster] > products[best] { best = cluster }
            if Double(products[best]) >= bounds[best] { result[row] = best }
        }
        return result
    }
}
