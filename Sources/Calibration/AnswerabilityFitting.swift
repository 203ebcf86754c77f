/// Cross-validated fitting of a logistic model on several sets at once.
///
/// Sets differ in their level (articles of one are wordier than of another), so each has an intercept of its own while the
/// weights are fitted; what says how a question differs from others *of its set* is what carries over. The common
/// intercept comes last, from what was predicted out of fold.
package enum AnswerabilityFitting {
    package struct Example: Sendable {
        package var features: [Double]
        package var label: Bool
        /// Examples of one group fall into one fold.
        package var group: String

        package init(features: [Double], label: Bool, group: String) {
            self.features = features
            self.label = label
            self.group = group
        }
    }

    /// Intercepts of sets are features of this size, so that the penalty hardly holds them.
    private static let interceptSize = 10.0

    /// - Returns: weights for features as they come, and no intercept.
    private static func slopes(_ sets: [[Example]], penalty: Double) -> LogisticCoefficients {
        let rows = sets.map { set in weighed(set, share: 0.5, mass: 1) }
        let standardisation = Standardisation(of: rows.flatMap(\.self))
        let augmented = rows.enumerated().flatMap { index, rows in
            standardisation.apply(rows).map { row in
                var row = row
                row.features += sets.indices.map { $0 == index ? interceptSize : 0 }
                return row
            }
        }
        let fitted = LogisticFit.fit(augmented, penalty: penalty)
        let count = standardisation.means.count
        return standardisation.unfolded(
            LogisticCoefficients(weights: Array(fitted.weights.prefix(count)), bias: 0))
    }

    /// - Parameters:
    ///   - sets: each counts the same, however large.
    ///   - calibrationSets: those whose out-of-fold predictions decide the intercept and the slope; indices into `sets`.
    ///   - answerableShare: of the questions that the probabilities are to be right for.
    /// - Returns: the model fitted on everything, and the out-of-fold log odds of every example.
    package static func fit(
        _ sets: [[Example]], calibrationSets: [Int], answerableShare: Double, penalty: Double, folds: Int, seed: UInt64
    ) -> (model: LogisticCoefficients, outOfFold: [[Double]]) {
        var outOfFold = sets.map { [Double](repeating: 0, count: $0.count) }
        for fold in 0..<folds {
            let isOut = sets.map { $0.map { GroupFolds.fold(of: $0.group, count: folds, seed: seed) == fold } }
            let model = slopes(
                zip(sets, isOut).map { set, isOut in zip(set, isOut).filter { !$0.1 }.map(\.0) }, penalty: penalty)
            for (index, set) in sets.enumerated() {
                for (row, example) in set.enumerated() where isOut[index][row] {
                    outOfFold[index][row] = model.logOdds(example.features)
                }
            }
        }
        let calibration = LogisticFit.fit(
            calibrationSets.flatMap { index in
                weighed(
                    zip(sets[index], outOfFold[index]).map {
                        Example(features: [$1], label: $0.label, group: $0.group)
                    }, share: answerableShare, mass: 1)
            }, penalty: 1e-6)
        let slope = calibration.weights[0]
        let model = slopes(sets, penalty: penalty)
        return (
            LogisticCoefficients(
                weights: model.weights.map { $0 * slope }, bias: model.bias * slope + calibration.bias),
            outOfFold.map { $0.map { $0 * slope + calibration.bias } }
        )
    }

    /// Examples weighed so that `share` of the mass is answerable.
    package static func weighed(_ set: [Example], share: Double, mass: Double) -> [LabelledRow] {
        let positives = Double(set.count { $0.label })
        let negatives = Double(set.count) - positives
        return set.map {
            LabelledRow(
                features: $0.features, label: $0.label,
                weight: mass * ($0.label ? share / max(1, positives) : (1 - share) / max(1, negatives)))
        }
    }
}
