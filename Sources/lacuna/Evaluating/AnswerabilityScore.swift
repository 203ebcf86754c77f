import Retrieval
import Storage

/// One way of saying whether the articles answer a question: the higher, the likelier. `evaluate` measures all of them
/// side by side on questions that are labelled.
struct AnswerabilityScore: Sendable {
    /// As reports call it.
    let name: String
    /// Whether scores are probabilities, 0 to 1. Only these are held against how often they came true.
    let isProbability: Bool
    /// Of one question, from what was found and the reader that made it. Nil has nothing to say, and abstains.
    let score: @Sendable (_ question: String, _ retrieved: Retrieved, _ reader: any GenerationReader) throws -> Double?

    static let standard: [AnswerabilityScore] = [verdict(), bestCosine, topBM25]

    /// The probability of the product's own verdict.
    static func verdict(_ settings: SearchSettings = .standard) -> AnswerabilityScore {
        let answerability = Answerability(model: settings.answerability, weights: settings.fusionWeights)
        return AnswerabilityScore(name: "verdict", isProbability: true) { _, retrieved, reader in
            try answerability.features(of: retrieved, in: reader).map(settings.answerability.probability)
        }
    }

    /// The nearest passage's cosine: what most vector search is cut off by.
    static let bestCosine = AnswerabilityScore(name: "best cosine", isProbability: false) { _, retrieved, _ in
        retrieved.candidates.lazy.compactMap(\.vector.score).max()
    }

    /// The highest BM25 of any passage; 0, no word of the question found, where there is none.
    static let topBM25 = AnswerabilityScore(name: "top BM25", isProbability: false) { _, retrieved, _ in
        retrieved.candidates.lazy.compactMap(\.lexical.score).max() ?? 0
    }
}

/// What one way of scoring said of each topic.
struct TopicAnswerability: Sendable {
    let name: String
    let isProbability: Bool
    /// In the order of the topics.
    var scores: [Double?]
}
