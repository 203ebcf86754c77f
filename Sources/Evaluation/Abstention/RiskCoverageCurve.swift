/// What answering more costs: at each threshold the share of questions answered (*coverage*), and the share of these
/// that the articles do not answer (*risk*).
///
/// R. El-Yaniv and Y. Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 11, 2010;
/// Y. Geifman and R. El-Yaniv, "Selective Classification for Deep Neural Networks", NIPS 2017.
package struct RiskCoverageCurve: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        /// Questions of at least this score are answered.
        package let threshold: Double
        package let answeredCount: Int
        /// Answered, though the articles do not answer them.
        package let wrongCount: Int
        package let coverage: Double
        package var risk: Double { Double(wrongCount) / Double(answeredCount) }
    }

    /// One for each different score, by rising coverage; the last answers every question.
    package let points: [Point]
    /// AURC: the mean risk over the questions from the most to the least certain; lower is better. Questions of equal
    /// score come in random order, of which this is the expected value. Nil if there is no question.
    package let area: Double?

    /// O(items).
    package init(_ run: AnswerabilityRun) {
        var points: [Point] = []
        var (answered, wrong) = (0, 0)
        var sum = 0.0
        for step in run.steps {
            let share = Double(step.unanswerable) / Double(step.count)
            for place in 1...step.count { sum += (Double(wrong) + Double(place) * share) / Double(answered + place) }
            answered += step.count
            wrong += step.unanswerable
            points.append(
                Point(
                    threshold: step.score, answeredCount: answered, wrongCount: wrong,
                    coverage: Double(answered) / Double(run.items.count)))
        }
        self.points = points
        area = points.isEmpty ? nil : sum / Double(answered)
    }

    /// The point of the largest coverage at which at most `risk` of the answered questions are wrong; nil if there is
    /// none. Chosen on these questions, so on others the risk will be somewhat higher.
    package func largestCoverage(atRisk risk: Double) -> Point? {
        // 5 % of 140 is a little off 7 in floating point
        points.last { $0.threshold > -.infinity && Double($0.wrongCount) <= risk * Double($0.answeredCount) + 1e-9 }
    }
}
