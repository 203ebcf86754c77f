import KnowledgeModel
package import Storage
package import TicketReading

/// What a caller asks: the text as a person wrote it, and how much to answer.
package struct SearchRequest: Sendable, Hashable {
    package enum Mode: String, Sendable, CaseIterable {
        /// Both legs, fused.
        case hybrid
        case lexical
        case vector
    }

    package var text: String
    /// A conversation, oldest message first, in place of the text; empty where there is a text.
    package var messages: [TicketMessage]
    package var mode: Mode
    /// Hits at most.
    package var top: Int
    /// Hits of one article at most.
    package var perArticle: Int
    package var filter: PassageFilter
    /// Whether the answer says how it came about.
    package var explains: Bool

    package static let topDefault = 10
    package static let perArticleDefault = 3
    /// Enough for any reader and any drafter; a list for evaluation is made another way.
    package static let topMaximum = 100

    package init(
        text: String, mode: Mode = .hybrid, top: Int = topDefault, perArticle: Int = perArticleDefault,
        filter: PassageFilter = .everything, messages: [TicketMessage] = [], explains: Bool = false
    ) {
        self.text = text
        self.messages = messages
        self.explains = explains
        self.mode = mode
        self.top = top
        self.perArticle = perArticle
        self.filter = filter
    }
}
