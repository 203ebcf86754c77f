import ArgumentParser
import Calibration
import Evaluation
import KnowledgeModel
import Retrieval
import Storage
import SystemIO

/// `lacuna calibration-bench`: how well probabilities hold on unseen questions after `calibrate` has seen few. For its
/// makers: `tools/bench/calibration` calls it.
struct CalibrationBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibration-bench",
        abstract: "Measure calibration on unseen questions after calibrating on few.",
        discussion: """
            Draws questions at random, calibrates on them, and measures the expected calibration error (10 bins of equal \
            mass) on all others; the mean over the draws, beside what a forecaster that is exactly right would show on as \
            many questions.
            """,
        shouldDisplay: false)

    @OptionGroup var index: IndexOptions
    @Option(help: "Labelled questions.") var topics: String
    @Option(help: "A file whose first column has the ids of articles to withhold.") var removed: String?
    @Option(help: "Questions to calibrate on.") var size = 100
    @Option(help: "How often they are drawn.") var draws = 20
    @Option(help: "Write each question's label and features to this file.") var out: String?
    @OptionGroup var model: ModelOptions

    func run() throws {
        let composition = Composition.current()
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let retriever = Retriever(encoder: encoder)
        let labelled = try LabelledTopics(path: topics)
        let gone = try removed.map { try Self.firstColumn($0) } ?? []
        let serving = try composition.generations(of: index.index).reader(for: .everybody)
        let reader =
            gone.isEmpty
            ? serving
            : try composition.reader(
                of: serving.generation, index: index.index, scope: .everybody, withholding: gone)
        let examples = try AnswerabilityExamples.labelled(
            labelled.set(index: index.index, qrels: Qrels()), reader: reader, retriever: retriever,
            answerability: Answerability())
        if let out { try DurableFile.replace(out, with: Self.lines(examples)) }
        guard examples.count > size else {
            throw CommandError("\(examples.count) labelled questions leave none unseen beside \(size); lower --size")
        }
        StandardOutput.write(CalibrationDraws(examples, size: size, draws: draws).text)
    }

    private static func firstColumn(_ path: String) throws -> Set<String> {
        Set(
            try FileSystem.readText(path).split(whereSeparator: \.isNewline).compactMap {
                $0.split(separator: "\t").first.map(String.init)
            })
    }

    private static func lines(_ examples: [AnswerabilityExample]) -> String {
        examples.map { example in
            ([example.topicID, example.isAnswerable ? "1" : "0"] + example.features.map { "\($0)" })
                .joined(separator: "\t") + "\n"
        }.joined()
    }
}
