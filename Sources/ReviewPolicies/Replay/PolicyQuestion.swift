internal import Foundation

/// A question to try a policy on.
package struct PolicyQuestion: Sendable, Hashable {
    /// As the file names it; else its line number.
    package var id: String
    package var text: String
    /// The matters that it ought to trigger; nil if nobody has judged it, empty if none.
    package var triggers: [String]?

    package init(id: String, text: String, triggers: [String]? = nil) {
        self.id = id
        self.text = text
        self.triggers = triggers
    }

    /// Reads questions: one a line, or JSON objects with `text` and optionally `id` and `triggers` if the first line that
    /// is not empty begins with `{`. Other keys are not used.
    ///
    /// - Throws: on a line that is no such object or has no text.
    package static func parse(_ text: String) throws(PolicyError) -> [PolicyQuestion] {
        var questions: [PolicyQuestion] = []
        var isJSON: Bool?
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }) else { continue }
            isJSON = isJSON ?? (first == "{")
            if isJSON == true {
                questions.append(try question(line, number: index + 1))
            } else {
                questions.append(PolicyQuestion(id: String(index + 1), text: String(line)))
            }
        }
        return questions
    }

    private static func question(_ line: Substring, number: Int) throws(PolicyError) -> PolicyQuestion {
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(line.utf8)) else {
            throw .badQuestion("this is no question in JSON", line: number)
        }
        if record.text.allSatisfy(\.isWhitespace) { throw .badQuestion("the text is empty", line: number) }
        return PolicyQuestion(id: record.id ?? String(number), text: record.text, triggers: record.triggers)
    }

    private struct Record: Decodable {
        var id: String?
        var text: String
        var triggers: [String]?
    }
}
