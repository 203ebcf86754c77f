/// How a model of answerability is adapted to the questions of one owner; each says more than the one before, and needs
/// more questions to say it.
package enum VerdictMethod: String, CaseIterable, Sendable {
    /// As it is.
    case keep
    /// All log odds are moved by the same: this owner's share of answerable questions is another.
    case intercept
    /// The log odds are moved and stretched.
    ///
    /// J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999.
    case platt
    /// All weights are fitted anew, drawn to those that were.
    case refit

    /// Fewer questions cannot say how each weight should change.
    static let refitMinimum = 200

    /// What the coefficients are believed to be before a question is seen: normal about the current ones, with these
    /// deviations. Of the intercept and of a standardised weight in log odds; of the slope as a factor.
    ///
    /// The larger the deviation, the sooner few questions have their way. Chosen on public sets: see docs/calibration.md.
    static let interceptDeviation = 1.0
    static let slopeDeviation = 0.25
    static let weightDeviation = 0.25

    /// The current model adapted to examples.
    ///
    /// - Complexity: O(examples · features²)
    func fit(
        _ examples: [AnswerabilityFitting.Example], current: LogisticCoefficients
    ) -> LogisticCoefficients {
        guard !examples.isEmpty else { return current }
        switch self {
        case .keep: return current
        case .intercept: return stretched(examples, current, slopeDeviation: 1e-4)
        case .platt: return stretched(examples, current, slopeDeviation: Self.slopeDeviation)
        case .refit: return refitted(examples, current)
        }
    }

    /// A deviation as `LogisticFit` wants it, whose loss is a mean over examples.
    private func penalty(deviation: Double, count: Int) -> Double { 1 / (deviation * deviation * Double(count)) }

    private func stretched(
        _ examples: [AnswerabilityFitting.Example], _ current: LogisticCoefficients, slopeDeviation: Double
    ) -> LogisticCoefficients {
        let logOdds = examples.map { current.logOdds($0.features) }
        // About their middle, slope and shift have little to do with each other.
        let middle = logOdds.reduce(0, +) / Double(logOdds.count)
        let fitted = LogisticFit.fit(
            zip(logOdds, examples).map { LabelledRow(features: [$0 - middle], label: $1.label) },
            prior: LogisticCoefficients(weights: [1], bias: middle),
            penalty: penalty(deviation: slopeDeviation, count: examples.count),
            biasPenalty: penalty(deviation: Self.interceptDeviation, count: examples.count))
        // A slope below 0 would turn the verdict around.
        let slope = max(0, fitted.weights[0])
        return LogisticCoefficients(
            weights: current.weights.map { $0 * slope }, bias: (current.bias - middle) * slope + fitted.bias)
    }

    private func refitted(
        _ examples: [AnswerabilityFitting.Example], _ current: LogisticCoefficients
    ) -> LogisticCoefficients {
        let rows = examples.map { LabelledRow(features: $0.features, label: $0.label) }
        let standardisation = Standardisation(of: rows)
        let prior = LogisticCoefficients(
            weights: zip(current.weights, standardisation.deviations).map { $0 * $1 },
            bias: current.logOdds(standardisation.means))
        let fitted = LogisticFit.fit(
            standardisation.apply(rows), prior: prior,
            penalty: penalty(deviation: Self.weightDeviation, count: examples.count),
            biasPenalty: penalty(deviation: Self.interceptDeviation, count: examples.count))
        return standardisation.unfolded(fitted)
    }
}
