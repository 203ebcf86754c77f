import JSONText
import KnowledgeModel
import Operations
import Retrieval
import ReviewPolicies
import Storage
import TicketReading

/// What `search` gives: the results of all questions, each once, and what is to be thought of each question.
enum SearchOutput {
    static func bytes(of response: SearchResponse) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 16 * 1024)
        writer.object { document in
            document.member(
                "results",
                array: { results in
                    var seen: Set<String> = []
                    for answer in response.answers {
                        for (index, hit) in answer.hits.enumerated() where seen.insert(hit.citation.passageID).inserted
                        {
                            let marks = answer.marks.filter { $0.hit == index }.map(\.reason)
                            results.object { $0.members(of: hit.citation, cautions: marks) }
                        }
                    }
                })
            document.member(
                "answers",
                array: { list in
                    for (index, answer) in response.answers.enumerated() {
                        list.element(answer, knownGap: response.knownGaps.map { $0[index] })
                    }
                })
            document.member("query_id", response.queryID)
            document.member("generation", response.generation.number)
            document.member("degraded", response.degraded.map(\.rawValue))
        }
        return writer.bytes
    }

    static let schema = JSONSchema(
        .object([
            .required("results", JSONSchema(.array(of: result))),
            .required("answers", JSONSchema(.array(of: answer), "one for each question of the query")),
            .required("query_id", JSONSchema(.string(), "for feedback")),
            .required("generation", JSONSchema(.integer(), "the state of the articles that was searched")),
            .required(
                "degraded", JSONSchema(.array(of: JSONSchema(.string())), "kinds of search that were not available")),
        ]))

    private static let result = JSONSchema(
        .object([
            .required("id", JSONSchema(.string(), "the passage's, for fetch, feedback and verify_draft")),
            .required("title", JSONSchema(.string())),
            .required("url", JSONSchema(.string(), "opens the article at the quote")),
            .required("article_id", JSONSchema(.string(), "for fetch: the whole article")),
            .required("quote", JSONSchema(.string(), "the passage's exact words")),
            .required("start", JSONSchema(.integer(), "of the quote in the article's text, in Unicode scalars")),
            .required("end", JSONSchema(.integer())),
            .required("quote_sha256", JSONSchema(.string())),
            .required("locale", JSONSchema(.string(), isNullable: true)),
            .required("updated_at", JSONSchema(.string(), isNullable: true)),
            .required("cautions", JSONSchema(.array(of: JSONSchema(.string())), "such as an overdue review")),
        ]))

    private static let answer = JSONSchema(
        .object([
            .required("question", JSONSchema(.string())),
            .required("verdict", JSONSchema(.string(choices: Verdict.Label.allCases.map(\.rawValue)))),
            .required("reason", JSONSchema(.string())),
            .required("probability", JSONSchema(.number, "that the results answer it", isNullable: true)),
            .required("missing", JSONSchema(.array(of: JSONSchema(.string())), "words of it that no result covers")),
            .required(
                "choices",
                JSONSchema(.array(of: JSONSchema(.string())), "what the question should name, if it leaves it open")),
            .required("results", JSONSchema(.array(of: JSONSchema(.string())), "ids, the best first")),
            .required("review", JSONSchema(.array(of: review), "why a person must decide; empty if none need")),
            .optional("known_gap", knownGap),
        ]))

    private static let knownGap = JSONSchema(
        .object([
            .required("theme", JSONSchema(.string())),
            .required("title", JSONSchema(.string(), "what is asked for")),
            .required("status", JSONSchema(.string(), "how far the owners are with it")),
            .required(
                "note",
                JSONSchema(.string(), "what an owner wrote last, such as what to say meanwhile", isNullable: true)),
            .required("article", JSONSchema(.string(), "the article that answers it, for fetch", isNullable: true)),
        ]), "the open theme of questions that the articles leave open, if this is one of them", isNullable: true)

    private static let review = JSONSchema(
        .object([
            .required("rule", JSONSchema(.string())),
            .required("title", JSONSchema(.string())),
            .required("action", JSONSchema(.string(), "review or block")),
            .required("route", JSONSchema(.string(), isNullable: true)),
            .required("owner", JSONSchema(.string(), isNullable: true)),
            .required("expected_decision", JSONSchema(.string(), isNullable: true)),
        ]))
}

extension JSONWriter {
    fileprivate mutating func members(of citation: Citation, cautions: [String]) {
        let article = citation.article
        member("id", citation.passageID)
        member("title", citation.title)
        member("url", citation.url)
        member("article_id", article.key.id)
        member("quote", citation.quote)
        member("start", citation.scalarRange.lowerBound)
        member("end", citation.scalarRange.upperBound)
        member("quote_sha256", citation.quoteSHA256)
        member("locale", article.statedLocale)
        member("updated_at", article.updatedAt)
        member("cautions", cautions)
    }

    /// - Parameter knownGap: nil leaves the key out.
    fileprivate mutating func element(_ answer: Answer, knownGap: KnownGap??) {
        object { members in
            members.member("question", answer.question.text)
            members.member("verdict", answer.verdict.label.rawValue)
            members.member("reason", answer.verdict.reason.rawValue)
            members.member("probability", answer.verdict.probability)
            members.member("missing", answer.verdict.missing)
            members.member("choices", answer.verdict.missingDetail?.choices ?? [])
            members.member("results", answer.hits.map(\.citation.passageID))
            members.member(
                "review",
                array: { list in
                    for trigger in answer.triggers {
                        list.object { members in
                            members.member("rule", trigger.ruleID)
                            members.member("title", trigger.title)
                            members.member("action", trigger.action.rawValue)
                            members.member("route", trigger.route)
                            members.member("owner", trigger.owner)
                            members.member("expected_decision", trigger.expectedDecision)
                        }
                    }
                })
            if let knownGap { members.memberKnownGap(knownGap) }
        }
    }
}

extension Citation {
    /// `Refunds › Yearly plans`: where the words stand, for people.
    var title: String {
        let headings = headingPath.first == article.title ? headingPath.dropFirst() : headingPath[...]
        return ([article.title] + headings).joined(separator: " › ")
    }

    /// Assistants show a link for all that they cite: without one of the article's own, the resource's URI.
    var url: String { link ?? article.url ?? ResourceURI.passage(citation: self) }
}

extension StoredArticle {
    /// Nil where nobody has said it.
    var statedLocale: String? { locale == AccessScope.undeterminedLocale ? nil : locale }
}
