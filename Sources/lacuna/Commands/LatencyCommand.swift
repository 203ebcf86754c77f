import ArgumentParser
import Embedding
import Evaluation
import HTTPService
import KnowledgeModel
import Retrieval
import Storage

/// `lacuna latency`: where the time of an answer goes. For its makers: `tools/bench/latency` calls it.
struct LatencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency", abstract: "Time the stages of answers to real questions.",
        discussion: """
            Topics are those of 'lacuna evaluate'. Questions are answered one after the other, by the default policy and \
            with the defaults of 'POST /v1/search'. A first round of all of them warms up and is not counted.
            """,
        shouldDisplay: false)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The questions.", valueName: "file")) var topics: String
    @Option(help: ArgumentHelp("Rounds that count.", valueName: "n")) var `repeat` = 3
    @Option(help: ArgumentHelp("Questions at most.", valueName: "n")) var limit = 200
    @OptionGroup var model: ModelOptions
    @Flag(help: "Print all as JSON.") var json = false

    func validate() throws {
        if self.repeat < 1 { throw ValidationError("Please count at least one round with '--repeat'.") }
        if limit < 1 { throw ValidationError("Please ask at least one question with '--limit'.") }
    }

    func run() throws {
        let composition = Composition.current()
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let questions = try EvaluationQuestions.read(topics) { text throws(EvaluationError) in try Topic.parse(text) }
            .prefix(limit).map(\.text)
        if questions.isEmpty { throw CommandError("\(topics) has no question") }
        let clock = composition.stageClock()
        let generations = try composition.generations(of: index.index)
        let answerer = composition.answerer(
            index: index.index, generations: generations, encoder: encoder,
            policy: try composition.policy(file: nil, encoder: encoder),
            observer: { clock.end($0) })
        var answers: [[SearchStage: Duration]] = []
        for round in 0...self.repeat {
            for question in questions {
                let spent = try time(question, answerer, clock)
                if round > 0 { answers.append(spent) }
            }
        }
        let output = LatencyOutput(
            summary: LatencySummary(answers), passageCount: try generations.reader(for: .everybody).passageCount,
            tokenCounts: questions.map { encoder.tokenCount(of: $0) + encoder.specialTokenCount },
            rounds: self.repeat)
        StandardOutput.write(json ? output.json : output.text)
    }

    private func time(
        _ question: String, _ answerer: Answerer, _ clock: StageClock
    ) throws -> [SearchStage: Duration] {
        clock.restart()
        let response = try answerer.answer(SearchRequest(text: question), scope: .everybody, queryID: "latency")
        _ = SearchResponseJSON.bytes(of: response)
        clock.end(.json)
        return clock.spent
    }
}
