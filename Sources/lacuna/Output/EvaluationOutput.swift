import Evaluation
import HTTPService
import KnowledgeModel
import Retrieval

/// Measures of one evaluation, for people and for programs.
struct EvaluationOutput {
    let report: EvaluationReport
    let generation: GenerationID
    let mode: SearchRequest.Mode
    let level: EvaluateCommand.Level
    let matched: MatchedJudgements
    let judgedCount: Int
    /// Topics that no judgement speaks of: skipped.
    let topicsWithoutJudgements: Int
    /// Judged topics that the topics file does not have: skipped.
    let judgedTopicsWithoutText: Int
    let duration: Duration

    var text: String {
        var rows = report.measures.map { measure in
            ("\(measure)", Amount.fixed(report.mean(of: measure) ?? 0, digits: 4))
        }
        rows.append(("topics", topics))
        rows.append(("judged", judged))
        rows.append(("ranking", "\(mode.rawValue), by \(level.rawValue), generation \(generation)"))
        let perTopic = Amount.seconds(duration) / Double(max(report.topics.count, 1)) * 1000
        rows.append(("time", "\(Amount.duration(duration)), \(Amount.fixed(perTopic, digits: 1)) ms a topic"))
        return rows.map { name, value in
            "  \(name)\(String(repeating: " ", count: 11 - name.count))\(value)\n"
        }.joined()
    }

    private var topics: String {
        var parts = [Amount.number(report.topics.count)]
        if topicsWithoutJudgements > 0 {
            parts.append("\(Amount.number(topicsWithoutJudgements)) without judgements skipped")
        }
        if judgedTopicsWithoutText > 0 {
            parts.append("\(Amount.number(judgedTopicsWithoutText)) judged ones that the topics file lacks skipped")
        }
        return parts.joined(separator: ", ")
    }

    private var judged: String {
        let noun = level == .article ? "article" : "passage"
        let unmatched = matched.unmatchedIDs
        var text = Amount.count(judgedCount, "id")
        text += unmatched.isEmpty ? ", each \(level == .article ? "an" : "a") \(noun)" : ""
        if !unmatched.isEmpty {
            text += ", \(Amount.number(unmatched.count)) of them match no \(noun), such as \(unmatched[0])"
        }
        if let first = matched.ambiguousIDs.first {
            text += ", \(Amount.number(matched.ambiguousIDs.count)) match several, such as \(first)"
        }
        return text
    }

    var json: String {
        var writer = JSONWriter(reservingBytes: 64 * 1024)
        writer.object { document in
            document.member("version", 1)
            document.member("generation", generation.number)
            document.member("mode", mode.rawValue)
            document.member("level", level.rawValue)
            document.member(
                "topics",
                object: { topics in
                    topics.member("measured", report.topics.count)
                    topics.member("without_judgements", topicsWithoutJudgements)
                    topics.member("without_text", judgedTopicsWithoutText)
                })
            document.member(
                "judged_ids",
                object: { ids in
                    ids.member("total", judgedCount)
                    ids.member("unmatched", matched.unmatchedIDs)
                    ids.member("ambiguous", matched.ambiguousIDs)
                })
            document.member(
                "measures",
                object: { measures in
                    for measure in report.measures { measures.member("\(measure)", report.mean(of: measure)) }
                })
            document.member(
                "per_topic",
                array: { topics in
                    for topic in report.topics {
                        topics.object { members in
                            members.member("id", topic.topicID)
                            for (measure, value) in zip(report.measures, topic.values) {
                                members.member("\(measure)", value)
                            }
                        }
                    }
                })
            document.member("seconds", Amount.seconds(duration))
        }
        return writer.text + "\n"
    }
}
