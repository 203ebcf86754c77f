package import Access
package import KnowledgeModel
import Retrieval
package import Storage

extension KnowledgeService {
    /// Articles that the caller may read, in the order of their ids. O(page) where all are wanted, else O(articles from the
    /// page's first to its last).
    package func articles(_ request: ArticleListRequest, caller: Caller) throws -> ArticlePage {
        let reader = try generations.reader(for: caller.access)
        var place = request.cursor.flatMap { ArticleCursor(text: $0) }?.key
        var listed: [StoredArticle] = []
        // One more than is shown says whether there is a next page.
        var batch = request.limit + 1
        while listed.count <= request.limit {
            let read = try reader.articles(after: place, limit: batch)
            listed += read.filter { caller.filter.lets($0) && request.admits($0) }
            guard read.count == batch else { break }
            place = read.last?.key
            // What a filter lets through may be rare.
            batch = min(batch * 2, Self.articleBatchMaximum)
        }
        let page = Array(listed.prefix(request.limit))
        return ArticlePage(
            generation: reader.generation, articles: page,
            next: page.count < listed.count ? page.last.map { ArticleCursor($0.key).text } : nil)
    }

    /// Some two megabytes.
    private static let articleBatchMaximum = 4096

    /// One article with its text and its passages.
    ///
    /// - Throws: `Problem.noArticle` for an unknown one and for one that the caller may not read.
    package func article(id: String, caller: Caller) throws -> ReadArticle {
        let reader = try generations.reader(for: caller.access)
        guard let (article, text) = try reader.article(id: id), caller.filter.lets(article) else {
            throw Problem.noArticle
        }
        return ReadArticle(
            generation: reader.generation, article: article, text: text, passages: try reader.passages(ofArticle: id))
    }

    /// A passage and the section that it stands in.
    ///
    /// - Throws: `Problem.noPassage` for an unknown one and for one that the caller may not read.
    package func section(ofPassage id: String, caller: Caller) throws -> CitedSection {
        let reader = try generations.reader(for: caller.access)
        guard let passage = try reader.passage(id: id), caller.filter.lets(passage.article) else {
            throw Problem.noPassage
        }
        return CitedSection(
            of: passage, among: try reader.passages(ofArticle: passage.article.key.id), in: reader.generation)
    }
}

/// An article as it can be read: offsets of its passages are in its text.
package struct ReadArticle: Sendable, Hashable {
    package let generation: GenerationID
    package let article: StoredArticle
    package let text: String
    package let passages: [StoredPassage]

    package init(generation: GenerationID, article: StoredArticle, text: String, passages: [StoredPassage]) {
        self.generation = generation
        self.article = article
        self.text = text
        self.passages = passages
    }
}

extension Problem {
    /// The same for an article that does not exist and for one that the caller may not read.
    package static let noArticle = Problem(
        slug: "no-such-article", status: 404, title: "No such article",
        detail: "There is no article of this id, or not any more; GET /v1/articles lists them.")
}
