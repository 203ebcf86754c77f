package import KnowledgeModel

/// What a cluster is to a vector that comes later: where it lies, and how near is near enough.
package struct ClusterCentre: Sendable, Hashable {
    /// The mean direction of the members.
    package let vector: EmbeddingVector
    /// The least cosine to join.
    package let bound: Double

    /// From what is stored of a centre.
    package init(vector: EmbeddingVector, bound: Double) {
        self.vector = vector
        self.bound = bound
    }

    /// Equal members count once, and their order does not matter. Members that cancel each other out, which no encoder
    /// gives, have the first of them for their centre.
    ///
    /// - Precondition: there is a member.
    /// - Complexity: O(n log n + n × dimensions)
    package init(members: [EmbeddingVector], settings: ClusteringSettings = .standard) {
        precondition(!members.isEmpty, "a cluster has a member")
        let distinct = CanonicalOrder(members).distinct
        let fit = CentreFit(
            VectorRows(distinct), members: Array(distinct.indices), singleBound: settings.singleCentreBound,
            settings: settings)
        let hasDirection = fit.direction.contains { $0 != 0 }
        vector =
            hasDirection
            ? EmbeddingVector(unitLength: Array(fit.direction.prefix(distinct[0].dimensions))) : distinct[0]
        bound = fit.bound
    }
}

/// Where a new vector goes until all are clustered anew.
package enum ClusterAssignment {
    /// The place of the nearest centre, the first of equal ones; nil if the vector does not reach that centre's bound, and
    /// so starts a cluster of its own.
    ///
    /// - Complexity: O(centres × dimensions)
    package static func nearest(to vector: EmbeddingVector, among centres: [ClusterCentre]) -> Int? {
        var best: (place: Int, cosine: Double)?
        for (place, centre) in centres.enumerated() {
            precondition(
                centre.vector.dimensions == vector.dimensions, "vectors of one encoder have as many dimensions")
            var cosine: Double = 0
            for index in vector.values.indices {
                cosine += Double(vector.values[index]) * Double(centre.vector.values[index])
            }
            if best.map({ cosine > $0.cosine }) ?? true { best = (place, cosine) }
        }
        guard let best, best.cosine >= centres[best.place].bound else { return nil }
        return best.place
    }
}
