/// A symmetric matrix, of which the lower triangle is kept.
struct SymmetricMatrix {
    let order: Int
    private var lower: [Double]

    init(order: Int) {
        self.order = order
        lower = [Double](repeating: 0, count: order * order)
    }

    /// - Precondition: `column` is at most `row`.
    subscript(row: Int, column: Int) -> Double {
        get { lower[row * order + column] }
        set { lower[row * order + column] = newValue }
    }

    /// The `x` of `self · x = right`, by Cholesky's decomposition; nil if the matrix is not positive definite. O(n³).
    func solve(_ right: [Double]) -> [Double]? {
        var factor = self
        for column in 0..<order {
            var diagonal = self[column, column]
            for k in 0..<column { diagonal -= factor[column, k] * factor[column, k] }
            guard diagonal > 0, diagonal.isFinite else { return nil }
            let root = diagonal.squareRoot()
            factor[column, column] = root
            for row in column + 1..<max(order, column + 1) {
                var value = self[row, column]
                for k in 0..<column { value -= factor[row, k] * factor[column, k] }
                factor[row, column] = value / root
            }
        }
        var x = right
        for row in 0..<order {
            for k in 0..<row { x[row] -= factor[row, k] * x[k] }
            x[row] /= factor[row, row]
        }
        for row in stride(from: order - 1, through: 0, by: -1) {
            for k in row + 1..<max(order, row + 1) { x[row] -= factor[k, row] * x[k] }
            x[row] /= factor[row, row]
        }
        return x
    }
}
