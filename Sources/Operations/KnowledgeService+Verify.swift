package import DraftVerification
package import KnowledgeModel
import Retrieval
import Storage

extension KnowledgeService {
    /// Holds a draft against what it cites and what its query was answered with. Nothing of it is kept.
    ///
    /// - Throws: `Problem` 422 for a draft that cannot be looked at.
    package func verify(
        _ request: VerifyRequestJSON, scope: AccessScope
    ) throws -> (report: DraftReport, generation: GenerationID) {
        let reader = try generations.reader(for: scope)
        do {
            let report = try verifier.verify(
                request.draft, in: reader, offered: try passages(ofQuery: request.queryID),
                search: { sentence in
                    let search = SearchRequest(text: sentence, top: Self.passagesPerSentence)
                    let response = try answerer.answer(search, scope: scope, queryID: "")
                    return try response.answers.flatMap(\.hits).compactMap {
                        try reader.passage(id: $0.citation.passageID)
                    }
                })
            return (report, reader.generation)
        } catch let error as DraftError {
            throw Problem.invalidRequest([
                Problem.Fault(pointer: "#/draft", detail: "cannot be checked: \(error.message)")
            ])
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
