import Hummingbird
import KnowledgeModel
import Storage

/// `GET /healthz` says that the process is up, `GET /readyz` that it can answer in full.
struct HealthRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func health(_ request: Request, _ context: ServiceContext) -> Response {
        var writer = JSONWriter()
        writer.object { $0.member("status", "up") }
        return .json(writer.bytes)
    }

    @Sendable func readiness(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let dependencies = dependencies
        let generation = try await dependencies.work.run {
            let reader = try dependencies.generations.reader(for: dependencies.scope)
            guard let hash = dependencies.encoderHash else {
                throw Problem.notReady("There is no encoder; questions are searched by their words only.")
            }
            if let model = reader.model, model.hash != hash {
                throw Problem.notReady(
                    "The index was made with another encoder (\(model.name)); "
                        + "questions are searched by their words only.")
            }
            return reader.generation
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("status", "ready")
            $0.member("generation", generation.number)
        }
        return .json(writer.bytes)
    }
}
