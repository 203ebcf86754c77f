extension ROCCurve {
    /// In which AUROC lies in the middle share of samples drawn with replacement, answerable and unanswerable questions
    /// apart, so that each sample has as many of both (stratified percentile bootstrap).
    ///
    /// Nil unless there are questions of both kinds. The same for the same seed. O(rounds · items).
    package static func areaInterval(
        _ run: AnswerabilityRun, level: Double = BootstrapInterval.level, rounds: Int = BootstrapInterval.rounds,
        seed: UInt64 = 1
    ) -> ClosedRange<Double>? {
        guard run.answerableCount > 0, run.unanswerableCount > 0 else { return nil }
        let positives = run.steps.indices.flatMap { repeatElement($0, count: run.steps[$0].answerable) }
        let negatives = run.steps.indices.flatMap { repeatElement($0, count: run.steps[$0].unanswerable) }
        var random = SplitMix64(seed: seed)
        let areas = (0..<rounds).map { _ in
            var counts = [(answerable: Int, unanswerable: Int)](repeating: (0, 0), count: run.steps.count)
            for _ in positives { counts[positives[random.next(below: positives.count)]].answerable += 1 }
            for _ in negatives { counts[negatives[random.next(below: negatives.count)]].unanswerable += 1 }
            return area(counts)
        }
        return BootstrapInterval.middle(of: areas, level: level)
    }
}
