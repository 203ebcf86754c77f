import JSONText
import KnowledgeModel
import Storage

/// What `GET /v1/articles` answers: `{"version": 1, "generation": 7, "articles": […], "next": "…"}`.
package enum ArticlePageJSON {
    package static func bytes(of page: ArticlePage) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 512 * (page.articles.count + 1))
        writer.object { document in
            document.member("version", 1)
            document.member("generation", page.generation.number)
            document.member(
                "articles",
                array: { list in for article in page.articles { list.object { $0.listMembers(of: article) } } })
            document.member("next", page.next)
        }
        return writer.bytes
    }
}

extension JSONWriter {
    /// The members of an article in a list and by itself, into the object that is open.
    mutating func listMembers(of article: StoredArticle) {
        members(of: article)
        member("labels", article.labels)
        member("path", article.path)
        member("review_due", article.reviewDue)
        member("text_sha256", article.textSHA256)
        member("passages", article.passageCount)
    }
}
