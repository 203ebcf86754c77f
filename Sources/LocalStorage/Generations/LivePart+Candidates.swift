import KnowledgeModel
import Storage

/// What both legs do with what a part answers.
extension LivePart {
    func candidate(part: Int, row: Int32, score: Double) -> Candidate {
        Candidate(
            reference: PassageReference(part: Int32(part), row: row), key: self.part.key(ofRow: Int(row)), score: score)
    }

    /// Passages that a filter lets through, dead ones included; nil if it lets all through.
    func allowed(by filter: PassageFilter) throws -> Bitmap? {
        filter.isEverything ? nil : try part.allowed(by: filter)
    }

    /// Live passages that a filter lets through; nil for all.
    func searchable(by filter: PassageFilter) throws -> Bitmap? {
        guard let allowed = try allowed(by: filter) else { return live }
        return live.map { allowed.intersection($0) } ?? allowed
    }
}

extension Candidate {
    /// The best, in ranking order.
    static func best(_ limit: Int, of candidates: [Candidate]) -> [Candidate] {
        Array(candidates.sorted(by: ranksBefore).prefix(limit))
    }
}

extension [PassageReference] {
    /// Answers for references in any order, asked part by part.
    func inParts<Value>(missing: Value, _ body: (_ part: Int, _ rows: [Int32]) -> [Value]) -> [Value] {
        var result = [Value](repeating: missing, count: count)
        guard let first else { return [] }
        // Most indexes are one part.
        let groups =
            allSatisfy { $0.part == first.part }
            ? [first.part: indices.map { $0 }] : Dictionary(grouping: indices) { self[$0].part }
        for (part, group) in groups {
            // Lists of postings and rows are passed through fastest in their own order.
            let group = group.sorted { self[$0].row < self[$1].row }
            for (index, value) in zip(group, body(Int(part), group.map { self[$0].row })) { result[index] = value }
        }
        return result
    }
}
