extension ReliabilityTable {
    /// The expected calibration error that chance alone shows: the mean over `rounds` drawings of every outcome by its
    /// own probability, so of a forecaster that is exactly right. An error of this size says nothing against a model.
    ///
    /// The "consistency resampling" of J. Bröcker and L. A. Smith, "Increasing the Reliability of Reliability Diagrams",
    /// Weather and Forecasting 22, 2007. The same for the same seed. O(rounds · n log n).
    ///
    /// - Precondition: there is a probability; all are between 0 and 1.
    package static func expectedErrorByChance(
        _ probabilities: [Double], binning: Binning = .equalMass(10), rounds: Int = 200, seed: UInt64 = 1
    ) -> Double {
        precondition(!probabilities.isEmpty && rounds > 0)
        var random = SplitMix64(seed: seed)
        var sum = 0.0
        for _ in 0..<rounds {
            let items = probabilities.map { probability in
                AnswerabilityRun.Item(
                    score: probability, isAnswerable: Double(random.next() >> 11) * 0x1p-53 < probability)
            }
            sum += ReliabilityTable(AnswerabilityRun(items), binning: binning).expectedCalibrationError ?? 0
        }
        return sum / Double(rounds)
    }
}
