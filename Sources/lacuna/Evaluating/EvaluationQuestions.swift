import Evaluation
import SystemIO

/// Topics and judgements as they were given, and what of them can be measured.
struct EvaluationQuestions {
    /// All, in the order of their file.
    let topics: [Topic]
    /// Of topics in the file only.
    let qrels: Qrels
    /// Judged topics that the topics file does not have.
    let judgedWithoutTextCount: Int
    let qrelsPath: String

    /// - Throws: what is wrong with a file, with its path and line; if no topic has judgements.
    init(topicsPath: String, qrelsPath: String) throws {
        topics = try Self.read(topicsPath) { text throws(EvaluationError) in try Topic.parse(text) }
        let judged = try Self.read(qrelsPath) { text throws(EvaluationError) in try Qrels(parsing: text) }
        var qrels = Qrels()
        for topic in topics {
            for (document, grade) in judged[topic.id] ?? [:] { qrels.set(grade, document: document, topic: topic.id) }
        }
        guard !qrels.topicIDs.isEmpty else {
            throw CommandError("no topic of \(topicsPath) has judgements in \(qrelsPath); check that their ids agree")
        }
        self.qrels = qrels
        judgedWithoutTextCount = judged.topicIDs.count - qrels.topicIDs.count
        self.qrelsPath = qrelsPath
    }

    /// Those to rank: the judged ones, and the labelled ones for their scores.
    var ranked: [(topic: Topic, isJudged: Bool)] {
        topics.map { ($0, qrels[$0.id] != nil) }.filter { $0.isJudged || $0.topic.answerable != nil }
    }

    /// Topics that no judgement speaks of.
    var withoutJudgementsCount: Int { topics.count - qrels.topicIDs.count }

    static func read<Value>(_ path: String, _ parse: (String) throws(EvaluationError) -> Value) throws -> Value {
        let text = try FileSystem.readText(path)
        do {
            return try parse(text)
        } catch {
            throw CommandError("\(path), \(error)")
        }
    }
}
