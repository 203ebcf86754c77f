package import Storage

/// A question that the articles did not settle, and why not.
package struct GapEvent: Sendable, Hashable, Identifiable {
    package var question: QueryRecord
    /// Never empty; the one that says most first.
    package var reasons: [GapReason]

    package init(question: QueryRecord, reasons: [GapReason]) {
        precondition(!reasons.isEmpty, "a gap event has a reason")
        self.question = question
        self.reasons = reasons
    }

    package var id: String { question.id }
}
