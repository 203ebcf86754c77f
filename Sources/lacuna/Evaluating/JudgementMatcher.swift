import Evaluation
import KnowledgeModel
import Storage

/// Judgements whose ids are the index's, and judged ids that it does not know.
struct MatchedJudgements {
    var qrels: Qrels
    var unmatchedIDs: [String]
    var ambiguousIDs: [String]
}

/// Finds what judgements speak of in one generation.
struct JudgementMatcher {
    let reader: any GenerationReader
    let level: EvaluationLevel

    /// What matches nothing keeps its id: it is relevant and cannot be found.
    func match(_ judged: Qrels) throws -> MatchedJudgements {
        switch level {
        case .article:
            let matched = try articleIDs().resolve(judged)
            return MatchedJudgements(
                qrels: matched.qrels, unmatchedIDs: matched.unmatchedIDs, ambiguousIDs: matched.ambiguousIDs)
        case .section: return try matchSections(judged)
        case .passage:
            let unmatched = try judged.documentIDs.filter { try reader.passage(id: $0) == nil }
            return MatchedJudgements(qrels: judged, unmatchedIDs: unmatched, ambiguousIDs: [])
        }
    }

    private func matchSections(_ judged: Qrels) throws -> MatchedJudgements {
        let articles = try articleIDs()
        var anchors: [String: Set<String?>] = [:]
        var sections: [String: String] = [:]
        var matched = MatchedJudgements(qrels: Qrels(), unmatchedIDs: [], ambiguousIDs: [])
        for judgedID in judged.documentIDs {
            let (judgedArticle, anchor) = SectionID.parts(judgedID)
            switch articles.match(judgedArticle) {
            case .none: matched.unmatchedIDs.append(judgedID)
            case .ambiguous: matched.ambiguousIDs.append(judgedID)
            case .article(let id):
                if anchors[id] == nil { anchors[id] = Set(try reader.passages(ofArticle: id).map(\.anchor)) }
                if anchors[id]?.contains(anchor) == true {
                    sections[judgedID] = SectionID.make(articleID: id, anchor: anchor)
                } else {
                    matched.unmatchedIDs.append(judgedID)
                }
            }
        }
        for topic in judged.topicIDs {
            for (judgedID, grade) in judged[topic] ?? [:] {
                let id = sections[judgedID] ?? judgedID
                matched.qrels.set(max(grade, matched.qrels[topic]?[id] ?? grade), document: id, topic: topic)
            }
        }
        return matched
    }

    private func articleIDs() throws -> JudgedIDs { JudgedIDs(articleIDs: try reader.articles().map(\.key.id)) }
}
