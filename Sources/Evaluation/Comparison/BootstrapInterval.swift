/// How far a mean over topics could be off because these topics were asked and not others: the interval in which it lies
/// in the middle share of samples drawn from the topics with replacement (the percentile bootstrap).
///
/// B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13; for retrieval: T. Sakai,
/// "Evaluating Evaluation Metrics based on the Bootstrap", SIGIR 2006.
package enum BootstrapInterval {
    package static let level = 0.95
    package static let rounds = 2000

    /// Of the mean. The same for the same seed. O(rounds · values).
    ///
    /// - Precondition: at least one value.
    package static func ofMean(
        _ values: [Double], level: Double = level, rounds: Int = rounds, seed: UInt64 = 1
    ) -> ClosedRange<Double> {
        precondition(!values.isEmpty, "a mean needs a value")
        var random = SplitMix64(seed: seed)
        let count = values.count
        let means = (0..<rounds).map { _ in
            var sum = 0.0
            for _ in 0..<count { sum += values[random.next(below: count)] }
            return sum / Double(count)
        }
        return middle(of: means, level: level)
    }

    /// From the quantile (1 − level) / 2 to that at (1 + level) / 2, each the nearest of the samples.
    ///
    /// - Precondition: at least one sample; `level` between 0 and 1.
    static func middle(of samples: [Double], level: Double) -> ClosedRange<Double> {
        precondition(!samples.isEmpty && level > 0 && level < 1)
        let sorted = samples.sorted()
        let skipped = Int((Double(sorted.count - 1) * (1 - level) / 2).rounded())
        return sorted[skipped]...sorted[sorted.count - 1 - skipped]
    }
}
