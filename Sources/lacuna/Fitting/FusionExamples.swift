import Calibration
import Dispatch
import Evaluation
import KnowledgeModel
import Locking
import Retrieval
import Storage

/// The candidates of judged questions, with what fusion weighs of each.
struct FusionExample: Sendable {
    let topicID: String
    let unit: String
    /// Cosine, BM25, cosine of the title line, share of word pairs; in the order of `FusionWeights.vector`.
    let features: [[Double]]
    let articleIDs: [String]
    let grades: [String: Int]

    var list: RankedList {
        RankedList(features: features, relevant: articleIDs.map { (grades[$0] ?? 0) > 0 })
    }

    /// nDCG@10 of the articles in the order that the weights give them, each where its best passage stands.
    func nDCG(_ weights: [Double]) -> Double {
        let scores = features.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        var seen: Set<String> = []
        let order = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
        let ranking = order.map { articleIDs[$0] }.filter { seen.insert($0).inserted }
        return Measure.nDCG(10).value(ranking: ranking, grades: grades)
    }
}

enum FusionExamples {
    /// One for each judged topic, in the order of the set.
    static func make(of set: FitSet, reader: any GenerationReader, retriever: Retriever) throws -> [FusionExample] {
        let topics = set.topics.filter { !(set.qrels[$0.id] ?? [:]).isEmpty }
        return try Parallel.map(topics) { topic in
            let retrieved = try retriever.retrieve(SearchRequest(text: topic.text), in: reader)
            let least = retrieved.candidates.compactMap(\.vector.score).min() ?? 0
            return FusionExample(
                topicID: topic.id, unit: set.unit(of: topic),
                features: retrieved.candidates.map { hit in
                    let cosine = hit.vector.score ?? least
                    return [cosine, hit.lexical.score ?? 0, hit.contextCosine ?? cosine, hit.wordPairShare ?? 0]
                },
                articleIDs: retrieved.candidates.map(\.key.articleID), grades: set.qrels[topic.id] ?? [:])
        }
    }
}

/// Work spread over all cores.
enum Parallel {
    static func map<Element: Sendable, Value: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) throws -> Value
    ) throws -> [Value] {
        let results = Locked([Result<Value, any Error>?](repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let result = Result { try transform(elements[index]) }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }
}
