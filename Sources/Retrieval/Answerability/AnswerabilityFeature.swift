/// What the verdict looks at. Each says how much a question and the best passages have to do with each other, from what
/// the caller may read and from what is stored at indexing: nothing is encoded but the question.
///
/// Chosen on public judgements from a hundred by forward selection; see decision 0007 for what did not help.
package enum AnswerabilityFeature: String, CaseIterable, Sendable, Codable {
    /// The fused score of the first passage.
    case fusedScore = "fused_score"
    /// The cosine of the first passage.
    case cosine
    /// How far the best cosine stands above that of the fiftieth passage, or the last if there are fewer.
    case cosineLead = "cosine_lead"
    /// BM25 of the first passage, as a share of the inverse document frequencies of the question's words. A word that no
    /// passage holds counts as the rarest.
    case wordShare = "word_share"
    /// The largest share of word pairs among the candidates.
    case wordPairs = "word_pairs"
    /// The content word of the question that the first passage covers worst: 0.9 if it holds the word, or the word's
    /// best cosine with the passage's title line and sentences, whichever is more.
    case weakestWord = "weakest_word"
    /// Names in the question that the first passage does not hold, as words.
    case missingNames = "missing_names"
    /// The logarithm of 1 + the number of content words: the more is asked for, the less likely all of it is there.
    case contentWords = "content_words"

    /// For people.
    package var title: String {
        switch self {
        case .fusedScore: "fused score of the first passage"
        case .cosine: "likeness in meaning of the first passage"
        case .cosineLead: "lead of the best passage in meaning over the rest"
        case .wordShare: "share of the question's words that the first passage holds, weighed"
        case .wordPairs: "share of neighbouring words found side by side"
        case .weakestWord: "how well the worst-covered word of the question is covered"
        case .missingNames: "names in the question that the first passage lacks"
        case .contentWords: "how much is asked for"
        }
    }
}

/// Values of all features, in the order of `allCases`.
package struct AnswerabilityFeatures: Sendable, Hashable {
    package let values: [Double]

    /// - Precondition: there is a value for each feature.
    package init(values: [Double]) {
        precondition(values.count == AnswerabilityFeature.allCases.count, "there must be a value for each feature")
        self.values = values
    }

    package subscript(feature: AnswerabilityFeature) -> Double {
        values[AnswerabilityFeature.allCases.firstIndex(of: feature) ?? 0]
    }
}
