import KnowledgeModel

/// One article in one language, as a record of an export gives it.
struct ExportedArticle: Sendable {
    var identity: ExportIdentity
    /// Nil: the record has none.
    var body: String?
    var format = ArticleFormat.html
    /// Id, locale and audience aside, which come from the other members.
    var metadata = ArticleMetadata()
    var audience = ExportAudience.everybody
    var findings: [ExportFinding] = []

    init(_ identity: ExportIdentity) { self.identity = identity }
}

/// What tells one article from another, and an older version from a newer one.
struct ExportIdentity: Sendable, Hashable {
    /// The product's own, equal in all languages.
    var articleID: String
    /// In lower case, with `-`.
    var locale: String?
    /// The language that the others are translated from.
    var sourceLocale: String?
    var updated: Timestamp?

    /// The product's id for the language that the article was written in, `id:locale` for a translation: so a translation
    /// that is added or taken away changes no other article's id.
    var id: String {
        guard let locale, locale != sourceLocale else { return articleID }
        return "\(articleID):\(locale)"
    }
}

/// Something to be said of a record; where it stands is for the reader to add.
struct ExportFinding: Sendable, Hashable {
    var severity: Diagnostic.Severity
    var code: String
    var message: String
    var consequence: String

    init(_ severity: Diagnostic.Severity, _ code: String, _ message: String, _ consequence: String) {
        self.severity = severity
        self.code = code
        self.message = message
        self.consequence = consequence
    }
}
