import Evaluation
import Foundation
import Testing

/// Our measures against trec_eval's own values, made by `tools/measures/make_fixture.py`.
@Suite struct TrecEvalAgreementTests {
    struct Expected {
        var topic: String
        var measure: Measure
        var value: Double
    }

    private static func fixture(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static func expected() throws -> [Expected] {
        try fixture("expected.tsv").split(separator: "\n").map { line in
            let columns = line.split(separator: "\t")
            return Expected(
                topic: String(columns[0]), measure: try Measure(parsing: String(columns[1])),
                value: try #require(Double(columns[2])))
        }
    }

    @Test func everyValueOfEveryTopicIsTheSame() throws {
        let qrels = try Qrels(parsing: Self.fixture("qrels.txt"))
        let run = try Run(parsing: Self.fixture("run.txt"))
        let expected = try Self.expected()
        let measures = Array(Set(expected.map(\.measure)))
        let report = EvaluationReport(run: run, qrels: qrels, measures: measures)
        let results = Dictionary(uniqueKeysWithValues: report.topics.map { ($0.topicID, $0) })
        #expect(Set(expected.map(\.topic)).count >= 30)
        for item in expected {
            let result = try #require(results[item.topic])
            let place = try #require(measures.firstIndex(of: item.measure))
            #expect(abs(result.values[place] - item.value) < 1e-9, "\(item.measure) of topic \(item.topic)")
        }
    }

    @Test func topicsThatTheRunLeavesOutCountAsZero() throws {
        let qrels = try Qrels(parsing: Self.fixture("qrels.txt"))
        let run = try Run(parsing: Self.fixture("run.txt"))
        let expected = try Self.expected().filter { $0.measure == .nDCG(10) }
        let report = EvaluationReport(run: run, qrels: qrels, measures: [.nDCG(10)])
        let sum = expected.reduce(0) { $0 + $1.value }
        #expect(report.topics.count > expected.count)
        #expect(report.topics.count { $0.isInRun } == expected.count)
        let mean = try #require(report.mean(of: .nDCG(10)))
        #expect(abs(mean - sum / Double(report.topics.count)) < 1e-9)
        #expect(!report.unjudgedTopicIDs.isEmpty)
        #expect(report.mean(of: .recall(3)) == nil)
    }

    @Test func aRunAsWrittenIsRankedAsItWas() throws {
        let run = try Run(parsing: Self.fixture("run.txt"))
        var ranked = Run()
        for topic in run.topicIDs {
            let scores = Dictionary(uniqueKeysWithValues: (run[topic] ?? []).map { ($0.document, $0.score) })
            ranked.append(run.ranking(of: topic).map { .init(document: $0, score: scores[$0] ?? 0) }, topic: topic)
        }
        let again = try Run(parsing: ranked.trecText(tag: "test"))
        #expect(again.topicIDs == run.topicIDs)
        for topic in run.topicIDs { #expect(again.ranking(of: topic) == run.ranking(of: topic)) }
    }

    @Test func qrelsAsWrittenAreTheSame() throws {
        let qrels = try Qrels(parsing: Self.fixture("qrels.txt"))
        #expect(try Qrels(parsing: qrels.trecText()) == qrels)
    }
}
