package import Access
import KnowledgeModel
import Retrieval
import Storage

extension KnowledgeService {
    /// Looks old citations up: what became of each, in their order.
    ///
    /// - Complexity: a look-up each; O(length of the article) for one whose passage is gone.
    package func resolve(_ citations: [CitationToResolve], caller: Caller) throws -> [ResolvedCitation] {
        let reader = try generations.reader(for: caller.access)
        return try citations.map { try resolve($0, caller, in: reader) }
    }

    private func resolve(
        _ asked: CitationToResolve, _ caller: Caller, in reader: any GenerationReader
    ) throws -> ResolvedCitation {
        // A passage's id is made of its article's text and its place there, so where there is one, nothing has changed.
        if let passage = try reader.passage(id: asked.passageID) {
            guard caller.filter.lets(passage.article) else { return .gone }
            return ResolvedCitation(asked, unchanged: passage)
        }
        guard let id = asked.articleID, let (article, text) = try reader.article(id: id), caller.filter.lets(article)
        else { return .gone }
        return ResolvedCitation(asked, in: text, passages: try reader.passages(ofArticle: id))
    }
}
