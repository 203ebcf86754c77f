internal import Foundation

/// A question and the theme that somebody gave it.
package struct LabelledQuestion: Sendable, Hashable {
    package let text: String
    package let label: String

    package init(text: String, label: String) {
        self.text = text
        self.label = label
    }

    /// Reads lines of JSON objects.
    ///
    /// - Parameters:
    ///   - textField: the member that has the question.
    ///   - labelField: the member that has the label.
    ///   - only: leaves out lines whose member `name` is not the string `value`.
    /// - Throws: on a line that is no object, or has no such text or label, or an empty one.
    package static func parse(
        _ text: String, textField: String, labelField: String, only: (name: String, value: String)? = nil
    ) throws(EvaluationError) -> [LabelledQuestion] {
        var questions: [LabelledQuestion] = []
        for (number, line) in EvaluationLines(text) {
            guard let members = try? JSONDecoder().decode([String: Member].self, from: Data(line.utf8)) else {
                throw .notAnObject(line: number)
            }
            if let only, members[only.name]?.text != only.value { continue }
            guard let question = members[textField]?.text else { throw .noMember(textField, line: number) }
            guard let label = members[labelField]?.text else { throw .noMember(labelField, line: number) }
            if question.allSatisfy(\.isWhitespace) { throw .emptyText("question", line: number) }
            questions.append(LabelledQuestion(text: question, label: label))
        }
        return questions
    }

    /// A string, or something else that nobody asks for.
    private struct Member: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
