import Evaluation
import Testing

/// Small cases whose values anyone can check by hand.
@Suite struct AbstentionTests {
    private func run(_ scores: [Double?], _ labels: [Int]) -> AnswerabilityRun {
        AnswerabilityRun(scores: scores, isAnswerable: labels.map { $0 == 1 })
    }

    @Test(
        arguments: [
            // of 2 · 2 pairs, 3 in order
            ([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0], 0.75),
            // 2 in order, 2 tied
            ([0.9, 0.5, 0.5, 0.5], [1, 1, 0, 0], 0.75),
            ([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 0], 0.5),
            ([0.1, 0.9], [1, 0], 0.0),
        ] as [([Double], [Int], Double)])
    func areaUnderTheROCCurve(_ scores: [Double], _ labels: [Int], _ area: Double) {
        #expect(ROCCurve(run(scores, labels))?.area == area)
    }

    @Test func theAreaIsThatBelowThePoints() throws {
        let curve = try #require(ROCCurve(run([4, 4, 3, 3, 2, 1, 1, nil], [1, 1, 0, 1, 0, 1, 0, 0])))
        let trapezoids = zip(curve.points, curve.points.dropFirst()).reduce(0.0) { sum, pair in
            sum + (pair.1.falsePositiveRate - pair.0.falsePositiveRate)
                * (pair.1.truePositiveRate + pair.0.truePositiveRate) / 2
        }
        #expect(abs(trapezoids - curve.area) < 1e-12)
        #expect(curve.points.map(\.truePositiveRate) == [0, 0.5, 0.75, 0.75, 1, 1])
        #expect(curve.points.map(\.falsePositiveRate) == [0, 0, 0.25, 0.5, 0.75, 1])
    }

    @Test(arguments: [[1, 1], [0, 0], []])
    func questionsOfOneKindCannotBeToldApart(_ labels: [Int]) {
        let run = run(labels.map { _ in 0.5 }, labels)
        #expect(ROCCurve(run) == nil)
        #expect(ROCCurve.areaInterval(run) == nil)
        #expect(DeLongTest(first: run, second: run) == nil)
        let report = AbstentionReport(name: "x", run: run, isProbability: true)
        #expect(report.averagePrecision == nil)
    }

    @Test func averagePrecisionTakesTiesTogether() throws {
        // thresholds 0.9: recall 1/2, precision 1; 0.5: recall 1, precision 2/4
        #expect(run([0.9, 0.5, 0.5, 0.5], [1, 1, 0, 0]).averagePrecision == 0.75)
        #expect(run([0.5, 0.5, 0.9, 0.5], [0, 1, 1, 0]).averagePrecision == 0.75)
        #expect(run([0.9], [0]).averagePrecision == nil)
    }

    @Test func noScoreIsBelowEveryScore() {
        let run = run([nil, 0.0, nil, 0.4], [0, 1, 0, 1])
        #expect(ROCCurve(run)?.area == 1)
        #expect(run.brierScore == (1 + 0.36) / 2)
        #expect(ReliabilityTable(run).bins.map(\.count) == [1, 1])
        let curve = RiskCoverageCurve(run)
        #expect(curve.largestCoverage(atRisk: 1)?.answeredCount == 2)
        #expect(curve.points.last?.coverage == 1)
    }

    @Test func riskAndCoverage() throws {
        // by falling score: right, right | wrong, right | wrong
        let curve = RiskCoverageCurve(run([0.9, 0.8, 0.5, 0.5, 0.1], [1, 1, 0, 1, 0]))
        #expect(curve.points.map(\.answeredCount) == [1, 2, 4, 5])
        #expect(curve.points.map(\.wrongCount) == [0, 0, 1, 2])
        #expect(curve.points.map(\.risk) == [0, 0, 0.25, 0.4])
        // the tied pair is in either order half of the time: after it begins, 0.5 wrong of 3, then 1 of 4
        let risks = [0, 0, 0.5 / 3, 0.25, 0.4]
        #expect(abs(try #require(curve.area) - risks.reduce(0, +) / 5) < 1e-12)
        #expect(curve.largestCoverage(atRisk: 0.05)?.threshold == 0.8)
        #expect(curve.largestCoverage(atRisk: 0.25)?.coverage == 0.8)
        #expect(curve.largestCoverage(atRisk: 0.4)?.coverage == 1)
        #expect(RiskCoverageCurve(run([0.9, 0.1], [0, 1])).largestCoverage(atRisk: 0.05) == nil)
        #expect(RiskCoverageCurve(run([], [])).area == nil)
    }

    /// A curve may rise and fall again: the largest coverage counts, not the first crossing.
    @Test func theLargestCoverageIsBeyondAnEarlyMistake() {
        let labels = [0] + Array(repeating: 1, count: 19)
        let scores = (0..<20).map { 1 - Double($0) / 20 }
        #expect(RiskCoverageCurve(run(scores, labels)).largestCoverage(atRisk: 0.05)?.answeredCount == 20)
    }

    @Test func binsOfEqualWidth() {
        let table = ReliabilityTable(run([0, 0.05, 0.1, 0.95, 1], [0, 1, 1, 1, 1]), binning: .equalWidth(10))
        #expect(table.bins.map(\.count) == [2, 1, 2])
        #expect(table.bins.map(\.answerableShare) == [0.5, 1, 1])
        #expect(abs(table.bins[0].meanProbability - 0.025) < 1e-12)
        #expect(abs((table.expectedCalibrationError ?? 0) - (0.475 * 2 + 0.9 + 0.025 * 2) / 5) < 1e-12)
    }

    @Test func binsOfEqualMassNeverPartTies() {
        let scores = [0.1, 0.2, 0.2, 0.2, 0.3, 0.4]
        let table = ReliabilityTable(run(scores, [0, 0, 1, 0, 1, 1]), binning: .equalMass(3))
        #expect(table.bins.map(\.count) == [4, 2])
        let shuffled = ReliabilityTable(run(scores.reversed(), [1, 1, 0, 1, 0, 0]), binning: .equalMass(3))
        #expect(table.bins.map(\.answerableShare) == shuffled.bins.map(\.answerableShare))
        #expect(ReliabilityTable(run(scores, [0, 0, 1, 0, 1, 1]), binning: .equalMass(20)).bins.count == 4)
        #expect(ReliabilityTable(run([], [])).expectedCalibrationError == nil)
    }

    @Test func equalScoresDoNotDiffer() throws {
        let run = run([0.9, 0.8, 0.7, 0.1, 0.3], [1, 0, 1, 0, 1])
        let test = try #require(DeLongTest(first: run, second: run))
        #expect(test.difference == 0)
        #expect(test.pValue == 1)
    }

    @Test func oneReportHoldsThemAll() throws {
        let run = run([0.9, 0.8, 0.5, 0.1], [1, 1, 0, 0])
        let report = AbstentionReport(name: "verdict", run: run, isProbability: true)
        #expect(report.roc?.area == 1)
        #expect(report.areaInterval == 1...1)
        #expect(report.operatingPoint?.coverage == 0.5)
        #expect(report.reliability?.bins.count == 4)
        let unitless = AbstentionReport(name: "BM25", run: self.run([12, 3], [1, 0]), isProbability: false)
        #expect(unitless.reliability == nil)
        #expect(unitless.brierScore == nil)
    }
}
