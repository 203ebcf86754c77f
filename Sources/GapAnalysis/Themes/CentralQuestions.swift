internal import KnowledgeModel
internal import Storage

/// The questions that stand for a theme: the most central one, and others as far from each other as may be.
struct CentralQuestions {
    /// The most central first, then the rest from the centre outwards.
    let ordered: [JudgedQuestion]
    private let vectors: [[Float]]

    /// O(n · dimensions + n log n).
    init(_ questions: [JudgedQuestion]) {
        var usable = questions.sorted { $0.id < $1.id }.compactMap { question in
            question.record.vector?.embedding.map { (question: question, values: $0.values) }
        }
        // Of different encoders only one can be compared: that of most of them.
        let lengths = Dictionary(grouping: usable, by: \.values.count).mapValues(\.count)
        let length = lengths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        usable.removeAll { $0.values.count != length }
        var sum = [Float](repeating: 0, count: usable.first?.values.count ?? 0)
        for entry in usable { for index in sum.indices { sum[index] += entry.values[index] } }
        let scored = usable.map { entry in
            (question: entry.question, values: entry.values, score: Self.product(entry.values, sum))
        }.sorted { ($1.score, $0.question.id) < ($0.score, $1.question.id) }
        ordered = scored.isEmpty ? questions.sorted { $0.id < $1.id } : scored.map(\.question)
        vectors = scored.map(\.values)
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
