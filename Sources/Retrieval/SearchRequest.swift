import KnowledgeModel
package import Storage

/// What a caller asks: the text as a person wrote it, and how much to answer.
package struct SearchRequest: Sendable, Hashable {
    package enum Mode: String, Sendable, CaseIterable {
        /// Both legs, fused.
        case hybrid
        case lexical
        case vector
    }

    package var text: String
    package var mode: Mode
    /// Hits at most.
    package var top: Int
    /// Hits of one article at most.
    package var perArticle: Int
    package var filter: PassageFilter

    package static let topDefault = 10
    package static let perArticleDefault = 3
    /// Enough for any reader and any drafter; a list for evaluation is made another way.
    package static let topMaximum = 100

    package init(
        text: String, mode: Mode = .hybrid, top: Int = topDefault, perArticle: Int = perArticleDefault,
        filter: PassageFilter = .everything
    ) {
        self.text = text
        self.mode = mode
        self.top = top
        self.perArticle = perArticle
        self.filter = filter
    }
}
