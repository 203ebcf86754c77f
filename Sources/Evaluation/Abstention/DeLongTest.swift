internal import Foundation

/// Whether two ways of scoring the same questions differ in AUROC by more than chance.
///
/// E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the Areas under Two or More Correlated Receiver
/// Operating Characteristic Curves", Biometrics 44, 1988. The p value is a normal approximation: with fewer than some
/// twenty questions of either kind, read it as a hint.
package struct DeLongTest: Sendable, Hashable {
    /// AUROC of `second` minus that of `first`.
    package let difference: Double
    /// Its standard error.
    package let errorOfDifference: Double
    /// Two-sided.
    package let pValue: Double

    /// Nil unless there are two questions of either kind. O(n log n).
    ///
    /// - Precondition: both runs are of the same questions, in the same order.
    package init?(first: AnswerabilityRun, second: AnswerabilityRun) {
        precondition(
            first.items.map(\.isAnswerable) == second.items.map(\.isAnswerable),
            "a paired test needs the same questions on both sides")
        guard first.answerableCount > 1, first.unanswerableCount > 1 else { return nil }
        let before = Placements(first)
        let after = Placements(second)
        let answerable = zip(after.answerable, before.answerable).map { $0 - $1 }
        let unanswerable = zip(after.unanswerable, before.unanswerable).map { $0 - $1 }
        difference = Self.mean(answerable)
        errorOfDifference =
            (Self.variance(answerable) / Double(answerable.count)
            + Self.variance(unanswerable) / Double(unanswerable.count)).squareRoot()
        // scores that put every question in the same place have no error, and no difference
        let isSame = abs(difference) < 1e-12
        pValue = errorOfDifference > 0 ? erfc(abs(difference) / errorOfDifference / 2.0.squareRoot()) : isSame ? 1 : 0
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private static func variance(_ values: [Double]) -> Double {
        let mean = mean(values)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }

    /// For each question the share of those of the other kind that stand on its right side, ties as halves; in the order
    /// of the items. The mean of either is AUROC.
    private struct Placements {
        var answerable: [Double] = []
        var unanswerable: [Double] = []

        init(_ run: AnswerabilityRun) {
            let (positives, negatives) = (Double(run.answerableCount), Double(run.unanswerableCount))
            var placesByScore: [Double: (answerable: Double, unanswerable: Double)] = [:]
            var (above, below) = (0, run.unanswerableCount)
            for step in run.steps {
                below -= step.unanswerable
                placesByScore[step.score] = (
                    (Double(below) + Double(step.unanswerable) / 2) / negatives,
                    (Double(above) + Double(step.answerable) / 2) / positives
                )
                above += step.answerable
            }
            for item in run.items {
                guard let places = placesByScore[item.score] else { continue }
                if item.isAnswerable {
                    answerable.append(places.answerable)
                } else {
                    unanswerable.append(places.unanswerable)
                }
            }
        }
    }
}
