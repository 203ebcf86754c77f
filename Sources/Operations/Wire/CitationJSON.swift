package import JSONText
package import KnowledgeModel
package import Retrieval
import Storage

/// The JSON of one citation: part of every hit, and what `GET /v1/passages/{id}` answers.
package enum CitationJSON {
    package static func bytes(
        of citation: Citation, generation: GenerationID, offsets: OffsetUnit = .scalars
    ) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 4 * 1024)
        writer.object { members in
            members.member("version", SearchResponseJSON.version)
            members.member("generation", generation.number)
            members.members(of: citation, offsets: offsets)
        }
        return writer.bytes
    }
}

extension JSONWriter {
    /// The members of a citation, into the object that is open.
    ///
    /// - Parameter offsets: what `start` and `end` count.
    package mutating func members(of citation: Citation, offsets: OffsetUnit = .scalars) {
        let range = citation.range(in: offsets)
        member("passage_id", citation.passageID)
        member("article", object: { article in article.members(of: citation.article) })
        member("heading_path", citation.headingPath)
        member("anchor", citation.anchor)
        member("link", citation.link)
        member("quote", citation.quote)
        member("start", range.lowerBound)
        member("end", range.upperBound)
        member("quote_sha256", citation.quoteSHA256)
        member("text_sha256", citation.article.textSHA256)
        member(
            "source",
            object: { source in
                source.member("path", citation.article.path)
                source.member(
                    "bytes",
                    array: { pair in
                        pair.element(citation.source.bytes.lowerBound)
                        pair.element(citation.source.bytes.upperBound)
                    })
                source.member(
                    "lines",
                    array: { pair in
                        pair.element(citation.source.lines.lowerBound)
                        pair.element(citation.source.lines.upperBound)
                    })
            })
    }
}
