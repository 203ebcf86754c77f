package import KnowledgeModel

/// Groups the vectors of questions into themes whose number nobody knows beforehand.
///
/// The part that all vectors share is taken away, each vector is moved towards its nearest neighbours, and average
/// linkage goes on until no two clusters are alike enough. Questions that resemble no others stay alone. Equal vectors
/// count once: what is asked often is no theme of its own, and pulls no harder.
///
/// The result depends on the set of vectors alone: not on their order, their keys, or the instruction set.
package struct QuestionClustering: Sendable {
    private let settings: ClusteringSettings

    package init(settings: ClusteringSettings = .standard) { self.settings = settings }

    /// The cluster of each vector, from 0, numbered in the order of their first vectors, sorted by content.
    ///
    /// - Parameters:
    ///   - vectors: of one encoder.
    ///   - keys: one for each vector, distinct. They settle the order of equal vectors.
    /// - Complexity: for n distinct vectors, `linkageLimit` m and k clusters, O((n × min(n, m) + n × k) × dimensions)
    ///   time and O(n × dimensions) memory
    package func clusters(of vectors: [EmbeddingVector], keys: [String]) -> [Int] {
        precondition(vectors.count == keys.count, "each vector has a key")
        guard !vectors.isEmpty else { return [] }
        let order = CanonicalOrder(vectors, keys: keys)
        var rows = VectorRows(order.distinct)
        rows.removeCommonPart(
            sampleCount: settings.commonPartSample, nearness: Float(settings.commonPartNearness),
            prior: settings.commonPartPrior)

        var clusters = [Int](repeating: 0, count: rows.count)
        var used = 0
        var remaining = Array(0..<rows.count)
        while !remaining.isEmpty {
            let sample = Array(remaining.prefix(settings.linkageLimit))
            remaining.removeFirst(sample.count)
            let sampleRows = rows.gathering(sample)
            let linked = linkedClusters(of: sampleRows)
            for (row, cluster) in zip(sample, linked) { clusters[row] = used + cluster }
            if !remaining.isEmpty {
                let centres = ClusterCentres(of: sampleRows, clusters: linked, settings: settings)
                let joined = centres.nearest(to: rows.gathering(remaining))
                for (row, cluster) in zip(remaining, joined) { if let cluster { clusters[row] = used + cluster } }
                remaining = zip(remaining, joined).compactMap { row, cluster in cluster == nil ? row : nil }
            }
            used += (linked.max() ?? -1) + 1
        }
        let numbers = Self.numbered(clusters)
        return order.places.map { numbers[$0] }
    }

    private func linkedClusters(of rows: VectorRows) -> [Int] {
        let smoothed = rows.smoothed(
            neighbours: settings.neighbours(among: rows.count), floor: Float(settings.neighbourFloor))
        return Self.numbered(AverageLinkage.clusters(of: smoothed, least: Float(settings.leastSimilarity)))
    }

    /// From 0, in the order of first appearance.
    private static func numbered(_ names: [Int]) -> [Int] {
        var numbers: [Int: Int] = [:]
        return names.map { name in
            if let number = numbers[name] { return number }
            numbers[name] = numbers.count
            return numbers.count - 1
        }
    }
}
