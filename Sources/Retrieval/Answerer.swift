package import Embedding
package import KnowledgeModel
package import Storage

/// Answers a request with cited passages, from what the caller may read and nothing else.
package struct Answerer: Sendable {
    private let generations: any GenerationSource
    private let retriever: Retriever

    package init(generations: any GenerationSource, encoder: (any TextEncoder)?) {
        self.generations = generations
        retriever = Retriever(encoder: encoder)
    }

    /// - Parameter queryID: names this answer to whoever comes back with feedback on it.
    /// - Throws: what the storage throws; never because of the question's text.
    package func answer(_ request: SearchRequest, scope: AccessScope, queryID: String) throws -> SearchResponse {
        let reader = try generations.reader(for: scope)
        let ranking = try retriever.rank(request, in: reader)
        let passages = try reader.passages(ranking.hits.map(\.reference))
        let citations = zip(ranking.hits, passages).map { hit, passage in
            CitedHit(hit: hit, citation: Citation(passage))
        }
        let scalars = request.text.unicodeScalars.count
        return SearchResponse(
            queryID: queryID, generation: reader.generation, degraded: ranking.degraded,
            answers: [
                Answer(
                    question: request.text, scalarRange: 0..<scalars, scoreKind: ranking.scoreKind, hits: citations)
            ])
    }
}

/// All answers to one request.
package struct SearchResponse: Sendable, Hashable {
    package let queryID: String
    package let generation: GenerationID
    package let degraded: [Ranking.Leg]
    package let answers: [Answer]
}

/// The cited passages for one question of a request.
package struct Answer: Sendable, Hashable {
    package let question: String
    /// Where the question stands in the request's text, in Unicode scalars.
    package let scalarRange: Range<Int>
    package let scoreKind: ScoreKind
    package let hits: [CitedHit]
}

/// A hit with the words that can be quoted from it.
package struct CitedHit: Sendable, Hashable {
    package let hit: Hit
    package let citation: Citation

    package init(hit: Hit, citation: Citation) {
        self.hit = hit
        self.citation = citation
    }
}

/// Opaque names of queries: 80 random bits in base 32.
package enum QueryID {
    package static func random(using generator: inout some RandomNumberGenerator) -> String {
        Digest.base32((0..<10).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
