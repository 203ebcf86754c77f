package import Embedding
import KnowledgeModel
package import Storage

/// Ranks the passages of one reader for a question: both legs, fused, in a fixed order.
///
/// Blocks (CPU, disk): call it on an executor that may.
package struct Retriever: Sendable {
    private let encoder: (any TextEncoder)?

    /// Candidates of each leg before fusion, at least: fusing only the few that will be shown loses those that are good
    /// in both legs and first in none.
    package static let depthMinimum = 100

    /// - Parameter encoder: nil searches by words only and says so.
    package init(encoder: (any TextEncoder)?) { self.encoder = encoder }

    /// - Parameters:
    ///   - request: its `top` and `perArticle` bound the result.
    ///   - depth: candidates of each leg; never fewer than `depthMinimum` or `top`.
    /// - Throws: what the storage throws; never because of the question's text.
    package func rank(
        _ request: SearchRequest, in reader: some GenerationReader, depth: Int = depthMinimum
    ) throws -> Ranking {
        let depth = max(depth, Self.depthMinimum, request.top)
        let query = LexicalQuery(request.text)
        var vectors: [EmbeddingVector]?
        if request.mode != .lexical { vectors = try queryVectors(for: request.text, in: reader) }

        var lexical: [Candidate] = []
        if request.mode != .vector || vectors == nil {
            lexical = try reader.lexicalCandidates(for: query, filter: request.filter, limit: depth)
        }
        let nearest = try self.nearest(vectors ?? [], in: reader, filter: request.filter, limit: depth)
        let fused = fuse(lexical: lexical, nearest: nearest, kind: scoreKind(request.mode, hasVectors: vectors != nil))
        let kept = cap(fused, top: request.top, perArticle: request.perArticle)

        let references = kept.map(\.reference)
        let lexicalScores = try reader.lexicalScores(of: references, for: query)
        let cosines = try self.cosines(of: references, to: vectors ?? [], in: reader)
        let lexicalRanks = ranks(lexical)
        let vectorRanks = ranks(nearest)
        let hits = kept.indices.map { index in
            Hit(
                reference: kept[index].reference, key: kept[index].key, score: kept[index].score,
                lexical: Hit.Evidence(rank: lexicalRanks[references[index]], score: lexicalScores[index]),
                vector: Hit.Evidence(rank: vectorRanks[references[index]], score: cosines[index]))
        }
        let degraded: [Ranking.Leg] = request.mode != .lexical && vectors == nil ? [.vector] : []
        return Ranking(
            hits: hits, scoreKind: scoreKind(request.mode, hasVectors: vectors != nil), degraded: degraded)
    }

    // MARK: - Steps

    /// One vector for each piece of the question; nil if the vector leg cannot take part.
    private func queryVectors(for text: String, in reader: some GenerationReader) throws -> [EmbeddingVector]? {
        guard let encoder, let model = reader.model, model.hash == encoder.identity.hash else { return nil }
        return try encoder.encode(LongQuery(tokens: encoder).pieces(of: text))
    }

    /// The nearest passages to any of the vectors, by the best cosine of each.
    private func nearest(
        _ vectors: [EmbeddingVector], in reader: some GenerationReader, filter: PassageFilter, limit: Int
    ) throws -> [Candidate] {
        var best: [PassageReference: Candidate] = [:]
        for vector in vectors {
            for candidate in try reader.nearestCandidates(to: vector, filter: filter, limit: limit) {
                if let known = best[candidate.reference], known.score >= candidate.score { continue }
                best[candidate.reference] = candidate
            }
        }
        return Array(best.values.sorted(by: Candidate.ranksBefore).prefix(limit))
    }

    private func cosines(
        of references: [PassageReference], to vectors: [EmbeddingVector], in reader: some GenerationReader
    ) throws -> [Double?] {
        var best = [Double?](repeating: nil, count: references.count)
        for vector in vectors {
            for (index, cosine) in try reader.cosines(of: references, to: vector).enumerated() {
                guard let cosine else { continue }
                best[index] = max(best[index] ?? -.infinity, cosine)
            }
        }
        return best
    }

    private func scoreKind(_ mode: SearchRequest.Mode, hasVectors: Bool) -> ScoreKind {
        switch mode {
        case .lexical: .bm25
        case .vector: hasVectors ? .cosine : .bm25
        case .hybrid: hasVectors ? .reciprocalRankFusion : .bm25
        }
    }

    private func fuse(lexical: [Candidate], nearest: [Candidate], kind: ScoreKind) -> [Candidate] {
        switch kind {
        case .bm25: return lexical
        case .cosine: return nearest
        case .reciprocalRankFusion:
            let lexicalRanks = ranks(lexical)
            let vectorRanks = ranks(nearest)
            let all = Dictionary(
                (lexical + nearest).map { ($0.reference, $0.key) }, uniquingKeysWith: { key, _ in key })
            return all.map { reference, key in
                Candidate(
                    reference: reference, key: key,
                    score: ReciprocalRankFusion.score(ranks: [lexicalRanks[reference], vectorRanks[reference]]))
            }.sorted(by: Candidate.ranksBefore)
        }
    }

    private func ranks(_ candidates: [Candidate]) -> [PassageReference: Int] {
        Dictionary(
            candidates.enumerated().map { ($0.element.reference, $0.offset + 1) },
            uniquingKeysWith: { first, _ in first })
    }

    private func cap(_ candidates: [Candidate], top: Int, perArticle: Int) -> [Candidate] {
        var counts: [String: Int] = [:]
        var kept: [Candidate] = []
        for candidate in candidates where kept.count < top {
            let count = counts[candidate.key.articleID, default: 0]
            if count < perArticle {
                counts[candidate.key.articleID] = count + 1
                kept.append(candidate)
            }
        }
        return kept
    }
}
