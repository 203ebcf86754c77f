import JSONText
package import Retrieval
import Storage
import TicketReading

/// The JSON of a search request:
/// `{"text": "…", "top": 10, "mode": "hybrid", "per_article": 3, "filter": {"product": ["…"], "version": …, "labels": …},
/// "explain": false}`, or in place of `text` a conversation, oldest message first:
/// `"messages": [{"role": "customer", "text": "…"}]`.
///
/// `asker`, `channel`, `cohort` and `ticket` say who asks and where, for the activity log; `"final": false` keeps a
/// question out of it that is still being typed.
///
/// `"timings": true` answers what each stage of the search took, beside the answers.
///
/// `"format": "anthropic"` answers in `search_result` blocks, and `"offsets": "utf8"` or `"utf16"` counts citations' `start`
/// and `end` in other units than Unicode scalars.
///
/// Only `text` or `messages` is needed. What a caller may read is never taken from it: roles come from the service alone.
package enum SearchRequestJSON {
    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> (SearchRequest, AskedBy, SearchFormat) {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        var asked = AskedBy()
        var format = SearchFormat()
        let request = decode(value, &asked, &format, &faults)
        guard faults.isEmpty, let request else { throw .invalidRequest(faults.list) }
        return (request, asked, format)
    }

    private static let members =
        ["text", "messages", "top", "mode", "filter", "per_article", "explain", "timings", "format", "offsets"]
        + AskedByJSON.members
    private static let messageMembers = ["role", "text"]
    /// More than any ticket has.
    private static let messagesMaximum = 200

    private static func decode(
        _ value: JSONValue, _ asked: inout AskedBy, _ format: inout SearchFormat, _ faults: inout RequestFaults
    ) -> SearchRequest? {
        guard let object = faults.object(value, at: "#", members: members) else { return nil }
        asked = AskedByJSON.decode(object, &faults)
        let shapes = SearchFormat.Shape.allCases.map(\.rawValue)
        if let name = faults.word(object["format"], at: "#/format", of: shapes) {
            format.shape = SearchFormat.Shape(rawValue: name) ?? .json
        }
        format.offsets = OffsetsJSON.decode(object["offsets"], at: "#/offsets", &faults)
        var request = SearchRequest(text: "")
        if let messages = object["messages"], messages != .null {
            request.messages = self.messages(messages, &faults)
            if object["text"] != nil { faults.add("#/text", "must be left out where there are messages") }
        } else {
            text(object["text"], of: &request, &faults)
        }
        request.explains = flag("explain", of: object, &faults)
        format.timings = flag("timings", of: object, &faults)
        if let top = faults.number(object["top"], at: "#/top", in: 1...SearchRequest.topMaximum) { request.top = top }
        if let count = faults.number(object["per_article"], at: "#/per_article", in: 1...SearchRequest.topMaximum) {
            request.perArticle = count
        }
        let modes = SearchRequest.Mode.allCases.map(\.rawValue)
        if let name = faults.word(object["mode"], at: "#/mode", of: modes) {
            request.mode = SearchRequest.Mode(rawValue: name) ?? .hybrid
        }
        request.filter = PassageFilterJSON.decode(object["filter"], at: "#/filter", &faults)
        return request
    }

    private static func flag(_ name: String, of object: [String: JSONValue], _ faults: inout RequestFaults) -> Bool {
        switch object[name] {
        case nil, .null: return false
        case .bool(let flag): return flag
        case let other?:
            faults.add("#/\(name)", "must be true or false, not \(other.kind)")
            return false
        }
    }

    private static func text(_ value: JSONValue?, of request: inout SearchRequest, _ faults: inout RequestFaults) {
        switch value {
        case .string(let text) where text.allSatisfy(\.isWhitespace): faults.add("#/text", "must not be blank")
        case .string(let text): request.text = text
        case nil: faults.add("#/text", "is needed: the question, as a string; or messages")
        case let other?: faults.add("#/text", "must be a string, not \(other.kind)")
        }
    }

    private static func messages(_ value: JSONValue, _ faults: inout RequestFaults) -> [TicketMessage] {
        guard case .array(let list) = value, (1...messagesMaximum).contains(list.count) else {
            faults.add("#/messages", "must be a list of 1 to \(messagesMaximum) messages, oldest first")
            return []
        }
        return list.enumerated().compactMap { index, value in
            let place = "#/messages/\(index)"
            guard let object = faults.object(value, at: place, members: messageMembers) else { return nil }
            let roles = TicketMessage.Role.allCases.map(\.rawValue)
            let role = faults.word(object["role"], at: place + "/role", of: roles)
            guard case .string(let text)? = object["text"] else {
                faults.add(place + "/text", "is needed: what was written, as a string")
                return nil
            }
            return TicketMessage(role: role.flatMap { TicketMessage.Role(rawValue: $0) } ?? .customer, text: text)
        }
    }
}
