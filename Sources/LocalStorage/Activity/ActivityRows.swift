import GRDB
import KnowledgeModel
import Privacy
import Storage

/// Feedback as a row of `feedback`.
enum FeedbackRow {
    static let columns = "id, question_id, passage_id, article_id, rating, comment, position, at, asker"

    static func arguments(_ feedback: FeedbackRecord) -> StatementArguments {
        [
            feedback.id, feedback.questionID, feedback.passageID, feedback.articleID, feedback.rating.rawValue,
            feedback.comment?.text.withoutNUL, feedback.position, feedback.at.milliseconds, feedback.asker?.value,
        ]
    }

    static func feedback(_ row: Row, path: String) throws -> FeedbackRecord {
        guard let rating = FeedbackRecord.Rating(rawValue: row[4]) else {
            throw LocalStorageMessages.damagedActivityLog(path, "feedback \(row[0] as String)")
        }
        return FeedbackRecord(
            id: row[0], questionID: row[1], passageID: row[2], articleID: row[3], rating: rating,
            comment: (row[5] as String?).map { RedactedText(storedRedacted: $0) }, position: row[6],
            at: Timestamp(milliseconds: row[7]), asker: (row[8] as String?).map { AskerPseudonym(stored: $0) })
    }
}

/// An outcome as a row of `outcomes`.
enum OutcomeRow {
    static let columns = "query_id, kind, at, edit_share, seconds_to_send"

    static func arguments(_ outcome: OutcomeRecord) -> StatementArguments {
        [
            outcome.queryID, outcome.kind.rawValue, outcome.at.milliseconds, outcome.editShare, outcome.secondsToSend,
        ]
    }

    static func outcome(_ row: Row, path: String) throws -> OutcomeRecord {
        guard let kind = OutcomeRecord.Kind(rawValue: row[1]) else {
            throw LocalStorageMessages.damagedActivityLog(path, "an outcome of query \(row[0] as String)")
        }
        return OutcomeRecord(
            queryID: row[0], kind: kind, at: Timestamp(milliseconds: row[2]), editShare: row[3], secondsToSend: row[4])
    }
}

/// A check as a row of `draft_checks`.
enum DraftCheckRow {
    static let columns = "id, query_id, result, findings, at"

    static func arguments(_ check: DraftCheckRecord) -> StatementArguments {
        [
            check.id, check.queryID, check.result.rawValue, StringList.encode(check.findings), check.at.milliseconds,
        ]
    }

    static func check(_ row: Row, path: String) throws -> DraftCheckRecord {
        guard let result = DraftCheckRecord.Result(rawValue: row[2]) else {
            throw LocalStorageMessages.damagedActivityLog(path, "check \(row[0] as String)")
        }
        return DraftCheckRecord(
            id: row[0], queryID: row[1], result: result, findings: StringList.decode(row[3]),
            at: Timestamp(milliseconds: row[4]))
    }
}

/// A label as a row of `labels`.
enum LabelRow {
    static let columns = "question_id, answer, saved_by, at"

    static func arguments(_ label: QuestionLabel) -> StatementArguments {
        [label.questionID, label.answer.rawValue, label.by, label.at.milliseconds]
    }

    static func label(_ row: Row, path: String) throws -> QuestionLabel {
        guard let answer = QuestionLabel.Answer(rawValue: row[1]) else {
            throw LocalStorageMessages.damagedActivityLog(path, "the label of question \(row[0] as String)")
        }
        return QuestionLabel(
            questionID: row[0], answer: answer, by: row[2], at: Timestamp(milliseconds: row[3]))
    }
}
