package import Storage

/// A theme of questions that the articles leave open, as whoever drafts a reply to one of them is told.
package struct KnownGap: Sendable, Hashable {
    /// The theme's id.
    package var theme: String
    /// What is asked for, in an owner's words, or in the words of its most central question, redacted.
    package var title: String
    package var status: ThemeStatus
    /// The last that an owner wrote on it: what to say meanwhile.
    package var note: String?
    /// The id of the article that answers it, or is to.
    package var article: String?

    package init(theme: String, title: String, status: ThemeStatus, note: String? = nil, article: String? = nil) {
        self.theme = theme
        self.title = title
        self.status = status
        self.note = note
        self.article = article
    }
}
