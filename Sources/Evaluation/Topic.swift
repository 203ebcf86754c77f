internal import Foundation

/// An evaluation query.
package struct Topic: Sendable, Hashable {
    package var id: String
    package var text: String
    /// Whether the articles answer it; nil if that was not judged.
    package var answerable: Bool?

    package init(id: String, text: String, answerable: Bool? = nil) {
        self.id = id
        self.text = text
        self.answerable = answerable
    }

    /// Reads topics: lines of `id<TAB>text`, or of JSON with `id`, `text` and optionally `answerable` if the first line
    /// begins with `{`. Other keys are not used. Ids may be JSON numbers.
    ///
    /// - Throws: on any line that does not fit, on an empty id or text, and on an id that occurs twice.
    package static func parse(_ text: String) throws(EvaluationError) -> [Topic] {
        let lines = EvaluationLines(text)
        let isJSON = lines.first { _ in true }?.text.first { !$0.isWhitespace } == "{"
        var topics: [Topic] = []
        var seen: Set<String> = []
        for (number, line) in lines {
            let topic = isJSON ? try parseJSON(line, number) : try parseColumns(line, number)
            if topic.id.allSatisfy(\.isWhitespace) { throw .emptyText("topic's id", line: number) }
            if topic.text.allSatisfy(\.isWhitespace) { throw .emptyText("topic's text", line: number) }
            guard seen.insert(topic.id).inserted else { throw .duplicateTopic(topic.id, line: number) }
            topics.append(topic)
        }
        return topics
    }

    private static func parseColumns(_ line: Substring, _ number: Int) throws(EvaluationError) -> Topic {
        guard let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else { throw .missingTab(line: number) }
        return Topic(id: String(line[..<tab]), text: String(line[line.utf8.index(after: tab)...]))
    }

    private static func parseJSON(_ line: Substring, _ number: Int) throws(EvaluationError) -> Topic {
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(line.utf8)) else {
            throw .invalidJSON(line: number)
        }
        return Topic(id: record.id.text, text: record.text, answerable: record.answerable)
    }

    private struct Record: Decodable {
        var id: Identifier
        var text: String
        var answerable: Bool?
    }

    /// A JSON string or whole number.
    private struct Identifier: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }
}
