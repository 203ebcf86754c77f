internal import Foundation

/// An example of a logistic regression.
package struct LabelledRow: Sendable, Hashable {
    /// Every row of one fit has as many.
    package var features: [Double]
    package var label: Bool
    /// How much it counts beside others; above 0.
    package var weight: Double

    package init(features: [Double], label: Bool, weight: Double = 1) {
        self.features = features
        self.label = label
        self.weight = weight
    }
}

/// Coefficients of a logistic regression: the log odds are `bias + Σ weights[i] · features[i]`.
package struct LogisticCoefficients: Sendable, Hashable {
    package var weights: [Double]
    package var bias: Double

    package init(weights: [Double], bias: Double) {
        self.weights = weights
        self.bias = bias
    }

    package func logOdds(_ features: [Double]) -> Double {
        zip(weights, features).reduce(bias) { $0 + $1.0 * $1.1 }
    }

    package func probability(_ features: [Double]) -> Double { Logistic.probability(logOdds: logOdds(features)) }
}

package enum Logistic {
    /// Between 0 and 1 and never either, so that a later logarithm is finite.
    package static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-min(max(logOdds, -30), 30))) }
    package static func logOdds(probability: Double) -> Double {
        let bounded = min(max(probability, 1e-12), 1 - 1e-12)
        return log(bounded / (1 - bounded))
    }
}

/// Ridge logistic regression by Newton's method (iteratively reweighted least squares; see McCullagh and Nelder,
/// "Generalized Linear Models", 1989).
package enum LogisticFit {
    private static let iterationsMaximum = 50
    private static let convergence = 1e-9

    /// Minimises the weighted mean loss plus `penalty / 2 · Σ (weight − prior weight)²`, and for the bias
    /// `biasPenalty / 2 · (bias − prior bias)²`.
    ///
    /// - Parameters:
    ///   - prior: what the coefficients are drawn to; zero if nil.
    ///   - penalty: above 0 unless the classes overlap, or the coefficients have no bound.
    /// - Precondition: there is a row, and all have as many features.
    /// - Complexity: O(rows · features²) for each of at most 50 steps.
    package static func fit(
        _ rows: [LabelledRow], prior: LogisticCoefficients? = nil, penalty: Double, biasPenalty: Double = 0
    ) -> LogisticCoefficients {
        precondition(!rows.isEmpty, "a fit needs examples")
        let count = rows[0].features.count
        precondition(rows.allSatisfy { $0.features.count == count }, "all examples must have the same features")
        let center = (prior?.weights ?? [Double](repeating: 0, count: count)) + [prior?.bias ?? 0]
        let penalties = [Double](repeating: penalty, count: count) + [biasPenalty]
        let mass = rows.reduce(0) { $0 + $1.weight }
        var coefficients = center
        var loss = Self.loss(rows, coefficients, center: center, penalties: penalties, mass: mass)
        for _ in 0..<iterationsMaximum {
            var gradient = zip(zip(coefficients, center), penalties).map { ($0.0 - $0.1) * $1 }
            var hessian = SymmetricMatrix(order: count + 1)
            for (index, value) in penalties.enumerated() { hessian[index, index] = value + 1e-10 }
            for row in rows {
                var logOdds = coefficients[count]
                for index in 0..<count { logOdds += coefficients[index] * row.features[index] }
                let probability = Logistic.probability(logOdds: logOdds)
                let weight = row.weight / mass
                let error = weight * (probability - (row.label ? 1 : 0))
                let curvature = weight * probability * (1 - probability)
                for i in 0...count {
                    let left = i < count ? row.features[i] : 1
                    gradient[i] += error * left
                    for j in 0...i { hessian[i, j] += curvature * left * (j < count ? row.features[j] : 1) }
                }
            }
            guard let step = hessian.solve(gradient) else { break }
            // A full step may overshoot where probabilities are near 0 or 1, so it is halved until the loss falls.
            var scale = 1.0
            var next = coefficients
            while scale > 1e-9 {
                next = zip(coefficients, step).map { $0 - scale * $1 }
                let nextLoss = Self.loss(rows, next, center: center, penalties: penalties, mass: mass)
                if nextLoss <= loss + 1e-15 {
                    (coefficients, loss) = (next, nextLoss)
                    break
                }
                scale /= 2
            }
            if scale * step.reduce(0, { max($0, abs($1)) }) < convergence { break }
        }
        return LogisticCoefficients(weights: Array(coefficients.dropLast()), bias: coefficients[count])
    }

    /// What `fit` minimises; the last coefficient is the bias.
    private static func loss(
        _ rows: [LabelledRow], _ coefficients: [Double], center: [Double], penalties: [Double], mass: Double
    ) -> Double {
        var loss = 0.0
        for index in coefficients.indices {
            let distance = coefficients[index] - center[index]
            loss += penalties[index] / 2 * distance * distance
        }
        let count = coefficients.count - 1
        for row in rows {
            var logOdds = coefficients[count]
            for index in 0..<count { logOdds += coefficients[index] * row.features[index] }
            let wrong = row.label ? -logOdds : logOdds
            // log(1 + e^wrong), without overflow
            loss += row.weight / mass * (max(wrong, 0) + log1p(exp(-abs(wrong))))
        }
        return loss
    }
}
