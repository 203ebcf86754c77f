import Hummingbird
import KnowledgeModel
import Privacy
import Storage

/// `POST /v1/feedback` and `POST /v1/queries/{id}/outcome`. What is answered with 204 is on the disk.
struct FeedbackRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func feedback(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let body = try FeedbackJSON.decode(try await RequestBody.bytes(of: request))
        let id = dependencies.makeID()
        try await record { activity in
            let questionID = QueryRecord.id(queryID: body.queryID, position: body.question - 1)
            guard let question = try activity.log.queries(ids: [questionID]).first else { throw Problem.noQuery }
            // Only what was cited can be rated, so that nobody learns here which passages there are.
            guard let passage = question.nearest.first(where: { $0.passageID == body.passageID }) else {
                throw Problem.notCited
            }
            try activity.log.record(
                FeedbackRecord(
                    id: id, questionID: questionID, passageID: passage.passageID, articleID: passage.articleID,
                    rating: body.rating, comment: body.comment.map(activity.redactor.redact),
                    position: body.position, at: activity.now(), asker: body.asker.map(activity.pseudonym)))
        }
        return Response(status: .noContent)
    }

    @Sendable func outcome(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let queryID = try context.parameters.require("id")
        let body = try OutcomeJSON.decode(try await RequestBody.bytes(of: request))
        try await record { activity in
            try activity.log.record(
                OutcomeRecord(
                    queryID: queryID, kind: body.kind, at: activity.now(), editShare: body.editShare,
                    secondsToSend: body.secondsToSend))
        }
        return Response(status: .noContent)
    }

    private func record(_ body: @escaping @Sendable (ActivityRecording) throws -> Void) async throws {
        guard let activity = dependencies.activity else { throw Problem.noActivityLog }
        try await dependencies.work.run {
            do {
                try body(activity)
            } catch let error as StorageError where error.code == .noRecord {
                throw Problem.noQuery
            } catch let error as StorageError where [.busy, .full, .unavailable].contains(error.code) {
                throw Problem.activityLogUnavailable
            }
        }
    }
}
