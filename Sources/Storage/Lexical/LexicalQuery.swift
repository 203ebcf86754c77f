/// What a leg is asked for in words. The storage turns the text into terms with its own tokenizer, so no text, however
/// it is written, can be a syntax error.
///
/// Words that are written as one (`E-402`, `max_connections`, `/etc/hosts`) and words between double quotes are wished to
/// stand side by side, too; a word that no passage of the caller holds is looked for as what it may be a slip of.
package struct LexicalQuery: Sendable, Hashable {
    package let text: String
    package var settings: LexicalSettings
    package var synonyms: Synonyms

    package init(_ text: String, settings: LexicalSettings = .standard, synonyms: Synonyms = .none) {
        self.text = text
        self.settings = settings
        self.synonyms = synonyms
    }
}
