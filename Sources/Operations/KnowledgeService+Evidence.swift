package import Access
import KnowledgeModel
import Privacy
package import Retrieval
package import Storage

extension KnowledgeService {
    /// All that is kept of a query, to attach to a hand-off: what was asked, redacted, what was answered and what came of
    /// it. Passages are shown as the caller may read them now.
    ///
    /// An owner may look at every query. Any other caller may at those that were asked with no right that the caller has
    /// not, and one that speaks for an asker at that asker's only; to them others look as if they were not there.
    ///
    /// - Throws: `Problem.noQuery`, `Problem.noActivityLog`.
    /// - Complexity: O(feedback and outcomes since the query)
    package func evidence(ofQuery id: String, caller: Caller) throws -> QueryEvidence {
        guard let activity else { throw Problem.noActivityLog }
        let questions = try activity.log.queries(ofQuery: id)
        guard let first = questions.first, maySee(first, caller, activity) else { throw Problem.noQuery }
        let since = ActivityPeriod(from: first.askedAt)
        let ids = Set(questions.map(\.id))
        let feedback = try activity.log.feedback(in: since).filter { ids.contains($0.questionID) }
        let reader = try generations.reader(for: caller.access)
        return QueryEvidence(
            queryID: id,
            questions: try questions.map { question in
                QueryEvidence.Question(
                    record: question,
                    passages: try question.nearest.map { recorded in
                        let passage = try reader.passage(id: recorded.passageID)
                        return QueryEvidence.Passage(
                            recorded: recorded,
                            citation: passage.flatMap { caller.filter.lets($0.article) ? Citation($0) : nil })
                    },
                    ratings: feedback.filter { $0.questionID == question.id }.map(\.rating))
            },
            outcomes: try activity.log.outcomes(in: since).filter { $0.queryID == id },
            checks: try activity.log.draftChecks(in: since).filter { $0.queryID == id })
    }

    func maySee(_ question: QueryRecord, _ caller: Caller, _ activity: ActivityRecording) -> Bool {
        if let asker = caller.asker, question.context.asker != activity.pseudonym(asker) { return false }
        return caller.allows(.owner) || caller.maySee(question.context)
    }
}

/// What is kept of a query.
package struct QueryEvidence: Sendable, Hashable {
    package struct Question: Sendable, Hashable {
        package let record: QueryRecord
        /// In the order in which they were cited.
        package let passages: [Passage]
        package let ratings: [FeedbackRecord.Rating]
    }

    package struct Passage: Sendable, Hashable {
        package let recorded: RecordedPassage
        /// As it is now; nil if it is gone for this caller.
        package let citation: Citation?
    }

    package let queryID: String
    /// In their order; at least one.
    package let questions: [Question]
    package let outcomes: [OutcomeRecord]
    package let checks: [DraftCheckRecord]
}
