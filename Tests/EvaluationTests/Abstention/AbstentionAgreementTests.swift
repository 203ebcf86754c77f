import Evaluation
import Foundation
import Testing

/// Our abstention measures against scikit-learn's values, made by `tools/measures/make_answerability_fixture.py`.
@Suite struct AbstentionAgreementTests {
    private let coarse: AnswerabilityRun
    private let fine: AnswerabilityRun
    private let expected: [String: Double]

    init() throws {
        let rows = try Self.rows("answerability.tsv")
        let labels = rows.map { $0[0] == "1" }
        coarse = AnswerabilityRun(scores: rows.map { Double($0[1]) }, isAnswerable: labels)
        fine = AnswerabilityRun(scores: rows.map { Double($0[2]) }, isAnswerable: labels)
        expected = Dictionary(
            uniqueKeysWithValues: try Self.rows("answerability-expected.tsv").map {
                ("\($0[0]) \($0[1])", try #require(Double($0[2])))
            })
    }

    private static func rows(_ name: String) throws -> [[String]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appending(path: "Fixtures").appending(path: name), encoding: .utf8)
        return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    private func check(_ name: String, _ value: Double?, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let value = try #require(value, sourceLocation: sourceLocation)
        let expected = try #require(expected[name], sourceLocation: sourceLocation)
        #expect(abs(value - expected) < 1e-9, "\(name): \(value), not \(expected)", sourceLocation: sourceLocation)
    }

    @Test func rankingMeasuresAgree() throws {
        try check("coarse AUROC", ROCCurve(coarse)?.area)
        try check("fine AUROC", ROCCurve(fine)?.area)
        try check("coarse AUPR", coarse.averagePrecision)
        try check("fine AUPR", fine.averagePrecision)
        try check("fine AURC", RiskCoverageCurve(fine).area)
    }

    @Test func calibrationMeasuresAgree() throws {
        try check("coarse Brier", coarse.brierScore)
        try check("fine Brier", fine.brierScore)
        let (coarseTable, fineTable) = (
            ReliabilityTable(coarse, binning: .equalWidth(10)), ReliabilityTable(fine, binning: .equalWidth(10))
        )
        try check("coarse ECE equal width", coarseTable.expectedCalibrationError)
        try check("fine ECE equal width", fineTable.expectedCalibrationError)
        try check("fine ECE equal mass", ReliabilityTable(fine).expectedCalibrationError)
    }

    @Test func theTestOfTwoAgrees() throws {
        let test = DeLongTest(first: coarse, second: fine)
        try check("both DeLong difference", test?.difference)
        try check("both DeLong error", test?.errorOfDifference)
        try check("both DeLong p", test?.pValue)
    }

    @Test func theBootstrapIntervalIsThatOfTheNormalApproximation() throws {
        let interval = try #require(ROCCurve.areaInterval(fine))
        let area = try #require(ROCCurve(fine)?.area)
        // Hanley and McNeil 1982: 0.0193 for this area and these counts
        #expect(abs((interval.upperBound - interval.lowerBound) / 2 / 1.96 - 0.0193) < 0.002)
        #expect(interval.contains(area))
        #expect(ROCCurve.areaInterval(fine) == interval)
        #expect(ROCCurve.areaInterval(fine, seed: 2) != interval)
    }
}
