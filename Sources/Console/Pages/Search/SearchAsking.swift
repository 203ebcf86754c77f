internal import Operations
internal import Retrieval

/// Asks what a page wants to know, with the rights of whoever it is shown to.
struct SearchAsking {
    let services: ConsoleServices
    let visit: Visit
    let inputs: SearchInputs

    /// The channel under which the log keeps what is asked here.
    private static let channel = "console"

    struct Asked {
        let response: SearchResponse
        /// What the log knows the query as; nil: it does not.
        let recordedID: String?
    }

    /// - Parameter isRecorded: nil decides by the inputs.
    func ask(isRecorded: Bool? = nil) throws -> Asked {
        var asked = AskedBy()
        asked.channel = Self.channel
        asked.isFinal = isRecorded ?? inputs.isRecorded(for: visit.caller)
        let response = try services.knowledge.search(
            inputs.request, asked: asked, caller: inputs.reader(visit.caller),
            locales: inputs.language.map { [$0.lowercased()] })
        let isKept = asked.isFinal && services.knowledge.activity != nil
        return Asked(response: response, recordedID: isKept ? response.queryID : inputs.queryID)
    }
}
