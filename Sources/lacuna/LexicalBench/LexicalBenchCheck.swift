import ArgumentParser
import Evaluation
import JSONText
import KnowledgeModel
import LocalStorage
import Storage

/// `lacuna lexical-bench check`: holds what the search finds for real questions against scoring every passage of the
/// index: the same passages with the same bits.
struct LexicalBenchCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Compare the search of an index with scoring every passage.")

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The questions; may be given again.", valueName: "file")) var topics: [String]
    @Option(help: ArgumentHelp("Passages a question.", valueName: "n")) var top = 100
    @Option(help: ArgumentHelp("Questions at most.", valueName: "n")) var limit = Int.max

    func run() throws {
        let reader = try Composition.current().generations(of: index.index).reader(for: .everybody)
        var questions: [String] = []
        for file in topics {
            questions += try EvaluationQuestions.read(file) { text throws(EvaluationError) in try Topic.parse(text) }
                .map(\.text)
        }
        let clock = ContinuousClock()
        var (compiling, ranking): ([Double], [Double]) = ([], [])
        var differing: [String] = []
        for question in questions.prefix(limit) {
            var query: (any CompiledLexicalQuery)?
            let spent = try clock.measure { query = try reader.compile(LexicalQuery(question)) }
            compiling.append(spent / .milliseconds(1))
            guard let query else { continue }
            var found: [Candidate] = []
            ranking.append(
                try clock.measure { found = try query.candidates(filter: .everything, limit: top) } / .milliseconds(1))
            let expected = ExhaustiveRanking.candidates(of: query, limit: top) ?? []
            let isSame =
                found.count == expected.count
                && zip(found, expected).allSatisfy {
                    $0.reference == $1.reference && $0.score.bitPattern == $1.score.bitPattern
                }
            if !isSame { differing.append(question) }
        }
        var writer = JSONWriter()
        writer.object { members in
            members.member("passages", reader.passageCount)
            members.member("questions", ranking.count)
            members.member("differing", differing.count)
            members.member("words_ms_p50", Self.percentile(50, compiling))
            members.member("words_ms_p95", Self.percentile(95, compiling))
            members.member("scan_ms_p50", Self.percentile(50, ranking))
            members.member("scan_ms_p95", Self.percentile(95, ranking))
        }
        StandardOutput.writeLine(writer.text)
        if !differing.isEmpty {
            throw CommandError("\(differing.count) questions are answered otherwise than by scoring every passage")
        }
    }

    private static func percentile(_ percent: Int, _ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[min(values.count - 1, values.count * percent / 100)]
    }
}
