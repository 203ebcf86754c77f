/// Why an evaluation file cannot be read or written. All are faults of the file; the message says which line and what
/// to do.
package struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Known: String {
            case wrongColumnCount, notAnInteger, notANumber, duplicate, invalidJSON, emptyText, whiteSpaceInIdentifier
            case unknownMeasure
        }
        private let known: Known

        package static let wrongColumnCount = Code(known: .wrongColumnCount)
        package static let notAnInteger = Code(known: .notAnInteger)
        package static let notANumber = Code(known: .notANumber)
        package static let duplicate = Code(known: .duplicate)
        package static let invalidJSON = Code(known: .invalidJSON)
        package static let emptyText = Code(known: .emptyText)
        package static let whiteSpaceInIdentifier = Code(known: .whiteSpaceInIdentifier)
        package static let unknownMeasure = Code(known: .unknownMeasure)

        package var description: String { known.rawValue }
    }

    package let code: Code
    package let message: String
    /// From 1; nil if it concerns no line.
    package let line: Int?

    /// `line 3: …`
    package var description: String { line.map { "line \($0): \(message)" } ?? message }
}

// The sentences, in one place.
extension EvaluationError {
    static func wrongColumnCount(_ found: Int, expected: Int, _ columns: String, line: Int) -> Self {
        Self(
            code: .wrongColumnCount, message: "found \(found) columns, expected \(expected): \(columns)", line: line)
    }

    static func notAnInteger(_ text: Substring, _ column: String, line: Int) -> Self {
        Self(code: .notAnInteger, message: "the \(column) is not a whole number: \(text)", line: line)
    }

    static func notANumber(_ text: Substring, line: Int) -> Self {
        Self(code: .notANumber, message: "the score is not a finite number: \(text)", line: line)
    }

    static func duplicateDocument(_ document: String, topic: String, line: Int) -> Self {
        Self(
            code: .duplicate, message: "document \(document) occurs twice for topic \(topic); remove one of the lines",
            line: line)
    }

    static func duplicateTopic(_ topic: String, line: Int) -> Self {
        Self(code: .duplicate, message: "topic \(topic) occurs twice; give each topic its own id", line: line)
    }

    static func notAnObject(line: Int) -> Self {
        Self(code: .invalidJSON, message: "expected a JSON object, with all of it on this line", line: line)
    }

    static func noMember(_ name: String, line: Int) -> Self {
        Self(
            code: .invalidJSON, message: "there is no text under \"\(name)\"; name the member that has it", line: line)
    }

    static func invalidJSON(line: Int) -> Self {
        Self(
            code: .invalidJSON,
            message:
                #"not a topic in JSON; expected {"id": "…", "text": "…"} and optionally "answerable": true or false"#,
            line: line)
    }

    static func missingTab(line: Int) -> Self {
        Self(code: .wrongColumnCount, message: "no tab; expected the topic's id, a tab, and its text", line: line)
    }

    static func emptyText(_ column: String, line: Int) -> Self {
        Self(code: .emptyText, message: "the \(column) is empty", line: line)
    }

    static func whiteSpace(in identifier: String) -> Self {
        Self(
            code: .whiteSpaceInIdentifier,
            message: "the id \"\(identifier)\" is empty or contains white space, which the TREC format cannot express",
            line: nil)
    }

    static func unknownMeasure(_ name: String) -> Self {
        Self(
            code: .unknownMeasure,
            message: "unknown measure \(name); known are nDCG@k, R@k, RR, RR@k, P@k and Judged@k, with k from 1",
            line: nil)
    }
}
