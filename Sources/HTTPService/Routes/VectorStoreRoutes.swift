import Hummingbird
import Logging
import Operations

/// The knowledge base for OpenAI's clients: `GET /v1/vector_stores`, `GET /v1/vector_stores/{id}` and
/// `POST /v1/vector_stores/{id}/search`.
struct VectorStoreRoutes: Sendable {
    let dependencies: ServiceDependencies
    let searches: SearchRoutes

    @Sendable func list(_ gated: GatedRequest) async throws -> Reply {
        // Sent by clients that page; there is one page.
        try gated.allowQuery(["limit", "order", "after", "before"])
        _ = try gated.number("limit", in: 1...100)
        return .json(try await store(VectorStoreJSON.id, gated).listBytes)
    }

    @Sendable func store(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        return .json(try await store(try gated.parameter("id"), gated).bytes)
    }

    @Sendable func search(_ gated: GatedRequest) async throws -> Reply {
        let id = try gated.parameter("id")
        let request = try VectorStoreSearchJSON.decode(try await gated.body())
        let knowledge = dependencies.knowledge
        let results = try await searches.timed {
            try knowledge.search(request, inStore: id, caller: gated.caller, observer: $0.observer)
        }
        for response in results.responses { searches.metrics.count(response) }
        return .json(results.json)
    }

    private func store(_ id: String, _ gated: GatedRequest) async throws -> VectorStoreJSON {
        let knowledge = dependencies.knowledge
        return try await dependencies.work.run { try knowledge.vectorStore(id: id, caller: gated.caller) }
    }
}
