internal import ReportPages
internal import Retrieval

/// A probability as a bar with both thresholds on it, and in words.
struct ChanceBar {
    let percent: String
    let likelihood: String
    let basis: String
    /// Of 100.
    let filled: Int
    let noBelow: Int
    let yesFrom: Int

    init?(_ verdict: Verdict, _ settings: SearchSettings) {
        guard let probability = verdict.probability else { return nil }
        percent = NumberText.percent(probability)
        likelihood = VerdictWords.likelihood(probability)
        basis = VerdictWords.basis(settings.calibration)
        filled = Self.percents(probability)
        noBelow = Self.percents(settings.answerability.thresholds.no)
        yesFrom = Self.percents(settings.answerability.thresholds.yes)
    }

    private static func percents(_ share: Double) -> Int {
        share.isFinite ? Int((min(max(share, 0), 1) * 100).rounded()) : 0
    }
}
