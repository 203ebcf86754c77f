import JSONText
import KnowledgeModel
package import Retrieval

/// What `GET /v1/passages/{id}?expand=section` answers: the citation, and in `section` the words around it.
package enum CitedSectionJSON {
    package static func bytes(of cited: CitedSection, offsets: OffsetUnit = .scalars) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 8 * 1024)
        writer.object { document in
            document.member("version", SearchResponseJSON.version)
            document.member("generation", cited.generation.number)
            document.members(of: cited.citation, offsets: offsets)
            document.member(
                "section",
                object: { section in
                    let range = cited.section.range(in: offsets)
                    section.member("quote", cited.section.quote)
                    section.member("start", range.lowerBound)
                    section.member("end", range.upperBound)
                    section.member("quote_sha256", cited.section.quoteSHA256)
                    section.member("link", cited.section.link)
                    section.member("passage_ids", cited.passageIDs)
                })
        }
        return writer.bytes
    }
}
