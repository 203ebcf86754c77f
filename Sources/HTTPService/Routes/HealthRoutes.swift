import Hummingbird
import JSONText
import KnowledgeModel
import Operations

/// `GET /healthz` says that the process is up, `GET /readyz` that it can answer in full.
struct HealthRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func health(_ gated: GatedRequest) async throws -> Reply {
        var writer = JSONWriter()
        writer.object { $0.member("status", "up") }
        return .json(writer.bytes)
    }

    @Sendable func readiness(_ gated: GatedRequest) async throws -> Reply {
        let dependencies = dependencies
        let generation = try await dependencies.work.run {
            try dependencies.knowledge.readiness(scope: .everybody)
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("status", "ready")
            $0.member("generation", generation.number)
        }
        return .json(writer.bytes)
    }
}
