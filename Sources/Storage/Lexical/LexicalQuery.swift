/// What a leg is asked for in words. The storage turns the text into terms with its own tokenizer, so no text, however
/// it is written, can be a syntax error.
///
/// Words that are written as one (`E-402`, `max_connections`, `/etc/hosts`) and words between double quotes are wished to
/// stand side by side, too; a word that no passage of the caller holds is looked for as what it may be a slip of.
package struct LexicalQuery: Sendable, Hashable {
    package let text: String
    package var settings: LexicalSettings
    package var synonyms: Synonyms
    /// Languages (ISO 639-1) that the text is known not to be in; empty where it may be in any. Where all articles are in
    /// these, no word of it is taken for a slip: it is a word of its own language. Articles that do not say their language
    /// count as English here, as they do for verdicts.
    package var otherLanguages: Set<String>

    package init(
        _ text: String, settings: LexicalSettings = .standard, synonyms: Synonyms = .none,
        otherLanguages: Set<String> = []
    ) {
        self.text = text
        self.settings = settings
        self.synonyms = synonyms
        self.otherLanguages = otherLanguages
    }
}
