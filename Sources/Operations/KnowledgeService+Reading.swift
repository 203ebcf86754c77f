package import Access
package import KnowledgeModel
package import Retrieval
package import Storage

extension KnowledgeService {
    /// One passage, as a citation.
    ///
    /// - Throws: `Problem.noPassage` for an unknown one and for one that the caller may not read.
    package func passage(id: String, caller: Caller) throws -> (citation: Citation, generation: GenerationID) {
        let reader = try generations.reader(for: caller.access)
        guard let passage = try reader.passage(id: id), caller.filter.lets(passage.article) else {
            throw Problem.noPassage
        }
        return (Citation(passage), reader.generation)
    }
}

extension PassageFilter {
    /// Whether the article is one of those that the filter lets through.
    package func lets(_ article: StoredArticle) -> Bool {
        func holds(_ allowed: Set<String>?, _ values: [String]) -> Bool {
            allowed.map { allowed in values.contains(where: allowed.contains) } ?? true
        }
        return holds(products, [article.product].compactMap(\.self))
            && holds(versions, [article.version].compactMap(\.self)) && holds(labels, article.labels)
    }
}
