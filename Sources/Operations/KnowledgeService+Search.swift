package import Access
import KnowledgeModel
package import Retrieval
import Storage

extension KnowledgeService {
    /// Answers a request and records it. Whoever asks gets an answer, whatever becomes of the log.
    ///
    /// - Parameters:
    ///   - locales: searches articles of these languages only; nil: all that the caller may read.
    ///   - admission: which passages may be hits, where the request's filter cannot say it; nil: all.
    ///   - observer: told as each stage ends.
    /// - Throws: what the storage or the observer throws.
    package func search(
        _ request: SearchRequest, asked: AskedBy, caller: Caller, locales: Set<String>? = nil,
        admitting admission: PassageAdmission? = nil, observer: @escaping StageObserver = { _ in }
    ) throws -> SearchResponse {
        var request = request
        request.filter = caller.filter(narrowing: request.filter)
        var asked = asked
        // Whom a token speaks for, it says itself.
        asked.asker = caller.asker ?? asked.asker
        let scope = caller.access.narrowed(to: AccessScope(roles: caller.access.roles, locales: locales))
        audit?.searched(scope, by: caller)
        let queryID = makeID()
        let response = try answerer.answer(
            request, scope: scope, queryID: queryID, admitting: admission, observer: observer)
        do {
            try activity?.record(response, to: request, by: asked, scope: scope)
        } catch {
            // Of errors that are not storage's only the kind is told: what they say may hold what was asked.
            let message = (error as? StorageError)?.message ?? String(describing: type(of: error))
            report(.unrecordedQuery, "query \(queryID) was not recorded: \(message)")
        }
        return response
    }
}
