/// How well scores tell answerable questions from others, at every threshold at once.
///
/// T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27, 2006.
package struct ROCCurve: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        /// Answered of the unanswerable questions, 0 to 1.
        package let falsePositiveRate: Double
        /// Answered of the answerable questions, 0 to 1.
        package let truePositiveRate: Double
    }

    /// From (0, 0), nothing answered, to (1, 1), all answered: one for each different score.
    package let points: [Point]
    /// AUROC: the chance that an answerable question scores above an unanswerable one, half of it where they tie
    /// (H. B. Mann and D. R. Whitney, 1947).
    package let area: Double

    /// Nil unless there are questions of both kinds. O(steps).
    package init?(_ run: AnswerabilityRun) {
        guard run.answerableCount > 0, run.unanswerableCount > 0 else { return nil }
        let (positives, negatives) = (Double(run.answerableCount), Double(run.unanswerableCount))
        var (answered, wrong) = (0, 0)
        var points = [Point(falsePositiveRate: 0, truePositiveRate: 0)]
        for step in run.steps {
            answered += step.answerable
            wrong += step.unanswerable
            points.append(
                Point(falsePositiveRate: Double(wrong) / negatives, truePositiveRate: Double(answered) / positives))
        }
        self.points = points
        area = Self.area(run.steps.map { ($0.answerable, $0.unanswerable) })
    }

    /// - Parameter steps: counts of either kind, the highest score first; both kinds occur.
    static func area(_ steps: some Sequence<(answerable: Int, unanswerable: Int)>) -> Double {
        // pairs that are in order, doubled so that ties count as halves in whole numbers
        var (above, doubled, positives, negatives) = (0, 0, 0, 0)
        for step in steps {
            doubled += step.unanswerable * (2 * above + step.answerable)
            above += step.answerable
            positives += step.answerable
            negatives += step.unanswerable
        }
        return Double(doubled) / 2 / (Double(positives) * Double(negatives))
    }
}

extension AnswerabilityRun {
    /// AUPR, as average precision: `Σ (R(i) − R(i − 1)) · P(i)` over the thresholds, answerable being what is sought. No
    /// line is drawn between thresholds, which would flatter (J. Davis and M. Goadrich, "The Relationship Between
    /// Precision-Recall and ROC Curves", ICML 2006). Nil if no question is answerable.
    package var averagePrecision: Double? {
        guard answerableCount > 0 else { return nil }
        var (sum, found, answered) = (0.0, 0, 0)
        for step in steps {
            found += step.answerable
            answered += step.count
            sum += Double(step.answerable) * Double(found) / Double(answered)
        }
        return sum / Double(answerableCount)
    }
}
