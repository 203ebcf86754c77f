import Hummingbird
import Operations

/// `POST /v1/verify`: holds a draft reply against what it cites.
struct VerifyRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func verify(_ gated: GatedRequest) async throws -> Reply {
        let body = try await gated.body()
        let knowledge = dependencies.knowledge
        return .json(try await dependencies.work.run { try knowledge.verified(body, caller: gated.caller) })
    }
}
