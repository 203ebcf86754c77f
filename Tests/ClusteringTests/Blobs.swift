import KnowledgeModel
import TestSupport

/// Vectors around directions drawn at random, which in so many dimensions are nearly at right angles.
struct Blobs {
    let vectors: [EmbeddingVector]
    /// Which direction each is around.
    let labels: [Int]
    let keys: [String]

    static let dimensions = 96

    /// - Parameters:
    ///   - sizes: vectors of each blob.
    ///   - spread: the expected length of what is added to the direction: two members have a cosine of about
    ///     1 / (1 + `spread`²).
    ///   - common: the length of what is added to all.
    init(seed: UInt64, sizes: [Int], spread: Double, common: Double = 0) {
        var generator = SeededGenerator(seed: seed)
        let shared = Self.direction(&generator)
        var vectors: [EmbeddingVector] = []
        var labels: [Int] = []
        for (label, size) in sizes.enumerated() {
            let centre = Self.direction(&generator)
            for _ in 0..<size {
                let noise = Self.direction(&generator)
                vectors.append(
                    Self.unit(
                        centre.indices.map { centre[$0] + spread * noise[$0] + common * shared[$0] }))
                labels.append(label)
            }
        }
        self.vectors = vectors
        self.labels = labels
        keys = vectors.indices.map { "question-\($0)" }
    }

    static func vector(axis: Int) -> EmbeddingVector {
        EmbeddingVector(unitLength: (0..<dimensions).map { $0 == axis ? 1 : 0 })
    }

    static func unit(_ values: [Double]) -> EmbeddingVector {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return EmbeddingVector(unitLength: values.map { Float($0 / length) })
    }

    /// Sums of twelve uniform numbers are normal enough.
    private static func direction(_ generator: inout SeededGenerator) -> [Double] {
        let values = (0..<dimensions).map { _ in
            (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
        }
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / length }
    }
}

enum Partition {
    /// Whether both put the same things together, whatever the numbers.
    static func isSame(_ a: [Int], _ b: [Int]) -> Bool {
        guard a.count == b.count else { return false }
        let pairs = Set(zip(a, b).map { [$0, $1] })
        return pairs.count == Set(a).count && pairs.count == Set(b).count
    }
}
