import KnowledgeModel

/// What the records of one product mean.
protocol ExportMapping: Sendable {
    var profile: SourceProfile { get }

    /// What a record is.
    /// - Parameter collection: the key that holds it, or what its file's name says, or empty.
    func kind(of record: ExportValue, in collection: String) -> ExportRecordKind

    /// Takes note of a record that is no article: all of them come before the first article.
    mutating func note(_ record: ExportValue, in collection: String)

    /// Takes note of what articles need to know of one another.
    mutating func note(article: ExportValue)

    /// The articles of a record: one for each language it has.
    /// - Parameter parent: for a translation, the record of its article.
    func articles(of record: ExportValue, parent: ExportValue?, page: ExportPage) -> [ExportedArticle]
}

extension ExportMapping {
    mutating func note(_ record: ExportValue, in collection: String) {}
    mutating func note(article: ExportValue) {}
}

enum ExportRecordKind: Sendable, Hashable {
    case article
    /// Of the article with that id.
    case translation(of: String)
    /// Says something of articles.
    case about
    /// Nothing that an index needs.
    case other
}

/// What the page around a record says.
struct ExportPage: Sendable, Hashable {
    /// The address that relative ones continue.
    var base: String?
}
