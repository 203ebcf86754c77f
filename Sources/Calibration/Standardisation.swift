/// Brings features to mean 0 and deviation 1, so that one penalty fits all of them.
package struct Standardisation: Sendable, Hashable {
    package var means: [Double]
    /// 1 for a feature that never varies.
    package var deviations: [Double]

    package init(means: [Double], deviations: [Double]) {
        self.means = means
        self.deviations = deviations
    }

    /// Of weighted rows. O(rows · features).
    ///
    /// - Precondition: there is a row, and all have as many features.
    package init(of rows: [LabelledRow]) {
        precondition(!rows.isEmpty, "nothing to standardise")
        let count = rows[0].features.count
        let mass = rows.reduce(0) { $0 + $1.weight }
        // About the first row, so that the mean of what never varies is exactly that.
        let origin = rows[0].features
        var means = origin
        for row in rows {
            for index in 0..<count { means[index] += row.weight * (row.features[index] - origin[index]) / mass }
        }
        var squares = [Double](repeating: 0, count: count)
        for row in rows {
            for index in 0..<count {
                let difference = row.features[index] - means[index]
                squares[index] += row.weight * difference * difference / mass
            }
        }
        self.means = means
        deviations = squares.map { $0 > 1e-18 ? $0.squareRoot() : 1 }
    }

    package func apply(_ features: [Double]) -> [Double] {
        features.indices.map { (features[$0] - means[$0]) / deviations[$0] }
    }

    package func apply(_ rows: [LabelledRow]) -> [LabelledRow] {
        rows.map { LabelledRow(features: apply($0.features), label: $0.label, weight: $0.weight) }
    }

    /// The coefficients for features as they come, of coefficients for standardised ones.
    package func unfolded(_ coefficients: LogisticCoefficients) -> LogisticCoefficients {
        let weights = zip(coefficients.weights, deviations).map { $0 / $1 }
        return LogisticCoefficients(
            weights: weights, bias: coefficients.bias - zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 })
    }
}
