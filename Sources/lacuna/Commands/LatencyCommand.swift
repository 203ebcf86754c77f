import ArgumentParser
import Embedding
import Evaluation
import Foundation
import KnowledgeModel
import Operations
import Retrieval
import Storage
import SystemIO

/// `lacuna latency`: where the time of an answer goes. For its makers: `tools/bench/latency` calls it.
struct LatencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency", abstract: "Time the stages of answers to real questions.",
        discussion: """
            Topics are those of 'lacuna evaluate'. Questions are answered one after the other, by the default policy and \
            with the defaults of 'POST /v1/search'. A first round of all of them warms up and is not counted; what the \
            storage remembers of words and passages then helps the rounds that count. With '--warm-up', other questions \
            warm up, and each counted question is new.
            """,
        shouldDisplay: false)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The questions.", valueName: "file")) var topics: String
    @Option(help: ArgumentHelp("Rounds that count.", valueName: "n")) var `repeat` = 3
    @Option(help: ArgumentHelp("Questions at most.", valueName: "n")) var limit = 200
    @Option(help: ArgumentHelp("Other questions to warm up with; then one round counts.", valueName: "file"))
    var warmUp: String?
    @OptionGroup var model: ModelOptions
    @Flag(help: "Never begin one step beside another, as in a service whose threads are all busy.") var inTurn = false
    @Flag(help: "Print all as JSON.") var json = false

    func validate() throws {
        if self.repeat < 1 { throw ValidationError("Please count at least one round with '--repeat'.") }
        if limit < 1 { throw ValidationError("Please ask at least one question with '--limit'.") }
    }

    func run() throws {
        let composition = Composition.current()
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let questions = Array(try Self.questions(topics).prefix(limit))
        let rounds = warmUp == nil ? self.repeat : 1
        let clock = composition.stageClock()
        let generations = try composition.generations(of: index.index)
        let answerer = composition.answerer(
            index: index.index, generations: generations, encoder: encoder,
            policy: try composition.policy(file: nil, encoder: encoder), sideWork: inTurn ? nil : idleCores,
            observer: { clock.end($0) })
        var answers: [[SearchStage: Duration]] = []
        for question in try warmUp.map(Self.questions) ?? questions { _ = try time(question, answerer, clock) }
        for _ in 0..<rounds {
            for question in questions { answers.append(try time(question, answerer, clock)) }
        }
        let output = LatencyOutput(
            summary: LatencySummary(answers), passageCount: try generations.reader(for: .everybody).passageCount,
            tokenCounts: questions.map { encoder.tokenCount(of: $0) + encoder.specialTokenCount },
            rounds: rounds)
        StandardOutput.write(json ? output.json : output.text)
    }

    /// All but the one that answers; nil if there is no other.
    private var idleCores: BlockingExecutor? {
        let others = ProcessInfo.processInfo.activeProcessorCount - 1
        return others > 0 ? BlockingExecutor(label: "lacuna.latency", width: others, queueLimit: 0) : nil
    }

    private static func questions(_ path: String) throws -> [String] {
        let topics = try EvaluationQuestions.read(path) { text throws(EvaluationError) in try Topic.parse(text) }
        if topics.isEmpty { throw CommandError("\(path) has no question") }
        return topics.map(\.text)
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
