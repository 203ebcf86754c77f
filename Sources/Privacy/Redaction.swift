/// A place in a text that holds personal data.
package struct Redaction: Sendable, Hashable {
    package let kind: RedactionKind
    /// What the redacted text has there instead.
    package let placeholder: String
    /// In UTF-8 bytes of the text, on scalar boundaries.
    package let utf8Range: Range<Int>
}
