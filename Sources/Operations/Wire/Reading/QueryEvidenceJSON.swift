import JSONText
import KnowledgeModel
import Privacy
import Retrieval
import Storage

/// What `GET /v1/queries/{id}` answers. Of a passage that is gone for this caller only its id is told.
package enum QueryEvidenceJSON {
    package static func bytes(of evidence: QueryEvidence) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 8 * 1024)
        writer.object { document in
            document.member("version", 1)
            document.member("query_id", evidence.queryID)
            let first = evidence.questions.first?.record
            document.member("asked_at", first?.askedAt.description)
            document.member("generation", first?.generation.number)
            document.member("settings", first?.settings)
            document.member("channel", first?.context.channel)
            document.member("cohort", first?.context.cohort)
            document.member("ticket", first?.context.ticket)
            document.member("product", first?.product)
            document.member(
                "questions",
                array: { list in
                    for question in evidence.questions { list.object { write(question, &$0) } }
                })
            document.member(
                "outcomes",
                array: { list in
                    for outcome in evidence.outcomes {
                        list.object { members in
                            members.member("outcome", outcome.kind.rawValue)
                            members.member("at", outcome.at.description)
                            members.member("edit_share", outcome.editShare)
                            members.member("seconds_to_send", outcome.secondsToSend)
                        }
                    }
                })
            document.member(
                "draft_checks",
                array: { list in
                    for check in evidence.checks {
                        list.object { members in
                            members.member("result", check.result.rawValue)
                            members.member("findings", check.findings)
                            members.member("at", check.at.description)
                        }
                    }
                })
        }
        return writer.bytes
    }

    private static func write(_ question: QueryEvidence.Question, _ members: inout JSONWriter) {
        members.member("question_id", question.record.id)
        members.member("question", question.record.text.text)
        members.member(
            "verdict",
            object: { verdict in
                verdict.member("label", question.record.verdict.label)
                verdict.member("reason", question.record.verdict.reason)
                verdict.member("probability", question.record.verdict.probability)
                verdict.member("missing", question.record.verdict.missing)
            })
        members.member(
            "passages",
            array: { list in
                for passage in question.passages {
                    list.object { members in
                        members.member("status", passage.citation == nil ? "gone" : "unchanged")
                        if let citation = passage.citation {
                            members.members(of: citation)
                        } else {
                            members.member("passage_id", passage.recorded.passageID)
                        }
                    }
                }
            })
        members.member(
            "feedback",
            object: { counts in
                for rating in FeedbackRecord.Rating.allCases {
                    counts.member(rating.rawValue, question.ratings.count { $0 == rating })
                }
            })
    }
}
