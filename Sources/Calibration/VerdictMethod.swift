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

    /// By how many standard errors the log loss must be lower than that of a simpler method. Below 0 for the intercept: half
    /// an error worse is no sign that it is, and few questions seldom show a small move that is there.
    var gainMinimum: Double { self == .intercept ? -0.5 : 0 }

    /// What the coefficients are believed to be before a question is seen: normal about the current ones, with these
    /// deviations, in log odds; of the slope as a factor. The smaller, the less few questions change.
    ///
    /// Knowledge bases come in two kinds: those like what the model was fitted on, which need a small move and no more, and
    /// those unlike it, which are unlike in every way. `intercept` is for the first and `platt` for the second; which it is
    /// the questions tell far better than how much to move. Chosen on public sets: see docs/calibration.md.
    private enum Deviation {
        static let smallMove = 0.35
        static let largeMove = 1.0
        static let slope = 0.7
        /// Of a weight of a standardised feature.
        static let weight = 0.25
        /// Next to none.
        static let fixed = 1e-4
    }

    /// The current model adapted to examples.
    ///
    /// - Complexity: O(examples · features²)
    func fit(
        _ examples: [AnswerabilityFitting.Example], current: LogisticCoefficients
    ) -> LogisticCoefficients {
        guard !examples.isEmpty else { return current }
        switch self {
        case .keep: return current
        case .intercept: return stretched(examples, current, slope: Deviation.fixed, move: Deviation.smallMove)
        case .platt: return stretched(examples, current, slope: Deviation.slope, move: Deviation.largeMove)
        case .refit: return refitted(examples, current)
        }
    }

    /// A deviation as `LogisticFit` wants it, whose loss is a mean over examples.
    private func penalty(deviation: Double, count: Int) -> Double { 1 / (deviation * deviation * Double(count)) }

    private func stretched(
        _ examples: [AnswerabilityFitting.Example], _ current: LogisticCoefficients, slope slopeDeviation: Double,
        move: Double
    ) -> LogisticCoefficients {
        let logOdds = examples.map { current.logOdds($0.features) }
        // About their middle, slope and shift have little to do with each other.
        let middle = logOdds.reduce(0, +) / Double(logOdds.count)
        let fitted = LogisticFit.fit(
            zip(logOdds, examples).map { LabelledRow(features: [$0 - middle], label: $1.label) },
            prior: LogisticCoefficients(weights: [1], bias: middle),
            penalty: penalty(deviation: slopeDeviation, count: examples.count),
            biasPenalty: penalty(deviation: move, count: examples.count))
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
            penalty: penalty(deviation: Deviation.weight, count: examples.count),
            biasPenalty: penalty(deviation: Deviation.largeMove, count: examples.count))
        return standardisation.unfolded(fitted)
    }
}
