internal import KnowledgeModel
internal import Storage

/// The questions that stand for a theme: the most central one, and others as far from each other as may be.
struct CentralQuestions {
    /// The most central first, then the rest from the centre outwards.
    let ordered: [JudgedQuestion]
    private let vectors: [[Float]]

    /// O(n · dimensions + n log n).
    init(_ questions: [JudgedQuestion]) {
        let questions = questions.sorted { $0.id < $1.id }
        let embeddings = questions.map { $0.record.vector?.embedding?.values ?? [] }
        // Of different encoders only one can be compared: that of most of them.
        var lengths: [Int: Int] = [:]
        for values in embeddings where !values.isEmpty { lengths[values.count, default: 0] += 1 }
        guard let length = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else {
            ordered = questions
            vectors = []
            return
        }
        let usable = embeddings.indices.filter { embeddings[$0].count == length }
        var sum = [Float](repeating: 0, count: length)
        for place in usable { Self.add(embeddings[place], to: &sum) }
        let scores = embeddings.map { $0.count == length ? Self.product($0, sum) : 0 }
        // Places stand in the order of ids, which parts equal scores.
        let places = usable.sorted { (scores[$1], $0) < (scores[$0], $1) }
        ordered = places.map { questions[$0] }
        vectors = places.map { embeddings[$0] }
    }

    private static func add(_ values: [Float], to sum: inout [Float]) {
        for index in sum.indices { sum[index] += values[index] }
    }

    var first: JudgedQuestion? { ordered.first }

    /// At most `limit` questions, each as unlike those before it as any is (Gonzalez, 1985). O(n · limit).
    func spread(_ limit: Int) -> [JudgedQuestion] {
        guard !vectors.isEmpty else { return Array(ordered.prefix(limit)) }
        var chosen = [0]
        var nearest = vectors.map { Self.product($0, vectors[0]) }
        while chosen.count < limit {
            guard let next = nearest.indices.min(by: { nearest[$0] < nearest[$1] }), nearest[next] < Self.alike else {
                break
            }
            chosen.append(next)
            for index in nearest.indices {
                nearest[index] = max(nearest[index], Self.product(vectors[index], vectors[next]))
            }
        }
        return chosen.map { ordered[$0] }
    }

    /// Cosine from which on one question says what the other does.
    private static let alike: Float = 0.85

    private static func product(_ left: [Float], _ right: [Float]) -> Float {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
