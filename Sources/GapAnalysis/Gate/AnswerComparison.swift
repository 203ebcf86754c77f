package import KnowledgeModel
package import Privacy
internal import Retrieval

/// What of a set of questions is answered otherwise by one generation than by another.
package struct AnswerComparison: Sendable, Hashable {
    /// A question, as redacted as the log keeps it, and who asks it.
    package struct Question: Sendable, Hashable {
        package var text: RedactedText
        package var scope: AccessScope
        package var product: String?

        package init(text: RedactedText, scope: AccessScope, product: String? = nil) {
            self.text = text
            self.scope = scope
            self.product = product
        }
    }

    /// In what two outcomes differ.
    package enum Difference: String, Sendable, CaseIterable {
        case verdict
        /// The first passage is another one, or says something else.
        case citation
        /// By more than `probabilityStep`.
        case probability
    }

    package struct Change: Sendable, Hashable {
        package var question: Question
        package var before: QuestionOutcome?
        package var after: QuestionOutcome?
        /// Never empty.
        package var differences: [Difference]
        /// How often it is among the questions.
        package var times: Int
    }

    /// Questions that were asked of both, each as often as it is among them.
    package private(set) var asked = 0
    package private(set) var changes: [Change] = []

    /// A smaller move of a probability is none: it is within what a calibration promises.
    package static let probabilityStep = 0.1

    package init() {}

    /// - Parameters:
    ///   - before: what came of it; nil where its text was read as no question.
    ///   - times: how often it is among the questions.
    package mutating func add(
        _ question: Question, before: QuestionOutcome?, after: QuestionOutcome?, times: Int = 1
    ) {
        asked += times
        let differences = Self.differences(before, after)
        if !differences.isEmpty {
            changes.append(
                Change(question: question, before: before, after: after, differences: differences, times: times))
        }
    }

    /// Questions that are answered otherwise, as often as they are among those asked.
    package var changed: Int { changes.reduce(0) { $0 + $1.times } }

    package func count(_ difference: Difference) -> Int {
        changes.reduce(0) { $0 + ($1.differences.contains(difference) ? $1.times : 0) }
    }

    /// In the order of `Difference`.
    package static func differences(_ before: QuestionOutcome?, _ after: QuestionOutcome?) -> [Difference] {
        Difference.allCases.filter { difference in
            switch difference {
            case .verdict: before?.verdict != after?.verdict
            case .citation:
                before?.cited.first?.articleID != after?.cited.first?.articleID
                    || before?.cited.first?.quote != after?.cited.first?.quote
            case .probability:
                if let old = before?.probability, let new = after?.probability {
                    abs(old - new) > probabilityStep
                } else {
                    false
                }
            }
        }
    }
}
