/// Cross-validated fitting of ranking weights on several sets at once, each counting the same.
package enum FusionFitting {
    package struct Example: Sendable {
        package var list: RankedList
        /// Examples of one group fall into one fold.
        package var group: String

        package init(list: RankedList, group: String) {
            self.list = list
            self.group = group
        }
    }

    /// - Parameters:
    ///   - sets: each counts the same, however large.
    ///   - prior: where the search starts, and what `penalty` draws to.
    /// - Returns: weights, the first scaled to 1.
    package static func fit(
        _ sets: [[Example]], prior: [Double], penalty: Double, scales: [Double]
    ) -> [Double] {
        let lists = sets.flatMap { set in
            let useful = set.filter { $0.list.relevant.contains(true) }
            return useful.map { example in
                var list = example.list
                list.weight = 1 / Double(useful.count)
                return list
            }
        }
        let weights = ListwiseFit.fit(lists, prior: prior, penalty: penalty, scales: scales)
        guard weights[0] > 0 else { return prior.map { $0 / prior[0] } }
        return weights.map { $0 / weights[0] }
    }

    /// For each fold the weights that were fitted without it.
    package static func crossFit(
        _ sets: [[Example]], folds: Int, seed: UInt64, prior: [Double], penalty: Double, scales: [Double]
    ) -> [[Double]] {
        (0..<folds).map { fold in
            fit(
                sets.map { set in
                    set.filter { GroupFolds.fold(of: $0.group, count: folds, seed: seed) != fold }
                }, prior: prior, penalty: penalty, scales: scales)
        }
    }
}
