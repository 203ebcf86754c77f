package import Storage

/// How a knowledge base is searched and its verdicts are made: versioned apart from generations, since it changes without
/// indexing anew.
package struct SearchSettings: Sendable, Hashable {
    /// 0 is what the product comes with.
    package var version: Int
    package var fusion: Fusion
    package var lexical: LexicalSettings
    package var synonyms: Synonyms
    package var answerability: AnswerabilityModel
    package var calibration: Calibration

    /// Whose questions the probabilities are right for.
    package enum Calibration: Sendable, Hashable, CustomStringConvertible {
        /// Public judgements.
        case standard
        /// So many of the owner's own.
        case own(Int)

        package var description: String {
            switch self {
            case .standard: "default"
            case .own(let count): "own(\(count))"
            }
        }
    }

    package init(
        version: Int = 0, fusion: Fusion = .standard, lexical: LexicalSettings = .standard, synonyms: Synonyms = .none,
        answerability: AnswerabilityModel = .standard, calibration: Calibration = .standard
    ) {
        self.version = version
        self.fusion = fusion
        self.lexical = lexical
        self.synonyms = synonyms
        self.answerability = answerability
        self.calibration = calibration
    }

    package static let standard = SearchSettings()

    /// The weights of the fused score, which the verdict looks at whatever hits are ranked by.
    package var fusionWeights: FusionWeights {
        if case .weighted(let weights) = fusion { weights } else { .standard }
    }
}
