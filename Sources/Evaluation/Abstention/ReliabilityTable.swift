/// Whether probabilities mean what they say: of the questions called 80 % answerable, are 80 % answerable?
///
/// M. H. DeGroot and S. E. Fienberg, "The Comparison and Evaluation of Forecasters", The Statistician 32, 1983.
package struct ReliabilityTable: Sendable, Hashable {
    package enum Binning: Sendable, Hashable {
        /// As many questions in each bin, as near as ties allow: equal probabilities are never parted.
        case equalMass(Int)
        /// Probabilities from i / n to (i + 1) / n; 1 belongs to the last bin. Empty bins are left out.
        case equalWidth(Int)
    }

    package struct Bin: Sendable, Hashable {
        package let meanProbability: Double
        /// Of the bin's questions, 0 to 1.
        package let answerableShare: Double
        package let count: Int
    }

    /// By rising probability; none is empty.
    package let bins: [Bin]

    /// Questions without a score are left out. O(n log n).
    ///
    /// - Precondition: scores are probabilities, 0 to 1; there is at least one bin.
    package init(_ run: AnswerabilityRun, binning: Binning = .equalMass(10)) {
        let items = run.scored.sorted { $0.score < $1.score }
        precondition(items.allSatisfy { (0...1).contains($0.score) }, "a probability is between 0 and 1")
        var ends: [Int] = []
        switch binning {
        case .equalMass(let count):
            precondition(count > 0)
            for bin in 1...count {
                var end = (items.count * bin + count / 2) / count
                while end > 0, end < items.count, items[end].score == items[end - 1].score { end += 1 }
                ends.append(end)
            }
        case .equalWidth(let count):
            precondition(count > 0)
            for bin in 1..<max(count, 1) {
                let edge = Double(bin) / Double(count)
                ends.append(items.firstIndex { $0.score >= edge } ?? items.count)
            }
            ends.append(items.count)
        }
        var bins: [Bin] = []
        var start = 0
        for end in ends where end > start {
            bins.append(Bin(items[start..<end]))
            start = end
        }
        self.bins = bins
    }

    /// ECE: the mean distance between a bin's mean probability and its share of answerable questions, weighed by
    /// questions; 0 is perfect. Nil if there is no question.
    ///
    /// M. P. Naeini, G. F. Cooper and M. Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
    /// AAAI 2015.
    package var expectedCalibrationError: Double? {
        let total = bins.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        return bins.reduce(0) { $0 + Double($1.count) * abs($1.meanProbability - $1.answerableShare) } / Double(total)
    }
}

extension ReliabilityTable.Bin {
    fileprivate init(_ items: ArraySlice<AnswerabilityRun.Item>) {
        count = items.count
        meanProbability = items.reduce(0) { $0 + $1.score } / Double(items.count)
        answerableShare = Double(items.count(where: \.isAnswerable)) / Double(items.count)
    }
}

extension AnswerabilityRun {
    /// The mean squared distance between probability and truth (1 answerable, 0 not); 0 is perfect, 0.25 is what saying
    /// "one half" always gets. Questions without a score are left out; nil if there is none.
    ///
    /// G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950.
    ///
    /// - Precondition: scores are probabilities, 0 to 1.
    package var brierScore: Double? {
        let items = scored
        precondition(items.allSatisfy { (0...1).contains($0.score) }, "a probability is between 0 and 1")
        guard !items.isEmpty else { return nil }
        return items.reduce(0) { sum, item in
            let error = item.score - (item.isAnswerable ? 1 : 0)
            return sum + error * error
        } / Double(items.count)
    }
}
