internal import Foundation

/// A logistic regression that says how likely the cited passages answer the question, and from where on that is a yes.
///
/// log odds = `bias` + Σ `weights[feature]` · feature
package struct AnswerabilityModel: Sendable, Hashable, Codable {
    /// One for each feature, in the order of `AnswerabilityFeature.allCases`.
    package var weights: [Double]
    package var bias: Double
    package var thresholds: Thresholds

    /// Where the verdict changes.
    package struct Thresholds: Sendable, Hashable, Codable {
        /// At this probability or above the verdict is yes.
        package var yes: Double
        /// Below this probability it is no.
        package var no: Double

        package init(yes: Double, no: Double) {
            self.yes = yes
            self.no = no
        }
    }

    package init(weights: [Double], bias: Double, thresholds: Thresholds) {
        self.weights = weights
        self.bias = bias
        self.thresholds = thresholds
    }

    package func logOdds(_ features: AnswerabilityFeatures) -> Double {
        zip(weights, features.values).reduce(bias) { $0 + $1.0 * $1.1 }
    }

    /// Between 0 and 1, and never either.
    package func probability(_ features: AnswerabilityFeatures) -> Double {
        1 / (1 + exp(-min(max(logOdds(features), -30), 30)))
    }
}
