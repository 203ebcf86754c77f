import KnowledgeModel
package import Storage

extension ComparedPassage {
    package init(_ passage: StoredPassage) {
        let article = passage.article
        self.init(
            articleID: article.key.id, headings: [article.title] + passage.headingPath, text: passage.quote,
            locale: article.locale,
            audience: article.audience.roles.map(\.name).joined(separator: " "), product: article.product,
            version: article.version, updatedAt: article.updatedAt, reviewDue: article.reviewDue)
    }
}
