/// A run beside an older one, topic by topic, over the same judgements.
package struct RunComparison: Sendable, Hashable {
    /// One measure of both. Differences are the run's value minus the baseline's.
    package struct MeasureResult: Sendable, Hashable {
        package let measure: Measure
        package let baselineMean: Double
        package let mean: Double
        package let difference: Double
        /// Of the difference, by bootstrap over topics, 95 %.
        package let interval: ClosedRange<Double>
        /// Topics on which the run is better, equal and worse.
        package let wins: Int
        package let ties: Int
        package let losses: Int
        /// Of the paired randomisation test, two-sided.
        package let pValue: Double
        /// The same after Holm's correction over the measures of the comparison.
        package let adjustedPValue: Double
    }

    package struct TopicChange: Sendable, Hashable {
        package let topicID: String
        package let baseline: Double
        package let value: Double
        package var difference: Double { value - baseline }
    }

    /// All measures of the reports but `Judged@k`, which says nothing of quality: see `compares`.
    package let measures: [MeasureResult]
    private let topicIDs: [String]
    private let values: [[Double]]
    private let baselineValues: [[Double]]

    /// Whether a measure says which of two rankings is better.
    package static func compares(_ measure: Measure) -> Bool { if case .judged = measure { false } else { true } }

    /// Values closer than this are equal: sums in another order differ in the last bits.
    package static let tolerance = 1e-9

    /// The same for the same seed. O(rounds · topics · measures).
    ///
    /// - Precondition: both reports are of the same judgements: the same topics, one at least, and measures, each in the
    ///   same order.
    package init(report: EvaluationReport, baseline: EvaluationReport, seed: UInt64 = 1) {
        precondition(
            report.measures == baseline.measures
                && report.topics.map(\.topicID) == baseline.topics.map(\.topicID) && !report.topics.isEmpty,
            "a comparison needs the same topics and measures on both sides")
        let compared = report.measures.filter(Self.compares)
        values = compared.map { report.values(of: $0) ?? [] }
        baselineValues = compared.map { baseline.values(of: $0) ?? [] }
        topicIDs = report.topics.map(\.topicID)
        let tests = zip(baselineValues, values).map { RandomisationTest(first: $0, second: $1, seed: seed) }
        let adjusted = HolmCorrection.adjusted(tests.map(\.pValue))
        var results: [MeasureResult] = []
        for (place, measure) in compared.enumerated() {
            let differences = zip(values[place], baselineValues[place]).map { $0 - $1 }
            let wins = differences.count { $0 > Self.tolerance }
            let losses = differences.count { $0 < -Self.tolerance }
            results.append(
                MeasureResult(
                    measure: measure, baselineMean: baseline.mean(of: measure) ?? 0,
                    mean: report.mean(of: measure) ?? 0, difference: tests[place].meanDifference,
                    interval: BootstrapInterval.ofMean(differences, seed: seed), wins: wins,
                    ties: differences.count - wins - losses, losses: losses, pValue: tests[place].pValue,
                    adjustedPValue: adjusted[place]))
        }
        measures = results
    }

    /// Each topic's two values, in the order of the reports; empty if the measure is not compared.
    package func topics(by measure: Measure) -> [TopicChange] {
        guard let place = measures.firstIndex(where: { $0.measure == measure }) else { return [] }
        return topicIDs.indices.map {
            TopicChange(topicID: topicIDs[$0], baseline: baselineValues[place][$0], value: values[place][$0])
        }
    }

    /// The topics that changed, the greatest change first, those of equal change in the order of the reports.
    /// O(n log n).
    package func changes(by measure: Measure) -> [TopicChange] {
        topics(by: measure).enumerated()
            .filter { abs($0.element.difference) > Self.tolerance }
            .sorted { left, right in
                let (first, second) = (abs(left.element.difference), abs(right.element.difference))
                return first == second ? left.offset < right.offset : first > second
            }
            .map(\.element)
    }
}
