package import KnowledgeModel
package import Privacy

/// What was asked and what became of it. Outlives generations.
///
/// Calls block; make them on an executor that may. Safe from any thread.
package protocol ActivityLog: Sendable {
    /// All of them or none. A record of an id that is known already replaces it. Committed on return, so a killed
    /// process loses none; a power cut loses what is younger than 100 ms.
    func record(_ queries: [QueryRecord]) throws
    /// Durable on return. Feedback of an id that is known already replaces it.
    ///
    /// - Throws: `StorageError.noRecord` if there is no such question.
    func record(_ feedback: FeedbackRecord) throws
    /// Durable on return. A query has as many outcomes as it lives through.
    ///
    /// - Throws: `StorageError.noRecord` if there is no such query.
    func record(_ outcome: OutcomeRecord) throws
    /// Durable on return. A check of an id that is known already replaces it.
    func record(_ check: DraftCheckRecord) throws
    /// Durable on return. The label of a question that has one already replaces it.
    ///
    /// - Throws: `StorageError.noRecord` if there is no such question.
    func record(_ label: QuestionLabel) throws

    /// In the order of (time, id). O(result).
    func queries(in period: ActivityPeriod) throws -> [QueryRecord]
    /// Those that exist, in the order of (time, id).
    func queries(ids: [String]) throws -> [QueryRecord]
    /// The questions of one query, in the order of their positions.
    func queries(ofQuery queryID: String) throws -> [QueryRecord]
    /// In the order of (time, id).
    func feedback(in period: ActivityPeriod) throws -> [FeedbackRecord]
    /// In the order of (time, query id), then as they were recorded.
    func outcomes(in period: ActivityPeriod) throws -> [OutcomeRecord]
    /// In the order of (time, id).
    func draftChecks(in period: ActivityPeriod) throws -> [DraftCheckRecord]
    /// All of them, in the order of (time, question).
    func labels() throws -> [QuestionLabel]
    /// Weeks whose records have been deleted by age, oldest first: how much was asked and answered, nobody by whom.
    func formerWeeks() throws -> [WeekFigures]

    /// Deletes what is older and keeps its figures per week, of all and of each theme. What was said of a question goes
    /// with it. O(deleted + themes).
    ///
    /// - Returns: how many questions were deleted.
    func forget(before: Timestamp) throws -> Int
    /// Everything that an asker left, for handing out.
    func activity(of asker: AskerPseudonym) throws -> AskerActivity
    /// Deletes everything that an asker left, from the bytes of the files as well: questions, what anybody said of them
    /// and what became of them, and wordings that were taken from them (see `ErasedQuestions`). Again is no error: it
    /// completes what was interrupted. O(log), since files are written anew.
    ///
    /// - Returns: ids of the questions that were deleted, sorted.
    func erase(asker: AskerPseudonym) throws -> [String]
    /// Deletes every mention of an article, from the bytes of the files as well: among nearest passages, feedback on it,
    /// what themes, curated questions and reviews say of it. Again is no error. O(log).
    func erase(article id: String) throws
}

/// A half-open stretch of time; nil bounds are open.
package struct ActivityPeriod: Sendable, Hashable {
    package var from: Timestamp?
    package var until: Timestamp?

    package init(from: Timestamp? = nil, until: Timestamp? = nil) {
        self.from = from
        self.until = until
    }

    package static let always = ActivityPeriod()

    package func contains(_ moment: Timestamp) -> Bool {
        (from.map { moment >= $0 } ?? true) && (until.map { moment < $0 } ?? true)
    }
}

/// How much was asked in one week, and how much of it was answered.
package struct WeekFigures: Sendable, Hashable {
    /// The week's Monday.
    package var week: CalendarDay
    package var asked: Int
    /// Questions whose verdict was yes.
    package var answered: Int

    package init(week: CalendarDay, asked: Int, answered: Int) {
        self.week = week
        self.asked = asked
        self.answered = answered
    }
}

package struct AskerActivity: Sendable, Hashable {
    package var queries: [QueryRecord]
    package var feedback: [FeedbackRecord]
    package var outcomes: [OutcomeRecord]

    package init(queries: [QueryRecord], feedback: [FeedbackRecord], outcomes: [OutcomeRecord]) {
        self.queries = queries
        self.feedback = feedback
        self.outcomes = outcomes
    }
}
