/// Several ways of scoring the same questions side by side.
package struct AbstentionComparison: Sendable, Hashable {
    package struct Difference: Sendable, Hashable {
        /// Names of the two ways.
        package let first: String
        package let second: String
        /// Of the second's AUROC over the first's.
        package let test: DeLongTest
        /// After Holm's correction over all pairs.
        package let adjustedPValue: Double
    }

    /// In the order given.
    package let reports: [AbstentionReport]
    /// Of each pair; empty where there are too few questions to test.
    package let differences: [Difference]

    /// - Precondition: all reports are of the same questions, in the same order.
    package init(_ reports: [AbstentionReport]) {
        self.reports = reports
        var pairs: [(first: String, second: String, test: DeLongTest)] = []
        for (place, second) in reports.enumerated() {
            for first in reports[..<place] {
                if let test = DeLongTest(first: first.run, second: second.run) {
                    pairs.append((first.name, second.name, test))
                }
            }
        }
        differences = zip(pairs, HolmCorrection.adjusted(pairs.map(\.test.pValue))).map {
            Difference(first: $0.first, second: $0.second, test: $0.test, adjustedPValue: $1)
        }
    }
}
