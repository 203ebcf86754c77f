package import KnowledgeModel
package import Privacy

/// A question worded or confirmed by an owner, with what must come of it. It holds a new generation back that breaks it;
/// nobody who asked is attached to it.
package struct CuratedQuestion: Sendable, Hashable, Identifiable {
    package enum Expectation: Sendable, Hashable {
        /// One of these articles is cited, and the verdict is not no.
        case article([String])
        /// The verdict is not yes.
        case noAnswer
    }

    package var id: String
    package var text: RedactedText
    package var expectation: Expectation
    package var audience: AccessScope
    package var by: String
    package var at: Timestamp
    /// The theme that it came from.
    package var theme: String?

    package init(
        id: String, text: RedactedText, expectation: Expectation, audience: AccessScope, by: String, at: Timestamp,
        theme: String? = nil
    ) {
        self.id = id
        self.text = text
        self.expectation = expectation
        self.audience = audience
        self.by = by
        self.at = at
        self.theme = theme
    }
}
