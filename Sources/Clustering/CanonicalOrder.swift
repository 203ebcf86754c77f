internal import KnowledgeModel

/// Vectors in an order that depends on what they are and not on how they came, equal ones folded into one.
///
/// The order is that of a hash of their bits, so any beginning of it is a fair sample, and a vector more or less changes
/// little of it.
struct CanonicalOrder {
    /// The distinct vectors.
    let distinct: [EmbeddingVector]
    /// For each vector that was given: where it is in `distinct`.
    let places: [Int]

    /// - Complexity: O(n log n + n × dimensions)
    init(_ vectors: [EmbeddingVector], keys: [String]? = nil) {
        let hashes = vectors.map(Self.hash)
        let order = vectors.indices.sorted { a, b in
            if hashes[a] != hashes[b] { return hashes[a] < hashes[b] }
            let (left, right) = (vectors[a].values, vectors[b].values)
            if let index = left.indices.first(where: { left[$0].bitPattern != right[$0].bitPattern }) {
                return left[index].bitPattern < right[index].bitPattern
            }
            // Equal vectors are folded, so that this decides nothing but makes the order total.
            return keys.map { $0[a] < $0[b] } ?? (a < b)
        }
        var distinct: [EmbeddingVector] = []
        var places = [Int](repeating: 0, count: vectors.count)
        var previous: Int?
        for index in order {
            if previous.map({ vectors[$0].values != vectors[index].values }) ?? true {
                distinct.append(vectors[index])
            }
            places[index] = distinct.count - 1
            previous = index
        }
        self.distinct = distinct
        self.places = places
    }

    /// FNV-1a over words instead of bytes (G. Fowler, L. C. Noll and K.-P. Vo), its bits mixed at the end as SplitMix64
    /// does.
    private static func hash(_ vector: EmbeddingVector) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for value in vector.values { hash = (hash ^ UInt64(value.bitPattern)) &* 0x0000_0100_0000_01b3 }
        hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
        return hash ^ hash >> 31
    }
}
