import KnowledgeModel
import Locking
package import Privacy
package import Storage

/// The activity log and the themes in memory: the contracts written down as plainly as can be, and quick for tests of
/// what stands on them.
package final class InMemoryActivityStore: Sendable {
    struct Contents: Sendable {
        var questions: [String: QueryRecord] = [:]
        var feedback: [String: FeedbackRecord] = [:]
        var outcomes: [OutcomeRecord] = []
        var draftChecks: [String: DraftCheckRecord] = [:]
        var labels: [String: QuestionLabel] = [:]
        var formerWeeks: [CalendarDay: WeekFigures] = [:]
        var themes: [ThemeRecord] = []
        var lastTheme = 0
        var groupedAt: Timestamp?
        var curated: [String: CuratedQuestion] = [:]
        var calibrationChanges: [CalibrationChange] = []
        var reviews: [String: ArticleReview] = [:]
    }

    let contents = Locked(Contents())

    package init() {}
}

extension InMemoryActivityStore: ActivityLog {
    package func record(_ queries: [QueryRecord]) throws {
        contents.withLock { contents in
            for question in queries { contents.questions[question.id] = question }
        }
    }

    package func record(_ feedback: FeedbackRecord) throws {
        try contents.withLock { contents in
            guard contents.questions[feedback.questionID] != nil else {
                throw StorageError.noQuestion(feedback.questionID)
            }
            contents.feedback[feedback.id] = feedback
        }
    }

    package func record(_ outcome: OutcomeRecord) throws {
        try contents.withLock { contents in
            guard contents.questions.values.contains(where: { $0.queryID == outcome.queryID }) else {
                throw StorageError.noQuery(outcome.queryID)
            }
            contents.outcomes.append(outcome)
        }
    }

    package func record(_ check: DraftCheckRecord) throws {
        contents.withLock { $0.draftChecks[check.id] = check }
    }

    package func record(_ label: QuestionLabel) throws {
        try contents.withLock { contents in
            guard contents.questions[label.questionID] != nil else { throw StorageError.noQuestion(label.questionID) }
            contents.labels[label.questionID] = label
        }
    }

    package func queries(in period: ActivityPeriod) throws -> [QueryRecord] {
        contents.withLock { $0.questions(where: { period.contains($0.askedAt) }) }
    }

    package func queries(ids: [String]) throws -> [QueryRecord] {
        let ids = Set(ids)
        return contents.withLock { $0.questions(where: { ids.contains($0.id) }) }
    }

    package func queries(ofQuery queryID: String) throws -> [QueryRecord] {
        contents.withLock { $0.questions(where: { $0.queryID == queryID }) }.sorted {
            $0.id.utf8.count == $1.id.utf8.count ? $0.id.precedes($1.id) : $0.id.utf8.count < $1.id.utf8.count
        }
    }

    package func feedback(in period: ActivityPeriod) throws -> [FeedbackRecord] {
        contents.withLock { $0.feedback(where: { period.contains($0.at) }) }
    }

    package func outcomes(in period: ActivityPeriod) throws -> [OutcomeRecord] {
        contents.withLock { $0.outcomes(where: { period.contains($0.at) }) }
    }

    package func draftChecks(in period: ActivityPeriod) throws -> [DraftCheckRecord] {
        contents.withLock { contents in
            contents.draftChecks.values.filter { period.contains($0.at) }.sorted {
                $0.at == $1.at ? $0.id.precedes($1.id) : $0.at < $1.at
            }
        }
    }

    package func labels() throws -> [QuestionLabel] {
        contents.withLock { contents in
            contents.labels.values.sorted {
                $0.at == $1.at ? $0.questionID.precedes($1.questionID) : $0.at < $1.at
            }
        }
    }

    package func formerWeeks() throws -> [WeekFigures] {
        contents.withLock { $0.formerWeeks.values.sorted { $0.week < $1.week } }
    }

    package func activity(of asker: AskerPseudonym) throws -> AskerActivity {
        contents.withLock { contents in
            let questions = contents.questions(where: { $0.context.asker == asker })
            let (ids, queryIDs) = (Set(questions.map(\.id)), Set(questions.map(\.queryID)))
            return AskerActivity(
                queries: questions,
                feedback: contents.feedback(where: { $0.asker == asker || ids.contains($0.questionID) }),
                outcomes: contents.outcomes(where: { queryIDs.contains($0.queryID) }))
        }
    }
}

extension InMemoryActivityStore.Contents {
    func questions(where matches: (QueryRecord) -> Bool) -> [QueryRecord] {
        questions.values.filter(matches).sorted {
            $0.askedAt == $1.askedAt ? $0.id.precedes($1.id) : $0.askedAt < $1.askedAt
        }
    }

    func feedback(where matches: (FeedbackRecord) -> Bool) -> [FeedbackRecord] {
        feedback.values.filter(matches).sorted { $0.at == $1.at ? $0.id.precedes($1.id) : $0.at < $1.at }
    }

    func outcomes(where matches: (OutcomeRecord) -> Bool) -> [OutcomeRecord] {
        // The sort is stable, as Swift's is in fact; the position makes it certain.
        outcomes.enumerated().filter { matches($0.element) }.sorted { left, right in
            let (one, two) = (left.element, right.element)
            if one.at != two.at { return one.at < two.at }
            if one.queryID != two.queryID { return one.queryID.precedes(two.queryID) }
            return left.offset < right.offset
        }.map(\.element)
    }
}
