/// A redaction rule that cannot be used.
package struct RedactionRuleError: Error, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Known: String { case badName, badPattern }
        private let known: Known

        package static let badName = Code(known: .badName)
        package static let badPattern = Code(known: .badPattern)
    }

    package let code: Code
    /// Names the rule and the remedy.
    package let description: String

    static func badName(_ name: String) -> RedactionRuleError {
        RedactionRuleError(
            code: .badName,
            description:
                "\"\(name)\" cannot be the name of a redaction rule; use small letters, digits and \"_\", from a "
                + "letter on and at most \(RedactionRule.nameLengthMaximum), such as \"loyalty_card\"")
    }

    static func badPattern(_ pattern: String, of name: String, because reason: String) -> RedactionRuleError {
        RedactionRuleError(
            code: .badPattern,
            description: "the pattern \"\(pattern)\" of the redaction rule \"\(name)\" cannot be used: \(reason)")
    }
}
