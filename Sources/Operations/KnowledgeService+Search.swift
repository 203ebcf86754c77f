package import Access
import GapAnalysis
import KnowledgeModel
package import Retrieval
import Storage

extension KnowledgeService {
    /// Answers a request and records it. Whoever asks gets an answer, whatever becomes of the log. Callers that care for gaps
    /// or check drafts are told which open theme a question falls in.
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
        var response = try answerer.answer(
            request, scope: scope, queryID: queryID, admitting: admission, observer: observer)
        let gaps = caller.isToldOfGaps ? activity?.knownGaps : nil
        guard let activity, asked.isFinal || gaps != nil, !response.answers.isEmpty else { return response }
        var records: [QueryRecord] = []
        attempt("query \(queryID) was not recorded", or: .unrecordedQuery) {
            records = try activity.records(of: response, to: request, by: asked, scope: scope)
            if asked.isFinal { try activity.log.record(records) }
        }
        guard let gaps, !records.isEmpty else { return response }
        attempt("the known gaps were not read for query \(queryID)", or: .unreadGaps) {
            let known = try gaps.gaps(at: activity.now())
            response.knownGaps = try records.map { record in
                // A scope that opens no language reads in the log as one that opens all.
                try caller.maySee(record.context) ? known.gap(for: record).map { try readable($0, scope) } : nil
            }
        }
        return response
    }

    /// Without an article that the caller may not read, or that is not there yet.
    private func readable(_ gap: KnownGap, _ scope: AccessScope) throws -> KnownGap {
        var gap = gap
        if let article = gap.article, try generations.reader(for: scope).article(id: article) == nil {
            gap.article = nil
        }
        return gap
    }

    /// Of errors that are not storage's only the kind is told: what they say may hold what was asked.
    private func attempt(_ failure: String, or mishap: Mishap, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            let message = (error as? StorageError)?.message ?? String(describing: type(of: error))
            report(mishap, "\(failure): \(message)")
        }
    }
}
