import JSONText
package import Storage

/// `{"article": "…", "why": "…"}` or `{"passage": "…", "why": "…"}`: what must not be cited any more.
package enum SuppressionJSON {
    private static let members = ["article", "passage", "why"]

    static func decode(_ bytes: [UInt8]) throws(Problem) -> (kind: Suppression.Kind, id: String, why: String) {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else {
            throw .invalidRequest(faults.list)
        }
        let why = IndexJobRequestJSON.why(object["why"], &faults)
        var found: (kind: Suppression.Kind, id: String)?
        switch (object["article"], object["passage"]) {
        case (.string(let id)?, nil) where !id.isEmpty: found = (.article, id)
        case (nil, .string(let id)?) where !id.isEmpty: found = (.passage, id)
        default: faults.add("#", "must have one of article and passage, an id as a string")
        }
        guard faults.isEmpty, let found else { throw .invalidRequest(faults.list) }
        return (found.kind, found.id, why ?? "")
    }

    package static func bytes(of suppression: Suppression) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { $0.members(of: suppression) }
        return writer.bytes
    }

    package static func bytes(of suppressions: [Suppression]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member(
                "suppressions",
                array: { list in
                    for suppression in suppressions { list.object { $0.members(of: suppression) } }
                })
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func members(of suppression: Suppression) {
        member("kind", suppression.kind.rawValue)
        member("id", suppression.id)
        member("by", suppression.by)
        member("why", suppression.why)
        member("at", suppression.at)
    }
}
