package import KnowledgeModel

/// What a person who looked at a question says of the articles: whether they answer it. What `lacuna calibrate` learns from.
package struct QuestionLabel: Sendable, Hashable {
    package enum Answer: String, Sendable, CaseIterable {
        case answered
        case notAnswered = "not_answered"
        /// Cannot be told, so it counts for nothing; kept, so that nobody is asked again.
        case unclear
    }

    /// The record of the question. A question has one label, the last.
    package var questionID: String
    package var answer: Answer
    /// Who says so, as the audit log names them.
    package var by: String
    package var at: Timestamp

    package init(questionID: String, answer: Answer, by: String, at: Timestamp) {
        self.questionID = questionID
        self.answer = answer
        self.by = by
        self.at = at
    }
}
