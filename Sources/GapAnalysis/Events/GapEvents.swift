package import Retrieval
package import Storage

/// Finds gap events: questions with a reason to think that the articles did not settle them.
///
/// Nothing of it is stored: events are a view of the log under the calibration in force.
package struct GapEvents: Sendable {
    package let questions: [JudgedQuestion]
    /// By the question's id.
    package let events: [String: GapEvent]

    /// An edited draft counts from this share of changed text on: lesser edits are greetings and style.
    static let editShareMinimum = 0.3

    /// A question whose articles answer it with less than this probability is an event, be its verdict yes or partial:
    /// more than a third chance that the asker went away without an answer.
    static let probabilityMinimum = 0.65

    /// - Parameters:
    ///   - model: of the calibration in force.
    ///   - areTickets: whether somebody had to write to the team: what an article answers is then a miss as well.
    /// - Complexity: O(n log n + pairs of one asker's questions within a week).
    package init(
        records: [QueryRecord], feedback: [FeedbackRecord] = [], outcomes: [OutcomeRecord] = [],
        draftChecks: [DraftCheckRecord] = [], model: AnswerabilityModel, areTickets: Bool = false
    ) {
        questions = records.map { JudgedQuestion($0, model: model) }
        var signals: [String: Set<GapReason>] = [:]
        for item in feedback {
            if let reason = GapReason(item.rating) { signals[item.questionID, default: []].insert(reason) }
        }
        let corrected = Set(outcomes.filter(Self.isCorrection).map(\.queryID))
        let failed = Set(draftChecks.filter(Self.isFailedCitation).compactMap(\.queryID))
        let reasked = Reasking.questions(in: records)
        var events: [String: GapEvent] = [:]
        for question in questions {
            var reasons = signals[question.id] ?? []
            if corrected.contains(question.record.queryID) { reasons.insert(.draftCorrected) }
            if failed.contains(question.record.queryID) { reasons.insert(.citationFailed) }
            if reasked.contains(question.id) { reasons.insert(.reasked) }
            if let reason = GapReason(question) { reasons.insert(reason) }
            if areTickets, reasons.isEmpty, question.label == .yes || question.label == .partial {
                reasons.insert(.retrievalMiss)
            }
            if reasons.isEmpty { continue }
            events[question.id] = GapEvent(
                question: question.record, reasons: Self.order.filter(reasons.contains))
        }
        self.events = events
    }

    private static func isCorrection(_ outcome: OutcomeRecord) -> Bool {
        switch outcome.kind {
        case .rejected, .escalated, .reopened: true
        case .edited: (outcome.editShare ?? 1) >= editShareMinimum
        case .sent, .resolved: false
        }
    }

    private static func isFailedCitation(_ check: DraftCheckRecord) -> Bool {
        check.result != .noFindings && check.findings.contains { $0.hasPrefix("citation") || $0.hasPrefix("quote") }
    }

    /// What a person said weighs more than what was computed.
    private static let order: [GapReason] = [
        .feedbackUnsafe, .feedbackWrong, .feedbackIncomplete, .citationFailed, .draftCorrected, .noCandidate,
        .lowAnswerability, .underspecified, .conflict, .staleOnly, .localeMissing, .aclBlocked, .reasked,
        .retrievalMiss,
    ]
}

extension GapReason {
    /// Nil for praise.
    init?(_ rating: FeedbackRecord.Rating) {
        switch rating {
        case .useful: return nil
        case .incomplete: self = .feedbackIncomplete
        case .wrong: self = .feedbackWrong
        case .unsafe: self = .feedbackUnsafe
        }
    }

    /// What the verdict alone says; nil where it says that the question is answered, or nothing.
    init?(_ question: JudgedQuestion) {
        switch (question.label, question.reason) {
        case (.no, .noCandidate): self = .noCandidate
        case (.no, _): self = .lowAnswerability
        case (.underspecified, _): self = .underspecified
        case (_, .conflict): self = .conflict
        case (_, .staleOnly): self = .staleOnly
        case (.yes, _), (.partial, _):
            guard (question.probability ?? 1) < GapEvents.probabilityMinimum else { return nil }
            self = .lowAnswerability
        default: return nil
        }
    }
}

extension GapEvents {
    private init(questions: [JudgedQuestion], events: [String: GapEvent]) {
        self.questions = questions
        self.events = events
    }

    /// Those of the questions that the articles did not answer when they were asked.
    package func unanswered(among questions: [JudgedQuestion]) -> [JudgedQuestion] {
        questions.filter { events[$0.id]?.reasons.contains { $0.list == .notAnswered } ?? false }
    }

    /// Those of some of the questions.
    package func selected(_ isIncluded: (JudgedQuestion) throws -> Bool) rethrows -> GapEvents {
        let questions = try questions.filter(isIncluded)
        let ids = Set(questions.map(\.id))
        return GapEvents(questions: questions, events: events.filter { ids.contains($0.key) })
    }
}
