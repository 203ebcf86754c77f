import ArgumentParser
import LocalStorage
import PostingsFile

/// `lacuna lexical-bench answer`: for each line of standard input, nanoseconds and the best documents, the best first.
/// Timed from the text of the question on.
struct LexicalBenchAnswer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Answer the questions of standard input, one a line, with times.")

    @Argument(help: ArgumentHelp("What 'index' wrote.", valueName: "postings")) var postings: String
    @Option(help: ArgumentHelp("Documents a question.", valueName: "n")) var top = 10

    func run() throws {
        let tokenizer = try LexicalTokenizer()
        let reader = try PostingsFileReader(path: postings)
        let ranking = TermAccumulation(reader)
        let statistics = reader.liveStatistics(live: nil)
        let parameters = BM25Parameters(fieldWeights: [1, 1, 1])
        let clock = ContinuousClock()
        while let question = readLine() {
            var hits: [LexicalHit] = []
            let spent = try clock.measure {
                var seen: Set<[UInt8]> = []
                let terms = try tokenizer.tokens(of: question).compactMap { token -> WeighedTerm? in
                    guard seen.insert(token.term).inserted, let entry = reader.lookup(token.term) else { return nil }
                    return WeighedTerm(
                        entry,
                        weight: BM25.inverseDocumentFrequency(
                            documents: statistics.documents, frequency: entry.documentFrequency))
                }
                hits = ranking.rank(terms: terms, statistics: statistics, parameters: parameters, limit: top)
            }
            let rows = hits.map { "\($0.row)" }
            StandardOutput.writeLine(
                (["\(Int(spent / .nanoseconds(1)))"] + rows).joined(separator: " "))
        }
    }
}
