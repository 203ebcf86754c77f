package import GapAnalysis
import JSONText
import KnowledgeModel
import Storage

/// Article health for programs: every line of every list.
package enum ArticleHealthJSON {
    /// UTF-8, without white space, with a line break at the end.
    package static func bytes(_ health: ArticleHealth) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 4096)
        writer.object { document in
            document.member("version", 1)
            document.member("at", health.at.description)
            document.member("since", health.period.from?.description)
            document.member("generation", health.generation.number)
            document.member("articles", health.articles)
            document.member("questions", health.questions)
            document.member("answered", health.answered)
            document.list("overdue", health.overdue) { line, members in
                write(line.cited, &members)
                members.member("due", line.due.description)
                members.member("days_overdue", line.daysOverdue)
                members.member("reviewed_at", line.lastReview?.at.description)
                members.member("reviewed_by", line.lastReview?.by)
            }
            document.list("never_cited", health.neverCited) { line, members in write(line, &members) }
            document.list("faulted", health.faulted) { line, members in
                write(line.cited, &members)
                for rating in FeedbackRecord.Rating.allCases { members.member(rating.rawValue, line.count(rating)) }
            }
            document.list("near_duplicates", health.duplicates) { pair, members in
                write(pair, strength: "similarity", &members)
            }
            document.list("contradictions", health.contradictions) { pair, members in
                members.member("kind", pair.kind)
                write(pair, strength: "confidence", &members)
            }
            document.list("still_asked", health.stillAsked) { line, members in
                write(line.cited, &members)
                members.member("tickets", line.tickets)
                members.member("asked", line.questions)
            }
            document.member("cautions", health.cautions)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ cited: CitedArticle, _ members: inout JSONWriter) {
        let article = cited.article
        members.member("id", article.key.id)
        members.member("title", article.title)
        members.member("url", article.url)
        members.member("locale", article.locale)
        members.member("audience", article.audience.roles.map(\.name))
        members.member("owner", article.owner)
        members.member("updated_at", article.updatedAt)
        members.member("review_due", article.reviewDue)
        members.member("citations_served", cited.served)
        members.member("citations_shown", cited.shown)
    }

    private static func write(_ pair: ArticlePair, strength: String, _ members: inout JSONWriter) {
        members.member("passages", pair.passages)
        members.member(strength, pair.strength)
        members.list("sides", [pair.first, pair.second]) { side, members in
            write(side.cited, &members)
            members.member("passage_id", side.passageID)
            members.member("heading_path", side.headingPath)
            members.member("quote", side.quote)
            members.member("clash", side.clash)
        }
    }
}
