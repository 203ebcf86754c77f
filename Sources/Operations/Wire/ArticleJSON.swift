package import JSONText
import KnowledgeModel
package import Storage

extension JSONWriter {
    /// The members by which citations name their article, into the object that is open.
    package mutating func members(of article: StoredArticle) {
        member("id", article.key.id)
        member("title", article.title)
        member("url", article.url)
        // A language that nobody has stated is not known.
        member("locale", article.locale == AccessScope.undeterminedLocale ? nil : article.locale)
        member("product", article.product)
        member("version", article.version)
        member("owner", article.owner)
        member("updated_at", article.updatedAt)
    }
}
