import Evaluation
import Testing

@Suite struct MeasureTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var measure: Measure
        var ranking: [String]
        var grades: [String: Int]
        var value: Double
        var testDescription: String { "\(measure) of \(ranking)" }
    }

    @Test(arguments: [
        Example(measure: .nDCG(2), ranking: ["c", "b"], grades: ["a": 1, "b": 0, "c": 2], value: 0.7601875334),
        Example(measure: .nDCG(10), ranking: [], grades: ["a": 1], value: 0),
        Example(measure: .nDCG(10), ranking: ["a"], grades: ["a": 0], value: 0),
        Example(measure: .recall(1), ranking: ["a", "b"], grades: ["a": 1, "b": 1], value: 0.5),
        Example(measure: .reciprocalRank(nil), ranking: ["x", "y", "a"], grades: ["a": 1], value: 1.0 / 3),
        Example(measure: .reciprocalRank(2), ranking: ["x", "y", "a"], grades: ["a": 1], value: 0),
        Example(measure: .precision(4), ranking: ["a"], grades: ["a": 1], value: 0.25),
        Example(measure: .judged(4), ranking: ["a", "x"], grades: ["a": 0], value: 0.5),
        Example(measure: .judged(4), ranking: [], grades: ["a": 0], value: 0),
    ])
    func valueOfOneTopic(_ example: Example) {
        let value = example.measure.value(ranking: example.ranking, grades: example.grades)
        #expect(abs(value - example.value) < 1e-9)
    }

    @Test(arguments: ["nDCG@10", "R@100", "RR", "RR@10", "P@5", "Judged@10"])
    func namesAreReadAsWritten(_ name: String) throws {
        #expect(try Measure(parsing: name).description == name)
        #expect(try Measure(parsing: name.uppercased()).description == name)
    }

    @Test(arguments: ["", "nDCG", "nDCG@", "nDCG@0", "P@-1", "map", "RR@x", "R@1@2"])
    func otherNamesAreRefused(_ name: String) {
        let error = #expect(throws: EvaluationError.self) { try Measure(parsing: name) }
        #expect(
            error?.description
                == "unknown measure \(name); known are nDCG@k, R@k, RR, RR@k, P@k and Judged@k, with k from 1")
    }
}
