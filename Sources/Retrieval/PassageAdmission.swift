import KnowledgeModel
package import Storage

/// Decides by a passage and its article whether it may be a hit. It is asked after the scans, so only of candidates.
package typealias PassageAdmission = @Sendable (StoredPassage) -> Bool

extension Retriever {
    /// Candidates of each leg where some of them will be sorted out: ten times as many as else.
    package static let depthAdmitting = 1000
    /// Passages that are read at once.
    private static let admissionBatch = 64

    /// As `retrieve`, with admitted candidates only: the best `depthMinimum` of them, or `top` if that is more. Where
    /// fewer than that are among the first `depthAdmitting` of each leg, fewer are found; one that is not admitted never
    /// is.
    func retrieve(
        _ request: SearchRequest, in reader: some GenerationReader, admitting admission: PassageAdmission?
    ) throws -> Retrieved {
        guard let admission else { return try retrieve(request, in: reader) }
        let found = try retrieve(request, in: reader, depth: Self.depthAdmitting)
        let wanted = max(request.top, Self.depthMinimum)
        var kept: [Hit] = []
        var rest = found.candidates[...]
        while kept.count < wanted, !rest.isEmpty {
            let batch = rest.prefix(Self.admissionBatch)
            rest = rest.dropFirst(batch.count)
            let passages = try reader.passages(batch.map(\.reference))
            for (hit, passage) in zip(batch, passages) where admission(passage) { kept.append(hit) }
        }
        return Retrieved(
            candidates: Array(kept.prefix(wanted)), scoreKind: found.scoreKind, degraded: found.degraded,
            corrections: found.corrections, question: found.question, query: found.query)
    }
}
