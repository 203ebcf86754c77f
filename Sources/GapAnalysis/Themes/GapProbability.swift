internal import Foundation
internal import Retrieval
internal import Storage

/// The probability that the articles do not answer a theme, from all questions of the theme together.
///
/// One question's verdict is uncertain; ten questions that ask for the same thing leave less doubt. A logistic regression
/// over the mean log odds of their verdicts, over how many of them have the same passage first (where the article is
/// missing, its neighbour comes first for all of them), and over their number.
package struct GapProbability: Sendable, Hashable {
    var bias: Double
    /// Of the mean log odds of an answer.
    var meanLogOdds: Double
    /// Of the share of questions that have the most frequent first passage first.
    var agreement: Double
    /// Of the logarithm of the number of questions.
    var logCount: Double

    /// Fitted on groups of questions to two public help centres out of which articles were removed: an area under the ROC
    /// curve of 0.89 and 0.81. See decision 0008.
    package static let standard = GapProbability(bias: -1.16, meanLogOdds: -1.99, agreement: 2.09, logCount: 0.39)

    /// From this on a theme counts as not answered. Low, since themes are ranked by it: what is doubtful stands last, and
    /// what is left out nobody sees.
    package static let threshold = 0.1

    package func callAsFunction(_ questions: [JudgedQuestion]) -> Double {
        if questions.isEmpty { return 0 }
        let features = Self.features(of: questions)
        let sum = bias + meanLogOdds * features[0] + agreement * features[1] + logCount * features[2]
        return 1 / (1 + exp(-sum))
    }

    /// Mean log odds, agreement and logarithm of the number, as fitted.
    ///
    /// - Precondition: there is a question.
    package static func features(of questions: [JudgedQuestion]) -> [Double] {
        let odds = questions.map { question in
            let probability = min(max(question.probability ?? probabilityOfLabel(question), 0.01), 0.99)
            return log(probability / (1 - probability))
        }
        var first: [String: Int] = [:]
        for question in questions {
            if let passage = question.record.nearest.first { first[passage.passageID, default: 0] += 1 }
        }
        let count = Double(questions.count)
        return [odds.reduce(0, +) / count, Double(first.values.max() ?? 0) / count, log(count)]
    }

    /// Where meaning was not searched there is a label and no number.
    private static func probabilityOfLabel(_ question: JudgedQuestion) -> Double {
        switch question.label {
        case .yes: 0.9
        case .partial, .unknown: 0.6
        case .underspecified, .no: 0.2
        }
    }
}
