/// Agglomeration by average linkage: the two clusters whose members are most alike on average become one, until no two
/// are alike enough.
///
/// By chains of nearest neighbours (F. Murtagh, "A Survey of Recent Advances in Hierarchical Clustering Algorithms",
/// 1983), which gives the same tree. Since the mean cosine of all pairs of two clusters is the product of their mean
/// vectors, no matrix of similarities is needed.
struct AverageLinkage {
    /// Mean vectors; the clusters that still may grow come first.
    private var means: VectorRows
    /// Members, 0 for a cluster that is done or was merged into another.
    private var sizes: [Int]
    /// Which cluster of the start stands in a row now.
    private var names: [Int]
    /// Rows in use; those from `used` on are leftovers of `compact`.
    private var used: Int
    private var openCount: Int
    /// The nearest open row, or -1 where it has to be searched. It stays the nearest as long as it is not merged: to a
    /// merged cluster the similarity is no higher than to the better of the two before.
    private var nearest: [Int]
    private var similarity: [Float]
    /// The cluster that each cluster of the start was merged into, itself at the root.
    private var parents: [Int]
    private var products: [Float]

    /// The cluster of each row: the number of one of its rows.
    ///
    /// - Parameters:
    ///   - rows: of unit length.
    ///   - least: clusters are merged while the mean cosine of their pairs is at least this.
    /// - Complexity: O(`count`² × `stride`) time in practice, O(`count` × `stride`) memory
    static func clusters(of rows: VectorRows, least: Float) -> [Int] {
        var linkage = AverageLinkage(rows)
        linkage.run(least: least)
        var roots: [Int] = []
        for row in 0..<rows.count { roots.append(linkage.root(of: row)) }
        return roots
    }

    private init(_ rows: VectorRows) {
        means = rows
        sizes = [Int](repeating: 1, count: rows.count)
        names = Array(0..<rows.count)
        used = rows.count
        openCount = rows.count
        nearest = [Int](repeating: -1, count: rows.count)
        similarity = [Float](repeating: 0, count: rows.count)
        parents = Array(0..<rows.count)
        products = [Float](repeating: 0, count: rows.count)
    }

    private mutating func run(least: Float) {
        var chain: [Int] = []
        var first = 0
        while true {
            guard let tip = chain.last else {
                if used - openCount > used / 4 {
                    compact()
                    first = 0
                }
                while first < used, sizes[first] == 0 { first += 1 }
                guard first < used else { return }
                chain.append(first)
                continue
            }
            if nearest[tip] < 0 { findNearest(of: tip) }
            let next = nearest[tip]
            if next < 0 || similarity[tip] < least {
                // Nothing will ever be near enough. Only the start of a chain can be so: similarities rise along it.
                close(tip)
                chain.removeLast()
            } else if chain.count > 1, similarity[tip] <= similarity[chain[chain.count - 2]] {
                // The link before is as near, so the two at the end are each other's nearest.
                let previous = chain[chain.count - 2]
                chain.removeLast(2)
                merge(min(tip, previous), max(tip, previous))
            } else {
                chain.append(next)
            }
        }
    }

    /// Equal ones: the lowest row.
    private mutating func findNearest(of row: Int) {
        let (used, stride) = (used, means.stride)
        means.values.withUnsafeBufferPointer { means in
            products.withUnsafeMutableBufferPointer { products in
                guard let means = means.baseAddress, let products = products.baseAddress else { return }
                DotKernel.best.dots(means + row * stride, means, stride: stride, count: used, into: products)
            }
        }
        var best = -1
        for other in 0..<used where sizes[other] > 0 && other != row && (best < 0 || products[other] > products[best]) {
            best = other
        }
        nearest[row] = best
        similarity[row] = best < 0 ? 0 : products[best]
    }

    private mutating func close(_ row: Int) {
        // Whoever has this row for the nearest is no nearer to any other, and will be done as well.
        sizes[row] = 0
        openCount -= 1
    }

    private mutating func merge(_ kept: Int, _ gone: Int) {
        let stride = means.stride
        let total = Float(sizes[kept] + sizes[gone])
        let (keptShare, goneShare) = (Float(sizes[kept]) / total, Float(sizes[gone]) / total)
        for index in 0..<stride {
            means.values[kept * stride + index] =
                keptShare * means.values[kept * stride + index] + goneShare * means.values[gone * stride + index]
        }
        parents[names[gone]] = names[kept]
        sizes[kept] += sizes[gone]
        sizes[gone] = 0
        openCount -= 1
        nearest[kept] = -1
        // Whose nearest is no more, or has changed, searches anew when it is asked for.
        for row in 0..<used where nearest[row] == kept || nearest[row] == gone { nearest[row] = -1 }
    }

    /// Open rows to the front, in their order, so that searches read no others.
    private mutating func compact() {
        let stride = means.stride
        var places = [Int](repeating: -1, count: used)
        var target = 0
        for row in 0..<used where sizes[row] > 0 {
            places[row] = target
            for index in 0..<stride { means.values[target * stride + index] = means.values[row * stride + index] }
            (sizes[target], names[target]) = (sizes[row], names[row])
            (nearest[target], similarity[target]) = (nearest[row], similarity[row])
            target += 1
        }
        used = target
        for row in 0..<used where nearest[row] >= 0 { nearest[row] = places[nearest[row]] }
    }

    private mutating func root(of row: Int) -> Int {
        var row = row
        while parents[row] != row {
            parents[row] = parents[parents[row]]
            row = parents[row]
        }
        return row
    }
}
