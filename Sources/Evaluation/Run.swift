/// What a system found: for each topic, documents with scores.
package struct Run: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var document: String
        package var score: Double

        package init(document: String, score: Double) {
            self.document = document
            self.score = score
        }
    }

    /// Topics in the order in which they were added.
    package private(set) var topicIDs: [String] = []
    private var entries: [String: [Entry]] = [:]

    package init() {}

    /// The entries of a topic as they were given; nil if the run says nothing of it.
    package subscript(topicID: String) -> [Entry]? { entries[topicID] }

    /// Adds the entries of one topic.
    package mutating func append(_ added: [Entry], topic: String) {
        if entries[topic] == nil { topicIDs.append(topic) }
        entries[topic, default: []] += added
    }

    /// Document ids of a topic, best first: by score as a single-precision number, ties by id with the later in byte
    /// order first. This is how trec_eval ranks (`form_res_rels.c`; its scores are `float`); the rank column is not
    /// used. O(n log n).
    package func ranking(of topicID: String) -> [String] {
        (entries[topicID] ?? [])
            .map { (document: $0.document, score: Float($0.score)) }
            .sorted { left, right in
                if left.score != right.score { return left.score > right.score }
                return right.document.utf8.lexicographicallyPrecedes(left.document.utf8)
            }
            .map(\.document)
    }

    /// Reads TREC's form: `topic Q0 document rank score tag` a line, separated by white space.
    ///
    /// - Throws: on any line that does not fit, and on a document that occurs twice for a topic.
    package init(parsing text: String) throws(EvaluationError) {
        var seen: [String: Set<String>] = [:]
        for (number, line) in EvaluationLines(text) {
            let columns = EvaluationLines.columns(line)
            guard columns.count == 6 else {
                throw .wrongColumnCount(
                    columns.count, expected: 6, "topic, Q0, document, rank, score, tag", line: number)
            }
            guard Int(columns[3]) != nil else { throw .notAnInteger(columns[3], "rank", line: number) }
            guard let score = Double(columns[4]), score.isFinite else { throw .notANumber(columns[4], line: number) }
            let (topic, document) = (String(columns[0]), String(columns[2]))
            guard seen[topic, default: []].insert(document).inserted else {
                throw .duplicateDocument(document, topic: topic, line: number)
            }
            append([Entry(document: document, score: score)], topic: topic)
        }
    }

    /// TREC's form, in the order of the entries. Where scores do not fall strictly as single-precision numbers, the
    /// next smaller one is written, since trec_eval would otherwise rank by id.
    ///
    /// - Throws: `whiteSpaceInIdentifier`.
    package func trecText(tag: String) throws(EvaluationError) -> String {
        guard EvaluationLines.isColumn(tag) else { throw .whiteSpace(in: tag) }
        var text = ""
        for topic in topicIDs {
            guard EvaluationLines.isColumn(topic) else { throw .whiteSpace(in: topic) }
            var last = Float.infinity
            for (place, entry) in (entries[topic] ?? []).enumerated() {
                guard EvaluationLines.isColumn(entry.document) else { throw .whiteSpace(in: entry.document) }
                last = min(Float(entry.score), last.nextDown)
                text += "\(topic) Q0 \(entry.document) \(place + 1) \(last) \(tag)\n"
            }
        }
        return text
    }
}
