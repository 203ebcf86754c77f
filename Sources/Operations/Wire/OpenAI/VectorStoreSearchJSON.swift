package import JSONText

/// The request of OpenAI's `POST /v1/vector_stores/{id}/search`:
/// `{"query": "…" or ["…"], "max_num_results": 10, "filters": {…}, "ranking_options": {"ranker": "auto",
/// "score_threshold": 0}, "rewrite_query": false}`. Only `query` is needed.
///
/// `rewrite_query` and `ranker` are taken and change nothing: questions are always read as tickets are, and there is one
/// ranking.
package struct VectorStoreSearchJSON: Sendable, Hashable {
    package enum Ranker: String, Sendable, CaseIterable {
        case none, auto
        case default2024 = "default-2024-11-15"
    }

    package var queries: [String]
    package var resultsMaximum: Int
    package var filter: AttributeFilter?
    /// Hits below it are left out; see `VectorStoreScore`.
    package var scoreThreshold: Double

    package static let resultsDefault = 10
    package static let resultsAllowed = 50
    /// Each is a search of its own.
    package static let queriesAllowed = 10

    private static let members = ["query", "rewrite_query", "max_num_results", "filters", "ranking_options"]
    private static let rankingMembers = ["ranker", "score_threshold", "hybrid_search"]

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> VectorStoreSearchJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else { throw .invalidRequest(faults.list) }
        var request = VectorStoreSearchJSON(
            queries: queries(object["query"], &faults), resultsMaximum: resultsDefault, filter: nil, scoreThreshold: 0)
        faults.flag(object["rewrite_query"], at: "#/rewrite_query")
        let count = faults.number(object["max_num_results"], at: "#/max_num_results", in: 1...resultsAllowed)
        if let count { request.resultsMaximum = count }
        if let filters = object["filters"], filters != .null {
            request.filter = AttributeFilterJSON.decode(filters, at: "#/filters", &faults)
        }
        if let options = object["ranking_options"], options != .null,
            let options = faults.object(options, at: "#/ranking_options", members: rankingMembers)
        {
            let rankers = Ranker.allCases.map(\.rawValue)
            _ = faults.word(options["ranker"], at: "#/ranking_options/ranker", of: rankers)
            request.scoreThreshold =
                faults.fraction(options["score_threshold"], at: "#/ranking_options/score_threshold", in: 0...1) ?? 0
        }
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return request
    }

    private static func queries(_ value: JSONValue?, _ faults: inout RequestFaults) -> [String] {
        switch value {
        case .string(let text)?:
            if text.allSatisfy(\.isWhitespace) { faults.add("#/query", "must not be blank") }
            return [text]
        case .array(let list)?:
            guard (1...queriesAllowed).contains(list.count) else {
                faults.add("#/query", "must be a question, or a list of 1 to \(queriesAllowed)")
                return []
            }
            return list.enumerated().compactMap { index, element in
                guard case .string(let text) = element, !text.allSatisfy(\.isWhitespace) else {
                    faults.add("#/query/\(index)", "must be a string that is not blank")
                    return nil
                }
                return text
            }
        case nil:
            faults.add("#/query", "is needed: the question, as a string")
            return []
        case let other?:
            faults.add("#/query", "must be a string or a list of strings, not \(other.kind)")
            return []
        }
    }
}

extension RequestFaults {
    /// True or false; nil if it is absent or null, or wrong.
    @discardableResult
    package mutating func flag(_ value: JSONValue?, at pointer: String) -> Bool? {
        switch value {
        case nil, .null: return nil
        case .bool(let flag): return flag
        case let other?:
            add(pointer, "must be true or false, not \(other.kind)")
            return nil
        }
    }
}
