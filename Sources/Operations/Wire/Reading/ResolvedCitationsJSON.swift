import JSONText
import KnowledgeModel
import Retrieval

/// What `POST /v1/citations/resolve` answers, in the order of the request.
package enum ResolvedCitationsJSON {
    package static func bytes(of citations: [ResolvedCitation]) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 2048 * (citations.count + 1))
        writer.object { document in
            document.member("version", 1)
            document.member(
                "citations",
                array: { list in
                    for resolved in citations {
                        list.object { members in
                            members.member("status", resolved.status.rawValue)
                            members.member("quote_is_true", resolved.isQuoteTrue)
                            members.member("start", resolved.scalarRange?.lowerBound)
                            members.member("end", resolved.scalarRange?.upperBound)
                            if let citation = resolved.citation {
                                members.member("citation", object: { $0.members(of: citation) })
                            } else {
                                members.memberNull("citation")
                            }
                        }
                    }
                })
        }
        return writer.bytes
    }
}
