/// Counts of values by upper bound, as Prometheus keeps them.
struct Histogram: Sendable, Equatable {
    /// Upper bounds in seconds, ascending; the last bucket is everything above.
    let bounds: [Double]
    /// One more than there are bounds; not yet cumulative.
    private(set) var counts: [Int]
    private(set) var sum = 0.0

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = [Int](repeating: 0, count: bounds.count + 1)
    }

    var count: Int { counts.reduce(0, +) }

    mutating func add(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }
}
