package import Access
import KnowledgeModel
package import Storage

/// What was found in the sources: of the articles that serve, and of the last run.
package struct IndexFindings: Sendable {
    package let articles: [ArticleFinding]
    package let run: RunFindings?
}

extension IndexingService {
    /// Findings on articles that the caller may read, and what the last run found that belongs to no article.
    ///
    /// - Throws: `Problem.narrowedCaller`, or what storage throws; none before the first generation.
    /// - Complexity: O(articles + findings)
    package func findings(in generations: any GenerationSource, for caller: Caller) throws -> IndexFindings {
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        var articles: [ArticleFinding] = []
        do {
            articles = try generations.reader(for: caller.access).findings()
        } catch let error as StorageError where error.code == .noIndex {
            articles = []
        }
        return IndexFindings(articles: articles, run: try catalogue.lastRunFindings())
    }
}
