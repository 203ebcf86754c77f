import Dispatch
import Evaluation
import KnowledgeModel
import Locking
import Retrieval
import Storage

/// Ranks articles, sections or passages for many questions, deep enough for every measure.
struct TopicRanker {
    let retriever: Retriever
    let reader: any GenerationReader
    let mode: SearchRequest.Mode
    let level: EvaluationLevel
    var answerabilityScores: [AnswerabilityScore] = []

    struct Rankings: Sendable {
        /// Of the judged topics, in their order.
        var run = Run()
        /// Of all topics, in their order.
        var answerability: [TopicAnswerability]
    }

    /// As deep as runs in TREC's form usually are; Recall@100 of articles needs several passages of each.
    private static let depth = 1000

    /// On all cores. Topics that are not judged are ranked only as deep as a search is, for their scores.
    func rank(_ topics: [(topic: Topic, isJudged: Bool)]) throws -> Rankings {
        let results = Locked([Result<Ranked, any Error>?](repeating: nil, count: topics.count))
        DispatchQueue.concurrentPerform(iterations: topics.count) { index in
            let result = Result { try ranked(topics[index].topic.text, isJudged: topics[index].isJudged) }
            results.withLock { $0[index] = result }
        }
        var rankings = Rankings(
            answerability: answerabilityScores.map {
                TopicAnswerability(name: $0.name, isProbability: $0.isProbability, scores: [])
            })
        for (topic, result) in zip(topics, results.withLock { $0 }) {
            guard let ranked = try result?.get() else { continue }
            if topic.isJudged { rankings.run.append(ranked.entries, topic: topic.topic.id) }
            for (place, score) in ranked.scores.enumerated() { rankings.answerability[place].scores.append(score) }
        }
        return rankings
    }

    private struct Ranked: Sendable {
        var entries: [Run.Entry]
        var scores: [Double?]
    }

    private func ranked(_ question: String, isJudged: Bool) throws -> Ranked {
        let depth = isJudged ? Self.depth : Retriever.depthMinimum
        let request = SearchRequest(text: question, mode: mode, top: depth, perArticle: .max)
        let retrieved = try retriever.retrieve(request, in: reader, depth: depth)
        let ranking = retrieved.ranking(top: request.top, perArticle: request.perArticle)
        return Ranked(
            entries: isJudged ? try entries(of: ranking) : [],
            scores: try answerabilityScores.map { try $0.score(question, retrieved, reader) })
    }

    private func entries(of ranking: Ranking) throws -> [Run.Entry] {
        var seen: Set<String> = []
        var entries: [Run.Entry] = []
        // trec_eval ranks by single-precision scores and breaks ties by id; falling strictly keeps our order.
        var last = Float.infinity
        for (hit, id) in zip(ranking.hits, try ids(of: ranking.hits)) where seen.insert(id).inserted {
            last = min(Float(hit.score), last.nextDown)
            entries.append(Run.Entry(document: id, score: Double(last)))
        }
        return entries
    }

    private func ids(of hits: [Hit]) throws -> [String] {
        switch level {
        case .article: hits.map(\.key.articleID)
        case .section:
            try reader.passages(hits.map(\.reference)).map {
                SectionID.make(articleID: $0.article.key.id, anchor: $0.anchor)
            }
        case .passage: try reader.passages(hits.map(\.reference)).map(\.id)
        }
    }
}
