package import Storage
package import TicketReading

/// What became of one ticket of a scan.
package enum TicketOutcome: Sendable, Hashable {
    /// All of its questions are expected to be answered by the articles, had anybody found them.
    case answered
    case notAnswered
    /// No verdict could be given on some of its questions, such as those in another language, and the others are
    /// answered.
    case notJudged
    case asksNothing(NoQuestion)

    /// A question is expected to be answered from this probability on.
    package static let evenChance = 0.5

    /// - Parameter records: of the ticket's questions; empty if it asks nothing.
    package init(_ records: [QueryRecord], noQuestion: NoQuestion?) {
        if records.isEmpty {
            self = .asksNothing(noQuestion ?? .empty)
        } else if records.contains(where: { Self.isAnswered($0.verdict) == false }) {
            self = .notAnswered
        } else {
            self = records.allSatisfy { Self.isAnswered($0.verdict) == true } ? .answered : .notJudged
        }
    }

    /// Nil if there is no verdict.
    private static func isAnswered(_ verdict: RecordedVerdict) -> Bool? {
        switch verdict.label {
        case "yes", "partial": (verdict.probability ?? 0) >= evenChance
        case "unknown": nil
        default: false
        }
    }
}
