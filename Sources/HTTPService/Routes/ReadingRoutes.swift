import Access
import Hummingbird
import JSONText
import Operations
import Retrieval

/// `GET /v1/articles`, `GET /v1/articles/{id}`, `POST /v1/citations/resolve` and `GET /v1/queries/{id}`.
struct ReadingRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func articles(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery(ArticleListRequest.parameters)
        let request = try ArticleListRequest.decode(gated.query)
        let knowledge = dependencies.knowledge
        return .json(
            try await dependencies.work.run {
                ArticlePageJSON.bytes(of: try knowledge.articles(request, caller: gated.caller))
            })
    }

    @Sendable func article(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery(["offsets"])
        let (id, offsets) = (try gated.parameter("id"), try gated.offsets())
        let (knowledge, gaps) = (dependencies.knowledge, dependencies.gaps)
        return .json(
            try await dependencies.work.run {
                let read = try knowledge.article(id: id, caller: gated.caller)
                let health = gated.caller.allows(.owner) ? try gaps?.standing(of: read.article) : nil
                return ReadArticleJSON.bytes(of: read, health: health, offsets: offsets)
            })
    }

    @Sendable func resolve(_ gated: GatedRequest) async throws -> Reply {
        let citations = try ResolveRequestJSON.decode(try await gated.body())
        let knowledge = dependencies.knowledge
        return .json(
            try await dependencies.work.run {
                ResolvedCitationsJSON.bytes(of: try knowledge.resolve(citations, caller: gated.caller))
            })
    }

    @Sendable func query(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        let id = try gated.parameter("id")
        let knowledge = dependencies.knowledge
        return .json(
            try await dependencies.work.run {
                QueryEvidenceJSON.bytes(of: try knowledge.evidence(ofQuery: id, caller: gated.caller))
            })
    }
}

extension GatedRequest {
    /// What offsets count.
    ///
    /// - Throws: `Problem` 422.
    func offsets() throws(Problem) -> OffsetUnit {
        var faults = RequestFaults()
        let unit = OffsetsJSON.decode(query("offsets").map { .string($0) }, at: "?offsets", &faults)
        if !faults.isEmpty { throw .invalidRequest(faults.list) }
        return unit
    }

    /// A whole number; nil if absent.
    ///
    /// - Throws: `Problem` 422.
    func number(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let text = query(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .invalidRequest([
                Problem.Fault(
                    pointer: "?\(name)",
                    detail: "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            ])
        }
        return number
    }
}
