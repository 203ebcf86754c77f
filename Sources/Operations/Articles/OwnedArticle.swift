package import Access
package import KnowledgeModel
package import Storage

/// One article as the index has it, for its owner: whether it may be cited or not.
package struct OwnedArticle: Sendable {
    package let generation: GenerationID
    package let article: StoredArticle
    package let text: String
    /// In reading order, the suppressed ones included.
    package let passages: [StoredPassage]
    /// What was found when it was read, and the passages' tokens; nil where that is not kept.
    package let record: ArticleRecord?
}

extension KnowledgeService {
    /// An article that the caller may read, or might if it were not suppressed.
    ///
    /// - Throws: `Problem.noArticle` for an unknown one and for one that the caller may not read.
    package func ownedArticle(id: String, caller: Caller) throws -> OwnedArticle {
        let reader = try generations.unsuppressedReader(for: caller.access)
        guard let (article, text) = try reader.article(id: id), caller.filter.lets(article) else {
            throw Problem.noArticle
        }
        return OwnedArticle(
            generation: reader.generation, article: article, text: text, passages: try reader.passages(ofArticle: id),
            record: try reader.record(ofArticle: id))
    }
}
