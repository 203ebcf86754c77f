import Hummingbird
import Operations

/// `GET /v1/passages/{id}`.
struct PassageRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func passage(_ gated: GatedRequest) async throws -> Reply {
        let id = try gated.parameter("id")
        try gated.allowQuery([])
        let dependencies = dependencies
        let json = try await dependencies.work.run {
            let found = try dependencies.knowledge.passage(id: id, caller: gated.caller)
            return CitationJSON.bytes(of: found.citation, generation: found.generation)
        }
        return .json(json)
    }
}
