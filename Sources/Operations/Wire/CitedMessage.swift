import DraftVerification
import JSONText

/// A message of Anthropic's with citations of search results, read as a draft: its text blocks one after the other, each
/// citation for its block.
enum CitedMessage {
    static func read(_ object: [String: JSONValue], into draft: inout Draft, _ faults: inout RequestFaults) {
        var sources: [String] = []
        for (index, element)
            in (VerifyRequestJSON.list(object["search_results"], at: "#/search_results", &faults) ?? [])
            .enumerated()
        {
            if case .string(let id) = element {
                sources.append(id)
            } else {
                faults.add("#/search_results/\(index)", "must be the id of a passage, not \(element.kind)")
            }
        }
        if case .string(let text)? = object["content"] {
            draft.text = text
            return
        }
        for (index, element) in (VerifyRequestJSON.list(object["content"], at: "#/content", &faults) ?? []).enumerated()
        {
            // blocks of thought or of tool calls are not for the customer
            guard case .object(let block) = element else {
                faults.add("#/content/\(index)", "must be an object, not \(element.kind)")
                continue
            }
            guard block["type"] == .string("text") else { continue }
            guard case .string(let text)? = block["text"] else {
                faults.add("#/content/\(index)/text", "is needed")
                continue
            }
            let start = draft.text.unicodeScalars.count
            draft.text += text
            let range = start..<draft.text.unicodeScalars.count
            let pointer = "#/content/\(index)/citations"
            for (place, citation) in (VerifyRequestJSON.list(block["citations"], at: pointer, &faults) ?? [])
                .enumerated()
            {
                guard let citation = self.citation(citation, sources, at: "\(pointer)/\(place)", &faults) else {
                    continue
                }
                draft.citations.append(
                    DraftCitation(passageID: citation.id, quote: citation.quote, scalarRange: range))
            }
        }
    }

    private static func citation(
        _ value: JSONValue, _ sources: [String], at pointer: String, _ faults: inout RequestFaults
    ) -> (id: String, quote: String?)? {
        guard case .object(let object) = value, object["type"] == .string("search_result_location") else {
            faults.add(pointer, "must be of the type \"search_result_location\"")
            return nil
        }
        let quote = VerifyRequestJSON.string(
            object["cited_text"], at: pointer + "/cited_text", &faults,
            bytesMaximum: VerifyRequestJSON.quoteBytesMaximum)
        if !sources.isEmpty {
            guard case .number(let number)? = object["search_result_index"], let index = Int(exactly: number) else {
                faults.add(pointer + "/search_result_index", "must be a whole number where there are search_results")
                return nil
            }
            // an index beyond the list is a citation of nothing, which is for the check to say
            return (sources.indices.contains(index) ? sources[index] : "search result \(index)", quote)
        }
        guard case .string(let source)? = object["source"], !source.isEmpty else {
            faults.add(pointer + "/source", "is needed where there are no search_results")
            return nil
        }
        return (passageID(source), quote)
    }

    /// `lacuna://passage/abc` and `…/v1/passages/abc` name the passage `abc`.
    private static func passageID(_ source: String) -> String {
        let parts = source.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.count >= 2, ["passage", "passages", "passage:"].contains(parts[parts.count - 2]) else {
            return source
        }
        return String(parts[parts.count - 1])
    }
}
