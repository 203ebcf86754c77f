package import Patterns

/// An owner's own kind of personal data, such as the numbers of a loyalty programme.
package struct RedactionRule: Sendable {
    package static let nameLengthMaximum = 40

    /// Small letters, digits and low lines, from a letter on.
    package let name: String
    package let pattern: Pattern
    package let kind: RedactionKind
    /// `[name]`, or that of the kind if the rule finds more of a known kind.
    package var placeholder: String { kind == .custom ? "[\(name)]" : kind.placeholder }

    /// - Parameter pattern: compared in small letters, with full-width forms, dashes and spaces made plain and invisible
    ///   characters left out. All that its matches cover is replaced, but for what a placeholder already stands for.
    package init(name: String, pattern: Pattern, kind: RedactionKind = .custom) throws(RedactionRuleError) {
        let scalars = name.unicodeScalars
        let isName = scalars.first.map { ("a"..."z").contains($0) } ?? false
        guard isName, scalars.count <= Self.nameLengthMaximum,
            scalars.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
        else { throw .badName(name) }
        (self.name, self.pattern, self.kind) = (name, pattern, kind)
    }

    /// - Parameter pattern: a regular expression as in review policies: no look-around, no references to groups.
    package init(name: String, pattern: String, kind: RedactionKind = .custom) throws(RedactionRuleError) {
        let compiled: Pattern
        do { compiled = try Pattern(pattern) } catch { throw .badPattern(pattern, of: name, because: error.reason) }
        try self.init(name: name, pattern: compiled, kind: kind)
    }
}
