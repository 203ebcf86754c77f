internal import Embedding
package import KnowledgeModel

/// A question as the encoder sees it, from one pass: the vector of each piece that fits it, and those of its words.
package struct EncodedQuestion: Sendable, Hashable {
    /// One for each piece of the question; none for a question without a visible character.
    package let vectors: [EmbeddingVector]
    /// Content words in reading order, each once.
    package let words: [Word]

    /// A content word *within* its question: the mean over its tokens after they have seen all the others.
    package struct Word: Sendable, Hashable {
        package let text: String
        /// Written with a capital letter although no sentence begins there.
        package let isName: Bool
        /// Nil for one without a token.
        package let vector: EmbeddingVector?
    }

    /// Words that are looked at: a question has fewer, a pasted log has thousands.
    static let wordsMaximum = 64

    /// - Throws: what the encoder throws; never because of the text's length.
    init(_ text: String, encoder: any TextEncoder) throws {
        let pieces = LongQuery(tokens: encoder).pieces(of: text).map { QuestionWords.pieces(of: $0) }
        let segmented = pieces.map { words in SegmentedText(words.map(String.init)) }
        let encoded: [SegmentedEmbedding] = try encoder.encode(segmented)
        vectors = encoded.map(\.vector)
        var words: [Word] = []
        var seen: Set<String> = []
        for (piece, embedding) in zip(pieces, encoded) {
            var beginsSentence = true
            for (word, vector) in zip(piece, embedding.segments) {
                defer { beginsSentence = [".", "?", "!", ":"].contains(word) }
                guard words.count < Self.wordsMaximum, QuestionWords.isContent(word) else { continue }
                guard seen.insert(word.lowercased()).inserted else { continue }
                let isName = !beginsSentence && word.first?.isUppercase == true
                words.append(Word(text: String(word), isName: isName, vector: EmbeddingVector(vector)))
            }
        }
        self.words = words
    }
}

extension EmbeddingVector {
    /// The direction of a quantised vector; nil if it has none.
    fileprivate init?(_ quantized: QuantizedVector) {
        let values = quantized.codes.map { Float($0) }
        let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard quantized.scale > 0, norm > 0 else { return nil }
        self.init(unitLength: values.map { $0 / norm })
    }
}
