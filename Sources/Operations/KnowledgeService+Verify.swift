package import Access
package import DraftVerification
package import KnowledgeModel
import Retrieval
import Storage

extension KnowledgeService {
    /// Holds a draft against what it cites and what its query was answered with. Of the draft nothing is kept; the result
    /// and the rules that found something are recorded.
    ///
    /// - Throws: `Problem` 422 for a draft that cannot be looked at.
    package func verify(
        _ request: VerifyRequestJSON, caller: Caller
    ) throws -> (report: DraftReport, generation: GenerationID) {
        let reader = NarrowedReader(reader: try generations.reader(for: caller.access), filter: caller.filter)
        do {
            let report = try verifier.verify(
                request.draft, in: reader, offered: try passages(ofQuery: request.queryID),
                search: { sentence in
                    let search = SearchRequest(
                        text: sentence, top: Self.passagesPerSentence, filter: caller.filter)
                    let response = try answerer.answer(search, scope: caller.access, queryID: "")
                    return try response.answers.flatMap(\.hits).compactMap {
                        try reader.passage(id: $0.citation.passageID)
                    }
                })
            record(report, of: request)
            return (report, reader.generation)
        } catch let error as DraftError {
            throw Problem.invalidRequest([
                Problem.Fault(pointer: "#/draft", detail: "cannot be checked: \(error.message)")
            ])
        }
    }

    /// The same, JSON in and JSON out.
    package func verified(_ body: [UInt8], caller: Caller) throws -> [UInt8] {
        let (report, generation) = try verify(try VerifyRequestJSON.decode(body), caller: caller)
        return VerifyResponseJSON.bytes(of: report, generation: generation)
    }

    /// Whoever has a draft checked is told what was found, whatever becomes of the log.
    private func record(_ report: DraftReport, of request: VerifyRequestJSON) {
        guard let activity, let result = DraftCheckRecord.Result(rawValue: report.result.rawValue) else { return }
        let id = makeID()
        do {
            try activity.log.record(
                DraftCheckRecord(
                    id: id, queryID: request.queryID, result: result,
                    findings: Set(report.findings.map(\.rule)).sorted(), at: activity.now()))
        } catch {
            let message = (error as? StorageError)?.message ?? String(describing: type(of: error))
            self.report(.unrecordedCheck, "draft check \(id) was not recorded: \(message)")
        }
    }

    private static let passagesPerSentence = 3

    /// Those that the answer to a recorded query named. Of a query that is not kept there are none: what is asked here is
    /// whether the draft is sound, and its sentences are searched for in any case.
    private func passages(ofQuery id: String?) throws -> [String] {
        guard let id, let activity else { return [] }
        return try activity.log.queries(ofQuery: id).flatMap(\.nearest).map(\.passageID)
    }
}
