import Retrieval
import Storage

/// The JSON of a search request:
/// `{"text": "…", "top": 10, "mode": "hybrid", "per_article": 3, "filter": {"product": ["…"], "version": …, "labels": …}}`.
///
/// Only `text` is needed. Who asks is never read from it: roles come from the service alone.
package enum SearchRequestJSON {
    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    static func decode(_ bytes: [UInt8]) throws(Problem) -> SearchRequest {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        let request = decode(value, &faults)
        guard faults.isEmpty, let request else { throw .invalidRequest(faults.list) }
        return request
    }

    private static let members = ["text", "top", "mode", "filter", "per_article"]
    private static let filterMembers = ["product", "version", "labels"]

    private static func decode(_ value: JSONValue, _ faults: inout RequestFaults) -> SearchRequest? {
        guard let object = faults.object(value, at: "#", members: members) else { return nil }
        var request = SearchRequest(text: "")
        switch object["text"] {
        case .string(let text) where text.allSatisfy(\.isWhitespace): faults.add("#/text", "must not be blank")
        case .string(let text): request.text = text
        case nil: faults.add("#/text", "is needed: the question, as a string")
        case let other?: faults.add("#/text", "must be a string, not \(other.kind)")
        }
        if let top = faults.number(object["top"], at: "#/top", in: 1...SearchRequest.topMaximum) { request.top = top }
        if let count = faults.number(object["per_article"], at: "#/per_article", in: 1...SearchRequest.topMaximum) {
            request.perArticle = count
        }
        let modes = SearchRequest.Mode.allCases.map(\.rawValue)
        if let name = faults.word(object["mode"], at: "#/mode", of: modes) {
            request.mode = SearchRequest.Mode(rawValue: name) ?? .hybrid
        }
        if let filter = object["filter"], filter != .null,
            let object = faults.object(filter, at: "#/filter", members: filterMembers)
        {
            request.filter = PassageFilter(
                products: faults.words(object["product"], at: "#/filter/product"),
                versions: faults.words(object["version"], at: "#/filter/version"),
                labels: faults.words(object["labels"], at: "#/filter/labels"))
        }
        return request
    }
}
