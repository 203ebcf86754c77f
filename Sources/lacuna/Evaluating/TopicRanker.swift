import Dispatch
import Evaluation
import KnowledgeModel
import Locking
import Retrieval
import Storage

/// Ranks articles or passages for many questions, deep enough for every measure.
struct TopicRanker {
    let retriever: Retriever
    let reader: any GenerationReader
    let mode: SearchRequest.Mode
    let level: EvaluateCommand.Level

    /// As deep as runs in TREC's form usually are; Recall@100 of articles needs several passages of each.
    private static let depth = 1000

    /// In the order of `topics`, on all cores.
    func run(_ topics: [Topic]) throws -> Run {
        let results = Locked([Result<[Run.Entry], any Error>?](repeating: nil, count: topics.count))
        DispatchQueue.concurrentPerform(iterations: topics.count) { index in
            let result = Result { try entries(for: topics[index].text) }
            results.withLock { $0[index] = result }
        }
        var run = Run()
        for (topic, result) in zip(topics, results.withLock { $0 }) {
            run.append(try result?.get() ?? [], topic: topic.id)
        }
        return run
    }

    private func entries(for question: String) throws -> [Run.Entry] {
        let request = SearchRequest(text: question, mode: mode, top: Self.depth, perArticle: .max)
        let ranking = try retriever.rank(request, in: reader, depth: Self.depth)
        let ids =
            switch level {
            case .article: ranking.hits.map(\.key.articleID)
            case .passage: try reader.passages(ranking.hits.map(\.reference)).map(\.id)
            }
        var seen: Set<String> = []
        var entries: [Run.Entry] = []
        // trec_eval ranks by single-precision scores and breaks ties by id; falling strictly keeps our order.
        var last = Float.infinity
        for (hit, id) in zip(ranking.hits, ids) where seen.insert(id).inserted {
            last = min(Float(hit.score), last.nextDown)
            entries.append(Run.Entry(document: id, score: Double(last)))
        }
        return entries
    }
}
