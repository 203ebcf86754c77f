/// Whether two systems differ on the same topics by more than chance: the paired randomisation test, which assumes
/// nothing of the distribution of the differences.
///
/// M. D. Smucker, J. Allan and B. Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval
/// Evaluation", CIKM 2007.
package struct RandomisationTest: Sendable, Hashable {
    /// Mean of `second` minus mean of `first`.
    package let meanDifference: Double
    /// Two-sided: the share of sign flips under which the means differ at least as much, itself counted in.
    package let pValue: Double

    /// The same for the same seed. O(rounds · topics).
    ///
    /// - Precondition: both have a value for each of the same topics, one at least.
    package init(first: [Double], second: [Double], rounds: Int = 10_000, seed: UInt64 = 1) {
        precondition(first.count == second.count && !first.isEmpty, "a paired test needs the same topics on both sides")
        precondition(rounds > 0)
        let differences = zip(first, second).map { $1 - $0 }
        let observed = differences.reduce(0, +)
        // sums in another order may differ in the last bits
        let threshold = abs(observed) - 1e-9
        var random = SplitMix64(seed: seed)
        var extremeCount = 0
        for _ in 0..<rounds {
            var sum = 0.0
            var bits: UInt64 = 0
            for (place, difference) in differences.enumerated() {
                if place & 63 == 0 { bits = random.next() }
                sum += bits >> UInt64(place & 63) & 1 == 1 ? difference : -difference
            }
            if abs(sum) >= threshold { extremeCount += 1 }
        }
        meanDifference = observed / Double(differences.count)
        pValue = Double(extremeCount + 1) / Double(rounds + 1)
    }
}
