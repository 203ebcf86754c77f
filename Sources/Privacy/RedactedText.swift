/// Text out of which personal data was taken, with typed placeholders such as `[email]` in its place.
///
/// Only a `Redactor` makes one, so that what asks for this type cannot be handed anything else; see `docs/privacy.md`
/// for what a redactor does not see.
package struct RedactedText: Sendable, Hashable {
    package let text: String
    /// What was replaced, in order of appearance; one entry for each placeholder that the redactor put in.
    package let kinds: [RedactionKind]

    init(text: String, kinds: [RedactionKind]) {
        self.text = text
        self.kinds = kinds
    }

    /// For a storage that reads back what it was once handed redacted; `kinds` is then empty. A redactor leaves such a
    /// text as it is.
    package init(storedRedacted text: String) { self.init(text: text, kinds: []) }
}
