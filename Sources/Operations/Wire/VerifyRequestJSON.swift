package import DraftVerification
import JSONText

/// The JSON of a draft to check, in one of two forms.
///
/// Ours: `{"draft": "…", "citations": [{"passage_id": "…", "quote": "…", "article_id": "…", "start": 0, "end": 40}],
/// "query_id": "…", "question": "…"}`; only `draft` is needed, for markers such as `[passage id]` in the text count as well.
/// Offsets are Unicode scalars of the draft.
///
/// Anthropic's: the message as the model gave it, whose text blocks in `content` have citations of the type
/// `search_result_location`. Their `source` is a passage's id, or an address that ends with `passage/` or `passages/` and the
/// id; `"search_results": ["passage id", …]` names the passages in the order of the request's search results instead.
package struct VerifyRequestJSON: Sendable, Equatable {
    package var draft: Draft
    /// The search that the drafter was given; its passages are looked at for what nothing cited says.
    package var queryID: String?

    package init(draft: Draft, queryID: String? = nil) {
        self.draft = draft
        self.queryID = queryID
    }

    static let ownMembers = ["draft", "citations", "query_id", "question"]
    static let messageMembers = ["content", "search_results", "query_id", "question"]
    /// Of a message of Anthropic's; what they say is of no use here.
    static let passedOver = ["id", "type", "role", "model", "stop_reason", "stop_sequence", "usage", "container"]
    static let citationsMaximum = 1000
    static let questionBytesMaximum = 64 * 1024
    static let quoteBytesMaximum = 16 * 1024
    static let idBytesMaximum = 2048

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> VerifyRequestJSON {
        guard let value = JSONValue.parse(bytes) else {
            throw Problem(
                slug: Problem.notJSON.slug, status: 400, title: Problem.notJSON.title,
                detail:
                    "The body must be one JSON object in UTF-8, such as {\"draft\": \"You can return it [passage id].\"}."
            )
        }
        var faults = RequestFaults()
        let request = decode(value, &faults)
        guard faults.isEmpty, let request else { throw .invalidRequest(faults.list) }
        return request
    }

    private static func decode(_ value: JSONValue, _ faults: inout RequestFaults) -> VerifyRequestJSON? {
        var isMessage = false
        if case .object(let object) = value { isMessage = object["content"] != nil && object["draft"] == nil }
        let members = isMessage ? messageMembers + passedOver : ownMembers
        guard let object = faults.object(value, at: "#", members: members) else { return nil }
        var draft = Draft(text: "")
        if isMessage {
            CitedMessage.read(object, into: &draft, &faults)
        } else {
            if let text = string(object["draft"], at: "#/draft", &faults, bytesMaximum: Draft.textMaximum) {
                draft.text = text
            } else if object["draft"] == nil || object["draft"] == .null {
                faults.add("#/draft", "is needed: the words of the reply, or \"content\" in the form of Anthropic")
            }
            draft.citations = citations(object["citations"], &faults)
        }
        draft.question = string(
            object["question"], at: "#/question", &faults, bytesMaximum: questionBytesMaximum)
        return VerifyRequestJSON(
            draft: draft, queryID: faults.text(object["query_id"], at: "#/query_id", bytesMaximum: 64))
    }

    private static let citationMembers = ["passage_id", "quote", "article_id", "start", "end"]

    private static func citations(_ value: JSONValue?, _ faults: inout RequestFaults) -> [DraftCitation] {
        guard let elements = list(value, at: "#/citations", &faults) else { return [] }
        return elements.enumerated().compactMap { index, element in
            let pointer = "#/citations/\(index)"
            guard let object = faults.object(element, at: pointer, members: citationMembers) else { return nil }
            let id = string(object["passage_id"], at: pointer + "/passage_id", &faults, bytesMaximum: idBytesMaximum)
            if object["passage_id"] == nil || object["passage_id"] == .null {
                faults.add(pointer + "/passage_id", "is needed")
            }
            let quote = string(object["quote"], at: pointer + "/quote", &faults, bytesMaximum: quoteBytesMaximum)
            let article = string(
                object["article_id"], at: pointer + "/article_id", &faults, bytesMaximum: idBytesMaximum)
            let start = faults.number(object["start"], at: pointer + "/start", in: 0...Draft.textMaximum)
            let end = faults.number(object["end"], at: pointer + "/end", in: 0...Draft.textMaximum)
            var range: Range<Int>?
            if let start, let end, start <= end {
                range = start..<end
            } else if start != nil || end != nil {
                faults.add(pointer + "/end", "must come with start, and must not be less than it")
            }
            return id.map { DraftCitation(passageID: $0, quote: quote, articleID: article, scalarRange: range) }
        }
    }

    /// A string of any content; nil if it is absent or null, or wrong.
    static func string(
        _ value: JSONValue?, at pointer: String, _ faults: inout RequestFaults, bytesMaximum: Int
    ) -> String? {
        switch value {
        case nil, .null: return nil
        case .string(let text):
            if text.utf8.count <= bytesMaximum { return text }
            faults.add(pointer, "must have at most \(bytesMaximum) bytes of UTF-8, not \(text.utf8.count)")
            return nil
        case let other?:
            faults.add(pointer, "must be a string, not \(other.kind)")
            return nil
        }
    }

    static func list(_ value: JSONValue?, at pointer: String, _ faults: inout RequestFaults) -> [JSONValue]? {
        switch value {
        case nil, .null: return nil
        case .array(let elements):
            if elements.count <= citationsMaximum { return elements }
            faults.add(pointer, "must have at most \(citationsMaximum) elements, not \(elements.count)")
            return nil
        case let other?:
            faults.add(pointer, "must be an array, not \(other.kind)")
            return nil
        }
    }
}
