internal import KnowledgeModel
package import Storage

/// Answers that a person should look at, since somebody or something said that they were wrong.
package enum ReviewQueue {
    /// What people said goes before what was computed.
    private static let reasons: [GapReason] = [
        .feedbackUnsafe, .feedbackWrong, .citationFailed, .draftCorrected, .feedbackIncomplete, .conflict,
    ]

    /// Without those that have a label, the gravest reason first, then the newest.
    ///
    /// - Complexity: O(events log events)
    package static func items(of events: GapEvents, labels: [QuestionLabel]) -> [Item] {
        let labelled = Set(labels.map(\.questionID))
        let items = events.questions.compactMap { question -> Item? in
            guard !labelled.contains(question.id), let event = events.events[question.id],
                let rank = reasons.firstIndex(where: event.reasons.contains)
            else { return nil }
            return Item(question: question, reason: reasons[rank], rank: rank)
        }
        return items.sorted {
            if $0.rank != $1.rank { return $0.rank < $1.rank }
            return ($1.question.record.askedAt, $1.question.id) < ($0.question.record.askedAt, $0.question.id)
        }
    }

    package struct Item: Sendable, Hashable {
        package let question: JudgedQuestion
        package let reason: GapReason
        fileprivate let rank: Int
    }
}
