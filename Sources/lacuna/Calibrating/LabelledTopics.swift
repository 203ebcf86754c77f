import Evaluation
import KnowledgeModel
import Privacy
import Storage

/// Questions that an owner has labelled as answered by the articles or not.
struct LabelledTopics {
    /// All, in the order of their file.
    let topics: [Topic]

    /// - Throws: what is wrong with the file, with its path and line.
    init(path: String) throws {
        topics = try EvaluationQuestions.read(path) { text throws(EvaluationError) in try Topic.parse(text) }
    }

    /// The questions of a log that have a label which says something, redacted as they were recorded, in the order of their
    /// ids. Those that were asked with a right which `scope` has not are left out: their answers cannot be seen from there.
    init(labels log: any ActivityLog, scope: AccessScope) throws {
        let labels = try log.labels().filter { $0.answer != .unclear }
        let answers = Dictionary(
            labels.map { ($0.questionID, $0.answer == .answered) }, uniquingKeysWith: { first, _ in first })
        topics = try log.queries(ids: labels.map(\.questionID))
            .filter { $0.context.roles.allSatisfy(scope.roles.contains) }
            .sorted { $0.id.precedes($1.id) }
            .map { Topic(id: $0.id, text: $0.text.text, answerable: answers[$0.id]) }
    }

    var labelledCount: Int { topics.count { $0.answerable != nil } }
    var answerableCount: Int { topics.count { $0.answerable == true } }
    var unanswerableCount: Int { topics.count { $0.answerable == false } }

    /// - Parameter qrels: with ids of articles; questions of one article fall into one fold.
    func set(index: String, qrels: Qrels) -> FitSet {
        FitSet(name: "calibrate", index: index, topics: topics, qrels: qrels, units: [:])
    }
}
