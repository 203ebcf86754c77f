import KnowledgeModel
import Storage

/// How well a passage covers each content word of a question: with the word itself, or with something like it.
struct WordCoverage: Sendable, Hashable {
    /// In the order of the question's words, 0 to 1: `literal` if the passage holds the word in any of its forms, or the
    /// word's best cosine with the passage's title line and sentences, whichever is more.
    let values: [Double]
    /// Whether the passage holds the word.
    let isLiteral: [Bool]

    /// A word that stands there may still mean something else.
    static let literal = 0.9
    /// From here on a word counts as covered when people are told; it has no part in the probability.
    static let sufficient = 0.45

    /// O(words · segments · dimensions).
    init(
        of words: [EncodedQuestion.Word], by reference: PassageReference, query: any CompiledLexicalQuery,
        in reader: some GenerationReader
    ) throws {
        let explanation = try query.explanation(of: reference)
        var literal: Set<String> = []
        for clause in explanation.clauses where !clause.matches.isEmpty { literal.insert(clause.text.lowercased()) }
        var values: [Double] = []
        var isLiteral: [Bool] = []
        for word in words {
            var value = 0.0
            if let vector = word.vector {
                let cosines = try reader.segmentCosines(of: [reference], to: vector).first ?? []
                value = cosines.compactMap(\.self).max() ?? 0
            }
            let stands = literal.contains(word.text.lowercased())
            values.append(max(stands ? Self.literal : 0, value))
            isLiteral.append(stands)
        }
        self.values = values
        self.isLiteral = isLiteral
    }
}
