import KnowledgeModel
import Storage
import TextAnalysis

extension ComparedPassage {
    init(_ passage: StoredPassage) {
        let quote = passage.quote
        let article = passage.article
        self.init(
            articleID: article.key.id, headings: [article.title] + passage.headingPath, text: quote,
            sentences: SentenceSplitter.sentences(in: quote), locale: article.locale,
            audience: article.audience.roles.map(\.name).joined(separator: " "), product: article.product,
            version: article.version, updatedAt: article.updatedAt, reviewDue: article.reviewDue)
    }
}
