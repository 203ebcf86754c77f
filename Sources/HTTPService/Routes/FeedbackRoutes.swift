import Hummingbird
import Operations

/// `POST /v1/feedback` and `POST /v1/queries/{id}/outcome`. What is answered with 204 is on the disk.
struct FeedbackRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func feedback(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let feedback = try FeedbackJSON.decode(try await RequestBody.bytes(of: request))
        let dependencies = dependencies
        try await dependencies.work.run { try dependencies.knowledge.record(feedback) }
        return Response(status: .noContent)
    }

    @Sendable func outcome(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let queryID = try context.parameters.require("id")
        let outcome = try OutcomeJSON.decode(try await RequestBody.bytes(of: request))
        let dependencies = dependencies
        try await dependencies.work.run { try dependencies.knowledge.record(outcome, ofQuery: queryID) }
        return Response(status: .noContent)
    }
}
