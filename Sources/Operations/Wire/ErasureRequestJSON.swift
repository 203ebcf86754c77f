import JSONText

/// `{"asker": "…"}` or `{"article": "…"}`: whom or what to erase.
package struct ErasureRequestJSON: Sendable, Equatable {
    package enum Subject: Sendable, Equatable {
        /// As the service was told.
        case asker(String)
        case article(String)
    }

    package let subject: Subject

    private static let members = ["asker", "article"]
    private static let idBytesMaximum = 1024

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> ErasureRequestJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else { throw .invalidRequest(faults.list) }
        let asker = faults.text(object["asker"], at: "#/asker", bytesMaximum: AskedByJSON.askerBytesMaximum)
        let article = faults.text(object["article"], at: "#/article", bytesMaximum: idBytesMaximum)
        switch (asker, article) {
        case (let asker?, nil) where faults.isEmpty: return ErasureRequestJSON(subject: .asker(asker))
        case (nil, let article?) where faults.isEmpty: return ErasureRequestJSON(subject: .article(article))
        default:
            if faults.isEmpty { faults.add("#", "must have one of asker and article, as a string") }
            throw .invalidRequest(faults.list)
        }
    }
}

/// `{"questions": 3, "feedback": 1, "outcomes": 2, "generations": 0}`: what went.
package enum ErasureJSON {
    package static func bytes(of counts: ErasureService.Counts) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { members in
            members.member("questions", counts.questions)
            members.member("feedback", counts.feedback)
            members.member("outcomes", counts.outcomes)
            members.member("generations", counts.generations)
        }
        return writer.bytes
    }
}
