/// Judgements: for each topic, grades of documents.
///
/// A grade above 0 is relevant, 0 and below judged not relevant; a document without a grade is unjudged.
package struct Qrels: Sendable, Hashable {
    /// Topics in the order of their first judgement.
    package private(set) var topicIDs: [String] = []
    private var grades: [String: [String: Int]] = [:]

    package init() {}

    /// Grades by document id; nil if the topic has no judgements.
    package subscript(topicID: String) -> [String: Int]? { grades[topicID] }

    /// Ids of all judged documents, sorted, each once. O(n log n).
    package var documentIDs: [String] {
        Set(grades.values.flatMap(\.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Sets the grade of one document.
    package mutating func set(_ grade: Int, document: String, topic: String) {
        if grades[topic] == nil { topicIDs.append(topic) }
        grades[topic, default: [:]][document] = grade
    }

    /// Reads TREC's form: `topic iteration document grade` a line, separated by white space. The second column is not
    /// used, as in trec_eval. Blank lines are passed over; anything else that does not fit is an error.
    package init(parsing text: String) throws(EvaluationError) {
        for (number, line) in EvaluationLines(text) {
            let columns = EvaluationLines.columns(line)
            guard columns.count == 4 else {
                throw .wrongColumnCount(columns.count, expected: 4, "topic, 0, document, grade", line: number)
            }
            guard let grade = Int(columns[3]) else { throw .notAnInteger(columns[3], "grade", line: number) }
            let (topic, document) = (String(columns[0]), String(columns[2]))
            if grades[topic]?[document] != nil { throw .duplicateDocument(document, topic: topic, line: number) }
            set(grade, document: document, topic: topic)
        }
    }

    /// TREC's form; the documents of a topic are sorted by id.
    ///
    /// - Throws: `whiteSpaceInIdentifier`.
    package func trecText() throws(EvaluationError) -> String {
        var text = ""
        for topic in topicIDs {
            guard EvaluationLines.isColumn(topic) else { throw .whiteSpace(in: topic) }
            let documents = (grades[topic] ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (document, grade) in documents {
                guard EvaluationLines.isColumn(document) else { throw .whiteSpace(in: document) }
                text += "\(topic) 0 \(document) \(grade)\n"
            }
        }
        return text
    }
}
