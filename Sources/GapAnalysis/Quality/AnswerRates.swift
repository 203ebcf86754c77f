internal import KnowledgeModel
internal import Retrieval
package import Storage

/// How questions were answered and what became of the answers, for a group of questions such as those of one channel.
package struct AnswerRates: Sendable, Hashable {
    package var asked = 0
    /// By verdict of the calibration in force; absent: none.
    package var verdicts: [String: Int] = [:]
    /// Of all verdicts' probabilities; nil without any.
    package var meanProbability: Double?
    /// Questions that their asker had asked before, within a week.
    package var reasked = 0
    /// Questions whose asker is known, so that it would have been seen.
    package var withAsker = 0
    /// Of the questions' queries, the last word on each.
    package var outcomes: [OutcomeRecord.Kind: Int] = [:]
    /// Of the drafts that were edited, how much was changed, 0…1; nil where nobody said.
    package var meanEdit: Double?
    package var feedback: [FeedbackRecord.Rating: Int] = [:]

    package init(asked: Int = 0) { self.asked = asked }

    /// Verdicts yes and partial.
    package var answeredShare: Double? {
        asked == 0 ? nil : Double((verdicts["yes"] ?? 0) + (verdicts["partial"] ?? 0)) / Double(asked)
    }

    /// Verdicts yes alone.
    package var surelyAnsweredShare: Double? { asked == 0 ? nil : Double(verdicts["yes"] ?? 0) / Double(asked) }

    /// Asked again within a week, of those of whom it would be known.
    package var reaskedShare: Double? { withAsker == 0 ? nil : Double(reasked) / Double(withAsker) }

    /// Of the drafts that were sent, those that had been changed.
    package var editedShare: Double? {
        let edited = outcomes[.edited] ?? 0
        let sent = edited + (outcomes[.sent] ?? 0)
        return sent == 0 ? nil : Double(edited) / Double(sent)
    }

    /// Handed to a person, or rejected, of all queries of which somebody said what became of them.
    package var handedOverShare: Double? {
        let all = outcomes.values.reduce(0, +)
        return all == 0 ? nil : Double((outcomes[.escalated] ?? 0) + (outcomes[.rejected] ?? 0)) / Double(all)
    }
}

/// The rates of all questions of a period, and of each channel and cohort.
package struct AnswerRateTable: Sendable, Hashable {
    package let all: AnswerRates
    /// The most asked first; nil stands for questions without one.
    package let channels: [Group]
    package let cohorts: [Group]

    package struct Group: Sendable, Hashable {
        package let name: String?
        package let rates: AnswerRates
    }

    /// - Parameters:
    ///   - events: those of the period that may be seen.
    ///   - feedback, outcomes: of any time; those of other questions are left out.
    /// - Complexity: O(questions + feedback + outcomes)
    package init(of events: GapEvents, feedback: [FeedbackRecord], outcomes: [OutcomeRecord]) {
        let said = Dictionary(grouping: feedback, by: \.questionID)
        // In the order of time, so the last one counts.
        let last = Dictionary(outcomes.map { ($0.queryID, $0) }, uniquingKeysWith: { $1 })
        func rates(_ questions: [JudgedQuestion]) -> AnswerRates {
            Self.rates(of: questions, events, said: said, outcomes: last)
        }
        all = rates(events.questions)
        func groups(_ name: (AskerContext) -> String?) -> [Group] {
            Dictionary(grouping: events.questions) { name($0.record.context) }
                .map { Group(name: $0.key, rates: rates($0.value)) }
                .sorted { ($1.rates.asked, $0.name ?? "") < ($0.rates.asked, $1.name ?? "") }
        }
        channels = groups(\.channel)
        cohorts = groups(\.cohort)
    }

    private static func rates(
        of questions: [JudgedQuestion], _ events: GapEvents, said: [String: [FeedbackRecord]],
        outcomes: [String: OutcomeRecord]
    ) -> AnswerRates {
        var rates = AnswerRates(asked: questions.count)
        let probabilities = questions.compactMap(\.probability)
        if !probabilities.isEmpty {
            rates.meanProbability = probabilities.reduce(0, +) / Double(probabilities.count)
        }
        for question in questions {
            rates.verdicts[question.label.rawValue, default: 0] += 1
            if question.record.context.asker != nil { rates.withAsker += 1 }
            if events.events[question.id]?.reasons.contains(.reasked) == true { rates.reasked += 1 }
            for rating in said[question.id] ?? [] { rates.feedback[rating.rating, default: 0] += 1 }
        }
        var edits: [Double] = []
        for query in Set(questions.map(\.record.queryID)) {
            guard let outcome = outcomes[query] else { continue }
            rates.outcomes[outcome.kind, default: 0] += 1
            if outcome.kind == .edited, let share = outcome.editShare { edits.append(share) }
        }
        if !edits.isEmpty { rates.meanEdit = edits.reduce(0, +) / Double(edits.count) }
        return rates
    }
}
