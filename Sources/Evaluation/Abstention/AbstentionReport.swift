/// All measures of one way of saying whether the articles answer a question.
package struct AbstentionReport: Sendable, Hashable {
    /// As reports call the way of scoring.
    package let name: String
    package let run: AnswerabilityRun
    /// Nil unless there are questions of both kinds; so are the interval and average precision.
    package let roc: ROCCurve?
    /// Of AUROC, 95 %.
    package let areaInterval: ClosedRange<Double>?
    package let averagePrecision: Double?
    package let riskCoverage: RiskCoverageCurve
    /// Where at most `riskMaximum` of the answered questions are wrong; nil if nowhere.
    package let operatingPoint: RiskCoverageCurve.Point?
    /// Nil unless the scores are probabilities; so is the Brier score.
    package let reliability: ReliabilityTable?
    package let brierScore: Double?

    /// One wrong answer in twenty.
    package static let riskMaximum = 0.05

    /// O(rounds · items).
    ///
    /// - Precondition: scores are between 0 and 1 if they are probabilities.
    package init(name: String, run: AnswerabilityRun, isProbability: Bool, seed: UInt64 = 1) {
        self.name = name
        self.run = run
        roc = ROCCurve(run)
        areaInterval = ROCCurve.areaInterval(run, seed: seed)
        averagePrecision = roc == nil ? nil : run.averagePrecision
        riskCoverage = RiskCoverageCurve(run)
        operatingPoint = riskCoverage.largestCoverage(atRisk: Self.riskMaximum)
        reliability = isProbability ? ReliabilityTable(run) : nil
        brierScore = isProbability ? run.brierScore : nil
    }
}
