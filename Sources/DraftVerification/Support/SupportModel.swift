internal import Foundation

/// The probability that a sentence is supported by another, by logistic regression over `SupportFeatures`.
///
/// Two fits, with and without the cosine. Fitted by cross-validation over articles on the design half of the labelled
/// drafts; see `docs/verify.md` for figures on the half that was kept.
package struct SupportModel: Sendable, Hashable {
    struct Weights: Sendable, Hashable {
        var intercept: Double
        var coverage: Double
        var passageCoverage: Double
        var reverseCoverage: Double
        var missingNames: Double
        var cosine: Double
    }

    var byWords = Weights(
        intercept: -4.22, coverage: 3.53, passageCoverage: 2.42, reverseCoverage: 3.08, missingNames: -0.94, cosine: 0)
    var byWordsAndMeaning = Weights(
        intercept: -5.41, coverage: 2.97, passageCoverage: 2.05, reverseCoverage: 2.23, missingNames: -0.77,
        cosine: 3.26)
    /// Least score of a supported sentence.
    package var threshold = 0.5

    package static let standard = SupportModel()

    func score(_ features: SupportFeatures) -> Double {
        let weights = features.cosine == nil ? byWords : byWordsAndMeaning
        var sum = weights.intercept + weights.coverage * features.coverage
        sum += weights.passageCoverage * features.passageCoverage
        sum += weights.reverseCoverage * features.reverseCoverage
        sum += weights.missingNames * features.missingNames
        sum += weights.cosine * (features.cosine ?? 0)
        return 1 / (1 + exp(-sum))
    }
}
