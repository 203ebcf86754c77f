import Calibration
import Evaluation
import KnowledgeModel
import Retrieval
import Storage

/// A question of which it is known whether the articles answer it, with what the verdict looks at.
struct AnswerabilityExample: Sendable {
    let topicID: String
    let unit: String
    let features: [Double]
    let isAnswerable: Bool
    /// Single scores to hold the verdict against, by name.
    let scores: [String: Double]
}

enum AnswerabilityExamples {
    /// Into how many groups units are divided; each group is withheld once.
    static let divisions = 4
    private static let seed: UInt64 = 17

    /// Questions that are labelled.
    static func labelled(
        _ set: FitSet, reader: any GenerationReader, retriever: Retriever, answerability: Answerability
    ) throws -> [AnswerabilityExample] {
        let topics = set.topics.compactMap { topic in topic.answerable.map { (topic, $0) } }
        return try examples(topics, set, reader: reader, retriever: retriever, answerability)
    }

    /// Questions whose articles are withheld: a quarter of the units at a time, so that each question is asked three times
    /// with its answer there and once with it gone. The most honest protocol for a knowledge base.
    ///
    /// - Parameter reader: gives a reader of the index without the articles.
    static func withheld(
        _ set: FitSet, articleIDs: [String], retriever: Retriever, answerability: Answerability,
        reader: (_ withholding: Set<String>) throws -> any GenerationReader
    ) throws -> [AnswerabilityExample] {
        var all: [AnswerabilityExample] = []
        for division in 0..<divisions {
            let gone = Set(
                articleIDs.filter {
                    GroupFolds.fold(of: set.unit(ofArticle: $0), count: divisions, seed: seed) == division
                })
            let topics = set.topics.compactMap { topic -> (Topic, Bool)? in
                let relevant = set.relevant(to: topic)
                let missing = relevant.intersection(gone)
                // Half an answer is neither.
                guard !relevant.isEmpty, missing.isEmpty || missing == relevant else { return nil }
                return (topic, missing.isEmpty)
            }
            all += try examples(topics, set, reader: try reader(gone), retriever: retriever, answerability)
        }
        return all
    }

    private static func examples(
        _ topics: [(Topic, Bool)], _ set: FitSet, reader: any GenerationReader, retriever: Retriever,
        _ answerability: Answerability
    ) throws -> [AnswerabilityExample] {
        try Parallel.map(topics) { topic, isAnswerable in
            let retrieved = try retriever.retrieve(SearchRequest(text: topic.text), in: reader)
            guard let features = try answerability.features(of: retrieved, in: reader) else {
                return AnswerabilityExample?.none
            }
            return AnswerabilityExample(
                topicID: topic.id, unit: set.unit(of: topic), features: features.values, isAnswerable: isAnswerable,
                scores: [
                    "best cosine": retrieved.candidates.compactMap(\.vector.score).max() ?? 0,
                    "top BM25": retrieved.candidates.compactMap(\.lexical.score).max() ?? 0,
                    "fused score": features[.fusedScore],
                ])
        }.compactMap(\.self)
    }
}
