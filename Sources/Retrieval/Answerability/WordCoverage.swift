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

    /// Of several passages, in their order. O(passages · words · segments · dimensions).
    ///
    /// - Parameter explanations: of the passages' words, in their order.
    static func of(
        _ words: [EncodedQuestion.Word], by references: [PassageReference], _ explanations: [LexicalExplanation],
        in reader: some GenerationReader
    ) throws -> [WordCoverage] {
        let nearest = try words.map { word in
            try word.vector.map { try reader.segmentCosines(of: references, to: $0) } ?? references.map { _ in [] }
        }
        return explanations.enumerated().map { passage, explanation in
            var literal: Set<String> = []
            for clause in explanation.clauses where !clause.matches.isEmpty { literal.insert(clause.text.lowercased()) }
            let isLiteral = words.map { literal.contains($0.text.lowercased()) }
            let values = zip(isLiteral, nearest).map { stands, cosines in
                max(stands ? Self.literal : 0, cosines[passage].lazy.compactMap(\.self).max() ?? 0)
            }
            return WordCoverage(values: values, isLiteral: isLiteral)
        }
    }
}
