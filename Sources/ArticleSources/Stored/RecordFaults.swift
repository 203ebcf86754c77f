import KnowledgeModel

/// Why a record that somebody hands over is not taken: every member that is wrong, with what it must be.
package struct RecordFaults: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Fault: Sendable, Hashable {
        /// JSON pointer as a URI fragment (RFC 6901, section 6): `#/audience`.
        package var pointer: String
        package var detail: String
    }

    package var faults: [Fault]
    package var description: String { faults.map { "\($0.pointer) \($0.detail)" }.joined(separator: "; ") }

    init(_ faults: [Fault]) { self.faults = faults }
    package init(_ pointer: String, _ detail: String) { faults = [Fault(pointer: pointer, detail: detail)] }

    /// Puts every pointer below another: `#/articles/3/title`.
    package func below(_ prefix: String) -> RecordFaults {
        RecordFaults(faults.map { Fault(pointer: "#" + prefix + $0.pointer.dropFirst(), detail: $0.detail) })
    }
}

extension UniversalRecord {
    /// - Parameter id: the one that the record is handed over under; it may leave its own out.
    /// - Returns: what is wrong, in the order of pointers.
    func faults(id: String, audienceMap: AudienceMap) -> [RecordFaults.Fault] {
        var faults: [RecordFaults.Fault] = []
        func add(_ key: String, _ detail: String) {
            let escaped = key.replacing("~", with: "~0").replacing("/", with: "~1")
            faults.append(RecordFaults.Fault(pointer: "#/" + escaped, detail: detail))
        }
        for key in unknownKeys { add(key, "is no member of an article") }
        for wrong in wrongValues { add(wrong.key, "must be \(wrong.wanted)") }
        let wrong = Set(wrongValues.map(\.key))
        if let own = self.id, own != id {
            add("id", "must be the id under which the article is handed over, or absent")
        }
        if content == nil, wrong.isDisjoint(with: ["body", "text"]) {
            add("body", "is missing; the article's text belongs in \"body\" or \"text\"")
        } else if body != nil, text != nil {
            add("text", "stands beside \"body\"; give one of them")
        }
        if articleFormat == nil { add("format", "must be \"html\", \"md\", \"markdown\", \"text\" or \"storage\"") }
        if let words = audience {
            let (audience, unknown) = audienceMap.audience(of: words)
            if unknown != nil {
                add("audience", "must be a list of roles: 1 to 64 letters a-z, digits, \".\", \"_\", \"-\" each")
            } else if audience.isClosed {
                add("audience", "names no role, so nobody could read the article; leave it out for everybody")
            }
        }
        if let url, !url.isEmpty, !BaseURL.isWebAddress(url) { add("url", "must be an http or https address") }
        return faults.sorted { $0.pointer < $1.pointer }
    }
}
