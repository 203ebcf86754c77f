/// What many answers took, stage by stage.
package struct LatencySummary: Sendable {
    /// In milliseconds.
    package struct Percentiles: Sendable, Hashable {
        package let median: Double
        package let p95: Double

        /// By the nearest rank: a value that was measured. O(n log n).
        ///
        /// - Precondition: there is a value.
        init(_ values: [Double]) {
            precondition(!values.isEmpty, "percentiles need a value")
            let sorted = values.sorted()
            func value(at percent: Int) -> Double { sorted[max(0, (sorted.count * percent + 99) / 100 - 1)] }
            median = value(at: 50)
            p95 = value(at: 95)
        }
    }

    /// In the order of the stages; a stage that an answer left out took it no time.
    package let stages: [(stage: SearchStage, time: Percentiles)]
    /// Of the sums of all stages but encoding and the two scans.
    package let rest: Percentiles
    package let total: Percentiles

    /// - Precondition: there is an answer.
    package init(_ answers: [[SearchStage: Duration]]) {
        func percentiles(_ isCounted: (SearchStage) -> Bool) -> Percentiles {
            Percentiles(
                answers.map { spent in spent.reduce(0) { isCounted($1.key) ? $0 + $1.value.milliseconds : $0 } })
        }
        stages = SearchStage.allCases.map { stage in (stage, percentiles { $0 == stage }) }
        rest = percentiles { !$0.isEncodingOrScan }
        total = percentiles { _ in true }
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
