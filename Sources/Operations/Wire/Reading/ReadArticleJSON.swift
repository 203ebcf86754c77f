import JSONText
import KnowledgeModel
package import Retrieval
import Storage

/// What `GET /v1/articles/{id}` answers: the article, its text, and its passages as places in it.
package enum ReadArticleJSON {
    /// - Parameters:
    ///   - health: what its owners know of it; nil for others, who see null.
    ///   - offsets: what `start` and `end` count.
    package static func bytes(
        of read: ReadArticle, health: ArticleStanding? = nil, offsets: OffsetUnit = .scalars
    ) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: read.text.utf8.count * 2 + 4096)
        writer.object { document in
            document.member("version", 1)
            document.member("generation", read.generation.number)
            document.member("article", object: { $0.listMembers(of: read.article) })
            document.member("offsets", offsets.rawValue)
            document.member("text", read.text)
            document.member(
                "passages",
                array: { list in
                    for citation in read.passages.map(Citation.init) {
                        list.object { members in
                            let range = citation.range(in: offsets)
                            members.member("passage_id", citation.passageID)
                            members.member("heading_path", citation.headingPath)
                            members.member("anchor", citation.anchor)
                            members.member("link", citation.link)
                            members.member("start", range.lowerBound)
                            members.member("end", range.upperBound)
                            members.member("quote_sha256", citation.quoteSHA256)
                        }
                    }
                })
            if let health {
                document.member("health", object: { write(health, &$0) })
            } else {
                document.memberNull("health")
            }
        }
        return writer.bytes
    }

    private static func write(_ health: ArticleStanding, _ members: inout JSONWriter) {
        members.member("review_due", health.reviewDue?.description)
        members.member("overdue", health.isOverdue)
        members.member("reviewed_at", health.lastReview?.at.description)
        members.member("reviewed_by", health.lastReview?.by)
        members.member(
            "feedback",
            object: { counts in
                for rating in FeedbackRecord.Rating.allCases {
                    counts.member(rating.rawValue, health.ratings[rating] ?? 0)
                }
            })
    }
}
