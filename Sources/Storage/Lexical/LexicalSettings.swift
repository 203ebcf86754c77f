/// How words count in a ranking.
package struct LexicalSettings: Sendable, Hashable {
    package var bm25: BM25Settings
    /// What a name that the question writes as one (`v2.3.1`, `max_connections`) counts for beside its words, as if it were
    /// a word of its own.
    package var identifierWeight: Double
    /// The same for words that a hyphen joins, for a word torn apart (`wi-fi`, `log in`), and for phrases of the synonyms.
    package var phraseWeight: Double
    /// The same for words that the question puts between double quotes.
    package var quoteWeight: Double
    /// What an occurrence of a synonym counts for, an occurrence of the question's own word being 1.
    package var synonymWeight: Double
    /// The same for other ways to write the question's word: `wifi` for `wi-fi`, `log in` for `login`.
    package var variantWeight: Double
    /// The same for what a word that no passage holds is taken for; nil takes no word for another.
    package var corrections: CorrectionSettings?

    package init(
        bm25: BM25Settings = .standard, identifierWeight: Double = 1, phraseWeight: Double = 0.5,
        quoteWeight: Double = 2, synonymWeight: Double = 0.8, variantWeight: Double = 0.9,
        corrections: CorrectionSettings? = .standard
    ) {
        self.bm25 = bm25
        self.identifierWeight = identifierWeight
        self.phraseWeight = phraseWeight
        self.quoteWeight = quoteWeight
        self.synonymWeight = synonymWeight
        self.variantWeight = variantWeight
        self.corrections = corrections
    }

    package static let standard = LexicalSettings()
    /// Words as they are: what FTS5's `bm25()` computes.
    package static let plain = LexicalSettings(
        identifierWeight: 0, phraseWeight: 0, quoteWeight: 0, variantWeight: 0, corrections: nil)
}

/// The constants of BM25, as `bm25(table, title, headings, body)` of SQLite's FTS5 takes them; there `k1` and `b` cannot be
/// set, and are the defaults here.
package struct BM25Settings: Sendable, Hashable {
    /// What an occurrence in the title counts for; not negative, as the other two.
    package var titleWeight: Double
    package var headingsWeight: Double
    package var bodyWeight: Double
    /// How fast repetition stops counting; above 0.
    package var k1: Double
    /// How much length counts, 0 to 1.
    package var b: Double

    package init(
        titleWeight: Double = 1, headingsWeight: Double = 1, bodyWeight: Double = 1, k1: Double = 1.2, b: Double = 0.75
    ) {
        self.titleWeight = titleWeight
        self.headingsWeight = headingsWeight
        self.bodyWeight = bodyWeight
        self.k1 = k1
        self.b = b
    }

    package static let standard = BM25Settings()
}

/// What an occurrence counts for of a word that the question's word is taken for.
package struct CorrectionSettings: Sendable, Hashable {
    /// One letter is missing, too many, another, or swapped with its neighbour.
    package var oneEditWeight: Double
    /// Two such slips, in a word of eight letters or more.
    package var twoEditsWeight: Double
    /// The question's word is the beginning of it, of four letters or more.
    package var prefixWeight: Double
    /// How many words one is taken for at most.
    package var alternativesMaximum: Int

    package init(
        oneEditWeight: Double = 0.7, twoEditsWeight: Double = 0.5, prefixWeight: Double = 0.5,
        alternativesMaximum: Int = 3
    ) {
        self.oneEditWeight = oneEditWeight
        self.twoEditsWeight = twoEditsWeight
        self.prefixWeight = prefixWeight
        self.alternativesMaximum = alternativesMaximum
    }

    package static let standard = CorrectionSettings()
}
