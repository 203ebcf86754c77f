import Hummingbird
import JSONText
import KnowledgeModel
import Operations
import Retrieval

/// `GET /healthz` says that the process is up, `GET /readyz` that it can answer.
struct HealthRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func health(_ gated: GatedRequest) async throws -> Reply {
        var writer = JSONWriter()
        writer.object { $0.member("status", "up") }
        return .json(writer.bytes)
    }

    @Sendable func readiness(_ gated: GatedRequest) async throws -> Reply {
        let dependencies = dependencies
        let readiness = try await dependencies.work.run {
            try dependencies.knowledge.readiness(scope: .everybody)
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("status", "ready")
            $0.member("generation", readiness.generation.number)
            $0.member("degraded", readiness.degraded.map(\.rawValue))
            if readiness.degraded.contains(.vector) {
                $0.member("detail", "There is no encoder; questions are searched by their words only.")
            }
        }
        return .json(writer.bytes)
    }
}
