import Hummingbird
import Operations

/// `GET /v1/passages/{id}`.
struct PassageRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func passage(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let dependencies = dependencies
        let json = try await dependencies.work.run {
            let found = try dependencies.knowledge.passage(id: id, scope: dependencies.scope)
            return CitationJSON.bytes(of: found.citation, generation: found.generation)
        }
        return .json(json)
    }
}
