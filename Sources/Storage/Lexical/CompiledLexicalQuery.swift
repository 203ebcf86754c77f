/// A question in one reader's words: dictionaries have been read and weights computed, over the caller's parts and
/// nothing else.
///
/// Calls block as those of the reader do. Safe from any thread.
package protocol CompiledLexicalQuery: Sendable {
    /// The best `limit` passages by BM25 over the live passages, in ranking order.
    func candidates(filter: PassageFilter, limit: Int) throws -> [Candidate]
    /// BM25 of the given passages, 0 where no term matches; equal to the score as a candidate.
    func scores(of references: [PassageReference]) throws -> [Double]
    /// How many of the question's pairs of neighbouring words stand side by side in each passage too, weighed by what the
    /// commoner word of a pair tells apart: 0 to 1.
    func wordPairShares(of references: [PassageReference]) throws -> [Double]
    /// How a passage's score comes about.
    func explanation(of reference: PassageReference) throws -> LexicalExplanation
    /// Words of the question that no passage holds and what was searched for instead, in the order of the question.
    /// Reads a passage for each.
    func corrections() throws -> [WordCorrection]
}

/// A word that was searched for as another.
package struct WordCorrection: Sendable, Hashable {
    /// As the question has it.
    package let word: String
    /// Where it stands in the question first, in Unicode scalars.
    package let scalarRange: Range<Int>
    /// As the first passage has it that holds it, in lower case.
    package let replacement: String

    package init(word: String, scalarRange: Range<Int>, replacement: String) {
        self.word = word
        self.scalarRange = scalarRange
        self.replacement = replacement
    }
}

extension GenerationReader {
    /// For one look at a question; see `CompiledLexicalQuery.candidates`.
    package func lexicalCandidates(
        for query: LexicalQuery, filter: PassageFilter = .everything, limit: Int
    ) throws -> [Candidate] {
        try compile(query).candidates(filter: filter, limit: limit)
    }

    /// For one look at a question; see `CompiledLexicalQuery.scores`.
    package func lexicalScores(of references: [PassageReference], for query: LexicalQuery) throws -> [Double] {
        try compile(query).scores(of: references)
    }
}
