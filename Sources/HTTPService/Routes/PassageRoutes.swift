import Hummingbird
import Retrieval
import Storage

/// `GET /v1/passages/{id}`.
struct PassageRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func passage(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let dependencies = dependencies
        let json = try await dependencies.work.run {
            let reader = try dependencies.generations.reader(for: dependencies.scope)
            guard let passage = try reader.passage(id: id) else { throw Problem.noPassage }
            return CitationJSON.bytes(of: Citation(passage), generation: reader.generation)
        }
        return .json(json)
    }
}
