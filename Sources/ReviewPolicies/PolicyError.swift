import Spelling

/// A policy or a file of questions cannot be used; names the line, the rule and what to write instead.
package struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Known: String {
            case notYAML, tooLarge, unknownKey, missingKey, wrongType, badValue, badPhrase, badPattern, duplicate
            case noMatch, encoding, badQuestion
        }
        private let known: Known

        package static let notYAML = Code(known: .notYAML)
        package static let tooLarge = Code(known: .tooLarge)
        package static let unknownKey = Code(known: .unknownKey)
        package static let missingKey = Code(known: .missingKey)
        package static let wrongType = Code(known: .wrongType)
        package static let badValue = Code(known: .badValue)
        package static let badPhrase = Code(known: .badPhrase)
        package static let badPattern = Code(known: .badPattern)
        package static let duplicate = Code(known: .duplicate)
        /// A rule that nothing can match.
        package static let noMatch = Code(known: .noMatch)
        /// The encoder gave something else than a vector for each example.
        package static let encoding = Code(known: .encoding)
        /// A line of a file of questions.
        package static let badQuestion = Code(known: .badQuestion)

        package var description: String { known.rawValue }
    }

    package let code: Code
    /// From 1; nil if it concerns no line.
    package let line: Int?
    package let message: String

    /// `line 12: …`
    package var description: String { line.map { "line \($0): \(message)" } ?? message }
}

// The sentences, in one place. `place` is "the policy" or "the rule \"refund\"".
extension PolicyError {
    static func notYAML(line: Int?, problem: String) -> PolicyError {
        PolicyError(code: .notYAML, line: line, message: "this is not YAML: \(problem)")
    }

    static func tooLarge(_ what: String, maximum: Int, line: Int? = nil) -> PolicyError {
        PolicyError(code: .tooLarge, line: line, message: "\(what), the most is \(maximum); split the policy")
    }

    static func unknownKey(_ key: String, of place: String, known: [String], line: Int?) -> PolicyError {
        let advice =
            Spelling.nearest(to: key, among: known).map { "did you mean \"\($0)\"?" }
            ?? "its keys are \(known.joined(separator: ", "))"
        return PolicyError(code: .unknownKey, line: line, message: "\(place) has no key \"\(key)\"; \(advice)")
    }

    static func missingKey(_ key: String, of place: String, line: Int?) -> PolicyError {
        PolicyError(code: .missingKey, line: line, message: "\(place) needs the key \"\(key)\"")
    }

    /// - Parameter wanted: with its article: "a list of texts".
    static func wrongType(_ key: String, of place: String, wanted: String, line: Int?) -> PolicyError {
        PolicyError(code: .wrongType, line: line, message: "\"\(key)\" of \(place) must be \(wanted)")
    }

    static func notMapping(_ place: String, line: Int?) -> PolicyError {
        PolicyError(code: .wrongType, line: line, message: "\(place) must be a mapping of keys to values")
    }

    static func badValue(_ value: String, of key: String, in place: String, wanted: String, line: Int?) -> PolicyError {
        PolicyError(
            code: .badValue, line: line, message: "\"\(value)\" cannot be the \(key) of \(place); it must be \(wanted)")
    }

    static func badPhrase(_ phrase: String, in place: String, because reason: String, line: Int?) -> PolicyError {
        PolicyError(
            code: .badPhrase, line: line, message: "the phrase \"\(phrase)\" in \(place) cannot be used: \(reason)")
    }

    static func badPattern(_ pattern: String, in place: String, because reason: String, line: Int?) -> PolicyError {
        PolicyError(
            code: .badPattern, line: line, message: "the pattern \"\(pattern)\" in \(place) cannot be used: \(reason)")
    }

    static func duplicateRule(_ id: String, line: Int?) -> PolicyError {
        PolicyError(code: .duplicate, line: line, message: "two rules have the id \"\(id)\"; give each its own")
    }

    static func duplicateKey(_ key: String, line: Int?) -> PolicyError {
        PolicyError(code: .duplicate, line: line, message: "the key \"\(key)\" stands twice in one place; remove one")
    }

    static func noMatch(_ place: String, line: Int?) -> PolicyError {
        PolicyError(
            code: .noMatch, line: line,
            message: "\(place) can never match; give \"match\" at least one of phrases, patterns, examples")
    }

    static func encoding(expected: Int, found: Int) -> PolicyError {
        PolicyError(
            code: .encoding, line: nil,
            message: "the encoder gave \(found) vectors of one length for \(expected) examples; check the model")
    }

    static func badQuestion(_ reason: String, line: Int) -> PolicyError {
        PolicyError(
            code: .badQuestion, line: line,
            message: "\(reason); expected {\"text\": \"…\"} and optionally \"id\" and \"triggers\": [\"…\"]")
    }
}
