package import Access
import KnowledgeModel
import Privacy
import Storage

extension KnowledgeService {
    /// Keeps what was said of a cited passage; on the disk when it returns. A caller may speak of the queries that it may
    /// look at.
    ///
    /// - Throws: `Problem.noQuery`, `Problem.notCited`, `Problem.activityLogUnavailable`.
    package func record(_ feedback: FeedbackJSON, caller: Caller) throws {
        let id = makeID()
        try record { activity in
            let questionID = QueryRecord.id(queryID: feedback.queryID, position: feedback.question - 1)
            guard let question = try activity.log.queries(ids: [questionID]).first,
                maySee(question, caller, activity)
            else { throw Problem.noQuery }
            // Only what was cited can be rated, so that nobody learns here which passages there are.
            guard let passage = question.nearest.first(where: { $0.passageID == feedback.passageID }) else {
                throw Problem.notCited
            }
            try activity.log.record(
                FeedbackRecord(
                    id: id, questionID: questionID, passageID: passage.passageID, articleID: passage.articleID,
                    rating: feedback.rating, comment: feedback.comment.map(activity.redactor.redact),
                    position: feedback.position, at: activity.now(),
                    asker: (caller.asker ?? feedback.asker).map(activity.pseudonym)))
        }
    }

    /// Keeps what became of an answer; on the disk when it returns.
    ///
    /// - Throws: `Problem.noQuery`, for one that the caller may not look at too; `Problem.activityLogUnavailable`.
    package func record(_ outcome: OutcomeJSON, ofQuery queryID: String, caller: Caller) throws {
        try record { activity in
            guard let question = try activity.log.queries(ofQuery: queryID).first, maySee(question, caller, activity)
            else { throw Problem.noQuery }
            try activity.log.record(
                OutcomeRecord(
                    queryID: queryID, kind: outcome.kind, at: activity.now(), editShare: outcome.editShare,
                    secondsToSend: outcome.secondsToSend))
        }
    }

    private func record(_ body: (ActivityRecording) throws -> Void) throws {
        guard let activity else { throw Problem.noActivityLog }
        do {
            try body(activity)
        } catch let error as StorageError where error.code == .noRecord {
            throw Problem.noQuery
        } catch let error as StorageError where [.busy, .full, .unavailable].contains(error.code) {
            throw Problem.activityLogUnavailable
        }
    }
}
