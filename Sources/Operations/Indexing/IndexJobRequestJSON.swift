import JSONText

/// The JSON of an order to index: `{"sources": ["docs"], "allow_deletions": 3, "why": "…"}` reads sources again, all that
/// the service knows where `sources` is absent; `{"articles": [{"id": "…", "body": "…"}], "why": "…"}` hands articles over.
struct IndexJobRequestJSON {
    enum Work {
        case sources([String]?)
        /// With each record's bytes as they stand in the request, since citations refer to those.
        case articles([(id: String, record: [UInt8])])
    }

    var work: Work
    var allowDeletions: Int?
    var why: String?

    private static let members = ["sources", "allow_deletions", "articles", "why"]
    private static let whyBytesMaximum = 500
    private static let deletionsMaximum = 1_000_000_000

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    static func decode(_ bytes: [UInt8]) throws(Problem) -> IndexJobRequestJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else {
            throw .invalidRequest(faults.list)
        }
        var request = IndexJobRequestJSON(work: .sources(nil))
        request.why = why(object["why"], &faults)
        request.allowDeletions = faults.number(
            object["allow_deletions"], at: "#/allow_deletions", in: 0...deletionsMaximum)
        if let articles = object["articles"], articles != .null {
            for other in ["sources", "allow_deletions"] where object[other] != nil {
                faults.add("#/\(other)", "must be left out where there are articles")
            }
            request.work = .articles(records(articles, in: bytes, &faults))
        } else if let names = faults.words(object["sources"], at: "#/sources") {
            request.work = .sources(names.sorted())
        }
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return request
    }

    static func why(_ value: JSONValue?, _ faults: inout RequestFaults) -> String? {
        switch value {
        case nil, .null: return nil
        case .string(let text) where text.utf8.count <= whyBytesMaximum: return text
        default:
            faults.add("#/why", "must be a string of at most \(whyBytesMaximum) bytes")
            return nil
        }
    }

    private static func records(
        _ value: JSONValue, in bytes: [UInt8], _ faults: inout RequestFaults
    ) -> [(id: String, record: [UInt8])] {
        guard case .array(let elements) = value, !elements.isEmpty else {
            faults.add("#/articles", "must be a list of one or more articles")
            return []
        }
        let slices = JSONSlices.elements(ofMember: "articles", in: bytes)
        guard slices.count == elements.count else {
            faults.add("#/articles", "must stand in the request once")
            return []
        }
        var records: [(id: String, record: [UInt8])] = []
        for (index, element) in elements.enumerated() {
            let place = "#/articles/\(index)"
            guard case .object(let article) = element else {
                faults.add(place, "must be an object, not \(element.kind)")
                continue
            }
            guard case .string(let id)? = article["id"] else {
                faults.add(place + "/id", "is needed: the article's id, as a string")
                continue
            }
            records.append((id, Array(bytes[slices[index]])))
        }
        return records
    }
}
