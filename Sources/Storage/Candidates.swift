package import KnowledgeModel

/// A passage's place within one open generation. Means nothing outside the reader that made it.
package struct PassageReference: Sendable, Hashable {
    package let part: Int32
    package let row: Int32

    package init(part: Int32, row: Int32) {
        self.part = part
        self.row = row
    }

    /// References are made here, so that nobody can choose many that fall together: one multiplication does (Knuth, vol.
    /// 3, 6.4). A search puts some hundreds into dictionaries.
    package func _rawHashValue(seed: Int) -> Int {
        let bits = UInt64(UInt32(bitPattern: part)) << 32 | UInt64(UInt32(bitPattern: row))
        return Int(truncatingIfNeeded: (bits ^ UInt64(truncatingIfNeeded: seed)) &* 0x9E37_79B9_7F4A_7C15 >> 20)
    }
}

/// A passage as one leg found it, before fusion.
package struct Candidate: Sendable, Hashable {
    package let reference: PassageReference
    package let key: PassageKey
    /// The leg's own: BM25, or the cosine.
    package let score: Double

    package init(reference: PassageReference, key: PassageKey, score: Double) {
        self.reference = reference
        self.key = key
        self.score = score
    }

    /// The order of every ranking: score falling, then key.
    package static func ranksBefore(_ left: Candidate, _ right: Candidate) -> Bool {
        left.score == right.score ? left.key < right.key : left.score > right.score
    }
}

/// Narrows both legs inside the scan. Nil members do not narrow. An article without a product or version is excluded
/// by a filter on it.
package struct PassageFilter: Sendable, Hashable {
    package var products: Set<String>?
    package var versions: Set<String>?
    /// An article with any of them passes.
    package var labels: Set<String>?

    package init(products: Set<String>? = nil, versions: Set<String>? = nil, labels: Set<String>? = nil) {
        self.products = products
        self.versions = versions
        self.labels = labels
    }

    package static let everything = PassageFilter()
    package var isEverything: Bool { self == .everything }
}
