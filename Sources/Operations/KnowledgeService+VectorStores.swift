package import Access
import KnowledgeModel
package import Retrieval
import Storage

/// The knowledge base as OpenAI's clients know one: a store whose files are the articles.
extension KnowledgeService {
    /// Searches for each query by itself and puts the hits into one order.
    ///
    /// What of the filter the scans can do, they do, so nothing is lost to it: `eq` and `in` of `product`, `version`,
    /// `locale` and of one list of `labels`, alone or under `and`. Whatever else it says is applied to a longer list of
    /// candidates than else, after the scans. It is applied to every hit in any case, so none is ever wrong; one may be
    /// missing where fewer than `max_num_results` of the first thousand of each leg pass.
    ///
    /// - Throws: `Problem.noVectorStore`.
    package func search(
        _ request: VectorStoreSearchJSON, inStore id: String, caller: Caller,
        observer: @escaping StageObserver = { _ in }
    ) throws -> VectorStoreResults {
        guard id == VectorStoreJSON.id else { throw Problem.noVectorStore }
        let narrowing = request.filter?.narrowing
        var admission: PassageAdmission?
        if let filter = request.filter, !filter.isNarrowedWhole { admission = { filter.admits($0) } }
        let responses = try request.queries.map { query in
            try search(
                SearchRequest(
                    text: query, top: request.resultsMaximum, filter: narrowing?.filter ?? .everything),
                asked: AskedBy(), caller: caller, locales: narrowing?.locales, admitting: admission, observer: observer)
        }
        return VectorStoreResults(request, responses)
    }

    /// The store as the caller sees it: its files are the articles that the caller may read.
    ///
    /// - Throws: `Problem.noVectorStore`.
    package func vectorStore(id: String, caller: Caller) throws -> VectorStoreJSON {
        guard id == VectorStoreJSON.id else { throw Problem.noVectorStore }
        let reader = try generations.reader(for: caller.access)
        let count =
            caller.filter.isEverything
            ? reader.articleCount : try reader.articles().count(where: { caller.filter.lets($0) })
        return VectorStoreJSON(articles: count)
    }
}

extension Problem {
    package static let noVectorStore = Problem(
        slug: "no-such-vector-store", status: 404, title: "No such vector store",
        detail: "There is one vector store, \(VectorStoreJSON.id); GET /v1/vector_stores lists it.")
}
