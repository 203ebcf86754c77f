import JSONText

/// The request of `POST /v1/citations/resolve`: `{"citations": [{"passage_id": "…", "article_id": "…", "quote": "…",
/// "quote_sha256": "…", "start": 0, "end": 40}]}`. Only `passage_id` is needed; the more is told, the more can be found.
/// A whole citation of a search may be given as it is, so its other members are taken and not looked at.
package enum ResolveRequestJSON {
    package static let citationsMaximum = 100
    private static let quoteBytesMaximum = 32 * 1024
    private static let idBytesMaximum = 1024
    private static let members = ["passage_id", "article_id", "quote", "quote_sha256", "start", "end"]
    /// Of a citation, and of no use here.
    private static let otherMembers = [
        "article", "heading_path", "anchor", "link", "text_sha256", "source", "rank", "score", "score_kind", "marks",
        "evidence",
    ]

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> [CitationToResolve] {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: ["citations"]) else {
            throw .invalidRequest(faults.list)
        }
        guard case .array(let list)? = object["citations"], (1...citationsMaximum).contains(list.count) else {
            throw .invalidRequest([
                Problem.Fault(
                    pointer: "#/citations", detail: "must be a list of 1 to \(citationsMaximum) citations")
            ])
        }
        let citations = list.enumerated().compactMap { index, value in
            citation(value, at: "#/citations/\(index)", &faults)
        }
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return citations
    }

    private static func citation(
        _ value: JSONValue, at place: String, _ faults: inout RequestFaults
    ) -> CitationToResolve? {
        guard let object = faults.object(value, at: place, members: members + otherMembers) else { return nil }
        let id = faults.text(object["passage_id"], at: place + "/passage_id", bytesMaximum: idBytesMaximum)
        if object["passage_id"] == nil || object["passage_id"] == .null {
            faults.add(place + "/passage_id", "is needed")
        }
        var articleID = faults.text(object["article_id"], at: place + "/article_id", bytesMaximum: idBytesMaximum)
        if articleID == nil, case .object(let article)? = object["article"] {
            articleID = faults.text(article["id"], at: place + "/article/id", bytesMaximum: idBytesMaximum)
        }
        var citation = CitationToResolve(passageID: id ?? "", articleID: articleID)
        citation.quote = faults.text(object["quote"], at: place + "/quote", bytesMaximum: quoteBytesMaximum)
        citation.quoteSHA256 = faults.text(object["quote_sha256"], at: place + "/quote_sha256", bytesMaximum: 64)
        citation.start = faults.number(object["start"], at: place + "/start", in: 0...Int(Int32.max))
        citation.end = faults.number(object["end"], at: place + "/end", in: 0...Int(Int32.max))
        if let start = citation.start, let end = citation.end, end < start {
            faults.add(place + "/end", "must not be before start")
        }
        return id == nil ? nil : citation
    }
}
