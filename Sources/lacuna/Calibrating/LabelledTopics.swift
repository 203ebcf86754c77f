import Evaluation

/// Questions that an owner has labelled as answered by the articles or not.
struct LabelledTopics {
    /// All, in the order of their file.
    let topics: [Topic]

    /// - Throws: what is wrong with the file, with its path and line.
    init(path: String) throws {
        topics = try EvaluationQuestions.read(path) { text throws(EvaluationError) in try Topic.parse(text) }
    }

    var labelledCount: Int { topics.count { $0.answerable != nil } }
    var answerableCount: Int { topics.count { $0.answerable == true } }
    var unanswerableCount: Int { topics.count { $0.answerable == false } }

    /// - Parameter qrels: with ids of articles; questions of one article fall into one fold.
    func set(index: String, qrels: Qrels) -> FitSet {
        FitSet(name: "calibrate", index: index, topics: topics, qrels: qrels, units: [:])
    }
}
