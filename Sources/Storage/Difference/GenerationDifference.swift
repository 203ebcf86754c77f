import KnowledgeModel

/// What articles one state of an index has and another has not.
package struct GenerationDifference: Sendable, Hashable {
    package struct Change: Sendable, Hashable {
        package var before: StoredArticle
        package var after: StoredArticle
        /// Never empty.
        package var fields: [Field]
    }

    package enum Field: String, Sendable, CaseIterable {
        case text, title, url, audience, locale, source
        /// Product, version, owner, labels and dates.
        case details
    }

    /// By id.
    package var added: [StoredArticle] = []
    package var removed: [StoredArticle] = []
    package var changed: [Change] = []
    package var passagesBefore: Int
    package var passagesAfter: Int

    /// - Complexity: O(articles · log articles)
    package init(from before: [StoredArticle], to after: [StoredArticle]) {
        passagesBefore = before.reduce(0) { $0 + $1.passageCount }
        passagesAfter = after.reduce(0) { $0 + $1.passageCount }
        // Readers know an article by its id, whatever source it comes from.
        var left = Dictionary(before.map { ($0.key.id, $0) }, uniquingKeysWith: { first, _ in first })
        for article in after.sorted(by: Self.isBefore) {
            guard let old = left.removeValue(forKey: article.key.id) else {
                added.append(article)
                continue
            }
            let fields = Self.fields(old, article)
            if !fields.isEmpty { changed.append(Change(before: old, after: article, fields: fields)) }
        }
        removed = left.values.sorted(by: Self.isBefore)
    }

    /// Changes of who may read an article, or in which language it is.
    package var moved: [Change] { changed.filter { $0.fields.contains(.audience) || $0.fields.contains(.locale) } }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// In the order of `Field`.
    package static func fields(_ before: StoredArticle, _ after: StoredArticle) -> [Field] {
        Field.allCases.filter { field in
            switch field {
            case .text: before.textSHA256 != after.textSHA256
            case .title: before.title != after.title
            case .url: before.url != after.url
            case .audience: before.audience != after.audience
            case .locale: before.locale != after.locale
            case .source: before.key.source != after.key.source
            case .details:
                before.product != after.product || before.version != after.version || before.owner != after.owner
                    || before.labels != after.labels || before.updatedAt != after.updatedAt
                    || before.reviewDue != after.reviewDue
            }
        }
    }

    private static func isBefore(_ left: StoredArticle, _ right: StoredArticle) -> Bool {
        left.key.id.precedes(right.key.id)
    }
}
