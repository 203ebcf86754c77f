internal import ReportPages
internal import Retrieval

/// What pulled the verdict which way. Members are named by `search-verdict-why.mustache`.
struct VerdictExplanation {
    /// Strongest first; empty where no verdict was computed.
    let pulls: [Pull]

    struct Pull {
        let pullName: String
        let pullMeasured: String
        let direction: String
        let strength: String
        let isFor: Bool
        /// Of 50, from the middle.
        let length: Int
        let from: Int
    }

    init(_ explanation: AnswerExplanation) {
        let strongest = explanation.features.map { abs($0.points) }.max() ?? 0
        pulls = explanation.features.sorted { abs($0.points) > abs($1.points) }.map { feature in
            let length = strongest > 0 ? Int((abs(feature.points) / strongest * 50).rounded()) : 0
            let isFor = feature.points >= 0
            return Pull(
                pullName: Self.name(feature.feature), pullMeasured: NumberText.fixed(feature.value, 2),
                direction: feature.points == 0 ? "neither way" : isFor ? "towards answered" : "towards not answered",
                strength: NumberText.fixed(abs(feature.points), 2), isFor: isFor, length: length,
                from: isFor ? 50 : 50 - length)
        }
    }

    var html: String { Template.verdictWhy.render(self) }

    private static func name(_ feature: AnswerabilityFeature) -> String {
        switch feature {
        case .fusedScore: "How well the first passage fits in all"
        case .cosine: "How alike in meaning the first passage is"
        case .cosineLead: "How far the best passage stands out from the rest in meaning"
        case .wordShare: "How much of the question's wording the first passage has"
        case .wordPairs: "Words that stand side by side in question and passage"
        case .weakestWord: "How well the word that fits worst is still covered"
        case .missingNames: "Names in the question that the first passage lacks"
        case .contentWords: "How much is asked for at once"
        }
    }
}
