/// How the text of an article is written.
package enum ArticleFormat: String, Sendable, Hashable {
    case markdown, html, plainText
    /// What Confluence keeps of a page: HTML with elements of its own.
    case confluenceStorage
}

/// What is known of an article beside its text. Nil means "not said".
///
/// The same type serves three givers: the source's defaults, the record of an export, and the article's own front
/// matter; `filling(from:)` lays one over the other.
package struct ArticleMetadata: Sendable, Hashable {
    package var id: String?
    package var title: String?
    package var url: String?
    /// A language tag such as `en` or `pt-br`, in lower case.
    package var locale: String?
    package var audience: Audience?
    package var owner: String?
    package var product: String?
    package var version: String?
    package var labels: [String]?
    package var sectionPath: [String]?
    package var translationKey: String?
    /// As the source says it, ISO 8601 where it can be read as a date.
    package var updatedAt: String?
    package var reviewDue: String?
    package var exclusion: Exclusion?
    /// The first day, ISO 8601, on which the article no longer holds.
    package var expiresOn: String?

    /// Why an article stays out of the index.
    package enum Exclusion: String, Sendable, Hashable {
        case draft, unlisted, expired, notYetPublished
    }

    package init() {}

    /// These values, and `defaults` where nothing is said here.
    package func filling(from defaults: ArticleMetadata) -> ArticleMetadata {
        var result = self
        result.id = id ?? defaults.id
        result.title = title ?? defaults.title
        result.url = url ?? defaults.url
        result.locale = locale ?? defaults.locale
        result.audience = audience ?? defaults.audience
        result.owner = owner ?? defaults.owner
        result.product = product ?? defaults.product
        result.version = version ?? defaults.version
        result.labels = labels ?? defaults.labels
        result.sectionPath = sectionPath ?? defaults.sectionPath
        result.translationKey = translationKey ?? defaults.translationKey
        result.updatedAt = updatedAt ?? defaults.updatedAt
        result.reviewDue = reviewDue ?? defaults.reviewDue
        result.exclusion = exclusion ?? defaults.exclusion
        result.expiresOn = expiresOn ?? defaults.expiresOn
        return result
    }
}
