import Hummingbird
import Operations

/// `POST /v1/feedback` and `POST /v1/queries/{id}/outcome`. What is answered with 204 is on the disk.
struct FeedbackRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func feedback(_ gated: GatedRequest) async throws -> Reply {
        let feedback = try FeedbackJSON.decode(try await gated.body())
        let dependencies = dependencies
        try await dependencies.work.run { try dependencies.knowledge.record(feedback, caller: gated.caller) }
        return .noContent
    }

    @Sendable func outcome(_ gated: GatedRequest) async throws -> Reply {
        let queryID = try gated.parameter("id")
        let outcome = try OutcomeJSON.decode(try await gated.body())
        let dependencies = dependencies
        try await dependencies.work.run {
            try dependencies.knowledge.record(outcome, ofQuery: queryID, caller: gated.caller)
        }
        return .noContent
    }
}
