/// Why a text is no pattern.
package struct PatternFault: Error, Hashable {
    /// What is wrong and what helps, to be put after "the pattern … cannot be used: ".
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
