internal import KnowledgeModel
internal import Privacy
internal import Storage

/// Finds questions that their asker had asked before: within a week, and in like words.
enum Reasking {
    static let daysMaximum = 7
    /// Cosine from which on two questions of one person are taken for the same.
    static let cosineMinimum: Float = 0.75

    /// Ids of the later question of each pair. O(pairs of one asker within a week).
    static func questions(in records: [QueryRecord]) -> Set<String> {
        let ordered = records.sorted { ($0.askedAt, $0.id) < ($1.askedAt, $1.id) }
        var earlier: [String: [QueryRecord]] = [:]
        var found: Set<String> = []
        for record in ordered {
            guard let asker = record.context.asker?.value else { continue }
            let since = record.askedAt.adding(days: -daysMaximum)
            let recent = (earlier[asker] ?? []).filter { $0.askedAt >= since }
            if recent.contains(where: { $0.queryID != record.queryID && isSame($0, record) }) {
                found.insert(record.id)
            }
            earlier[asker] = recent + [record]
        }
        return found
    }

    private static func isSame(_ left: QueryRecord, _ right: QueryRecord) -> Bool {
        if left.text.text == right.text.text { return true }
        guard let a = left.vector, let b = right.vector else { return false }
        return a.cosine(to: b) >= cosineMinimum
    }
}

extension QuantizedVector {
    /// 0 where one of them has no direction, or where they are of different encoders.
    func cosine(to other: QuantizedVector) -> Float {
        guard codes.count == other.codes.count else { return 0 }
        var product: Int32 = 0
        var own: Int32 = 0
        var others: Int32 = 0
        for (a, b) in zip(codes, other.codes) {
            product += Int32(a) * Int32(b)
            own += Int32(a) * Int32(a)
            others += Int32(b) * Int32(b)
        }
        guard own > 0, others > 0 else { return 0 }
        return Float(product) / (Float(own) * Float(others)).squareRoot()
    }

    /// Its direction as an embedding; nil if it has none.
    var embedding: EmbeddingVector? {
        let values = codes.map { Float($0) }
        let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard scale > 0, norm > 0 else { return nil }
        return EmbeddingVector(unitLength: values.map { $0 / norm })
    }
}
