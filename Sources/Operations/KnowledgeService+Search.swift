package import KnowledgeModel
package import Retrieval
import Storage

extension KnowledgeService {
    /// Answers a request and records it. Whoever asks gets an answer, whatever becomes of the log.
    package func search(_ request: SearchRequest, asked: AskedBy, scope: AccessScope) throws -> SearchResponse {
        let queryID = makeID()
        let response = try answerer.answer(request, scope: scope, queryID: queryID)
        do {
            try activity?.record(response, to: request, by: asked, scope: scope)
        } catch {
            // Of errors that are not storage's only the kind is told: what they say may hold what was asked.
            let message = (error as? StorageError)?.message ?? String(describing: type(of: error))
            report("query \(queryID) was not recorded: \(message)")
        }
        return response
    }
}
