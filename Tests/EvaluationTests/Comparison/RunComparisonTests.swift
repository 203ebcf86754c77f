import Evaluation
import Testing

@Suite struct RunComparisonTests {
    private let qrels: Qrels
    private let comparison: RunComparison

    init() throws {
        qrels = try Qrels(parsing: "a 0 d 1\nb 0 d 1\nc 0 d 1\ne 0 d 1\n")
        let baseline = try Run(parsing: Self.run(["a": 1, "b": 2, "c": 4, "e": 1]))
        let run = try Run(parsing: Self.run(["a": 1, "b": 1, "c": 2]))
        let measures: [Measure] = [.reciprocalRank(10), .recall(1), .judged(10)]
        comparison = RunComparison(
            report: EvaluationReport(run: run, qrels: qrels, measures: measures),
            baseline: EvaluationReport(run: baseline, qrels: qrels, measures: measures))
    }

    /// The relevant document `d` at a rank.
    private static func run(_ ranks: [String: Int]) -> String {
        ranks.sorted { $0.key < $1.key }.map { topic, rank in
            (1...rank).map { "\(topic) Q0 \($0 == rank ? "d" : "x\($0)") \($0) \(10 - $0) t\n" }.joined()
        }.joined()
    }

    @Test func meansWinsAndLosses() throws {
        #expect(comparison.measures.map(\.measure) == [.reciprocalRank(10), .recall(1)])
        let ranks = try #require(comparison.measures.first)
        #expect(ranks.baselineMean == (1 + 0.5 + 0.25 + 1) / 4)
        #expect(ranks.mean == (1 + 1 + 0.5) / 4)
        #expect(abs(ranks.difference - -0.0625) < 1e-12)
        #expect([ranks.wins, ranks.ties, ranks.losses] == [2, 1, 1])
        #expect(ranks.interval.contains(ranks.difference))
        #expect(ranks.interval.lowerBound >= -1 && ranks.interval.upperBound <= 0.5)
        #expect(ranks.pValue > 0.5)
        #expect(comparison.measures.allSatisfy { $0.adjustedPValue >= $0.pValue })
    }

    @Test func theGreatestChangeComesFirst() {
        let changes = comparison.changes(by: .reciprocalRank(10))
        #expect(changes.map(\.topicID) == ["e", "b", "c"])
        #expect(changes.map(\.difference) == [-1, 0.5, 0.25])
        #expect(comparison.topics(by: .reciprocalRank(10)).map(\.topicID) == ["a", "b", "c", "e"])
        #expect(comparison.changes(by: .judged(10)).isEmpty)
    }

    @Test(
        arguments: [
            ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]),
            ([0.5, 0.6], [1, 1]),
            ([0.2], [0.2]),
            ([0.02, 0.02], [0.04, 0.04]),
            ([], []),
        ] as [([Double], [Double])])
    func severalTestsAreHarderToPass(_ pValues: [Double], _ expected: [Double]) {
        let adjusted = HolmCorrection.adjusted(pValues)
        #expect(zip(adjusted, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(adjusted)")
        #expect(adjusted.count == expected.count)
    }

    @Test func theIntervalOfAMeanIsThatOfTheNormalApproximation() {
        // 0 and 1 in turn: standard deviation 1/2, standard error 1/40
        let values = (0..<400).map { Double($0 % 2) }
        let interval = BootstrapInterval.ofMean(values)
        #expect(abs(interval.lowerBound - (0.5 - 1.96 / 40)) < 0.005)
        #expect(abs(interval.upperBound - (0.5 + 1.96 / 40)) < 0.005)
        #expect(BootstrapInterval.ofMean(values) == interval)
        #expect(BootstrapInterval.ofMean([0.25]) == 0.25...0.25)
    }

    @Test func theWorstTopicComesFirst() throws {
        let qrels = try Qrels(parsing: "a 0 d 1\nb 0 d 1\nc 0 d 1\ne 0 d 1\n")
        let run = try Run(parsing: Self.run(["a": 1, "b": 3, "c": 2]))
        let report = EvaluationReport(run: run, qrels: qrels, measures: [.recall(1)])
        #expect(report.worstFirst.map { report.topics[$0].topicID } == ["e", "b", "c", "a"])
        #expect(report.topics.map(\.firstRelevantRank) == [1, 3, 2, nil])
    }
}
