import Spelling

/// `lacuna.yaml` cannot be used; names the line and what to write instead.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case notYAML, unknownKey, missingKey, wrongType, badValue, duplicate }
        private let value: Value

        package static let notYAML = Code(value: .notYAML)
        package static let unknownKey = Code(value: .unknownKey)
        package static let missingKey = Code(value: .missingKey)
        package static let wrongType = Code(value: .wrongType)
        package static let badValue = Code(value: .badValue)
        package static let duplicate = Code(value: .duplicate)
    }

    package let code: Code
    /// From 1; nil if it concerns the whole file.
    package let line: Int?
    package let message: String

    package var description: String {
        line.map { "lacuna.yaml, line \($0): \(message)" } ?? "lacuna.yaml: \(message)"
    }

    static func notYAML(line: Int?, problem: String) -> ConfigurationError {
        ConfigurationError(code: .notYAML, line: line, message: "this is not YAML: \(problem)")
    }

    static func unknownKey(_ key: String, of place: String, known: [String], line: Int?) -> ConfigurationError {
        let advice =
            Spelling.nearest(to: key, among: known).map { "did you mean \"\($0)\"?" }
            ?? "its keys are \(known.joined(separator: ", "))"
        return ConfigurationError(
            code: .unknownKey, line: line, message: "\(place) has no key \"\(key)\"; \(advice)")
    }

    static func missingKey(_ key: String, of place: String, line: Int?) -> ConfigurationError {
        ConfigurationError(code: .missingKey, line: line, message: "\(place) needs the key \"\(key)\"")
    }

    /// - Parameter wanted: with its article: "a list of sources".
    static func wrongType(_ place: String, wanted: String, line: Int?) -> ConfigurationError {
        ConfigurationError(code: .wrongType, line: line, message: "\(place) must be \(wanted)")
    }

    static func badValue(_ value: String, of key: String, wanted: String, line: Int?) -> ConfigurationError {
        ConfigurationError(
            code: .badValue, line: line, message: "\"\(value)\" cannot be the \(key); it must be \(wanted)")
    }

    /// - Parameter problem: the sentence of whoever tried to use what stands there; names the thing and the remedy.
    package static func unusable(_ problem: String, line: Int?) -> ConfigurationError {
        ConfigurationError(code: .badValue, line: line, message: problem)
    }

    static func unknownProfile(_ name: String, known: [String], line: Int?) -> ConfigurationError {
        let wanted =
            Spelling.nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
            ?? "the profiles are \(known.joined(separator: ", "))"
        return ConfigurationError(
            code: .badValue, line: line, message: "there is no profile \"\(name)\"; \(wanted)")
    }

    static func duplicateSource(_ name: String, line: Int?) -> ConfigurationError {
        ConfigurationError(
            code: .duplicate, line: line,
            message:
                "two sources are named \"\(name)\"; give each its own \"name\", by which the index keeps them apart")
    }

    static func duplicateKey(_ key: String, line: Int?) -> ConfigurationError {
        ConfigurationError(
            code: .duplicate, line: line, message: "the key \"\(key)\" stands twice in one place; remove one")
    }
}
