package import KnowledgeModel

/// Turns texts into vectors of unit length whose inner product says how alike the texts are.
///
/// Implementations are `BertEncoder` and the deterministic encoder of the tests. All calls block the calling thread for
/// as long as the arithmetic takes: keep them off the cooperative thread pool.
package protocol TextEncoder: TokenCounting {
    /// Which model this is. Vectors of different identities cannot be compared.
    var identity: ModelIdentity { get }

    /// One vector for each text, in the order of `texts`.
    ///
    /// A text's vector does not depend on the texts around it.
    ///
    /// - Throws: `EmbeddingError.Code.tooLong` if a text has more tokens than `tokenLimit`. Nothing is cut silently.
    /// - Complexity: O(tokens), and O(tokens²) in the tokens of one text.
    func encode(_ texts: [String]) throws -> [EmbeddingVector]

    /// As `encode`, and a vector for each piece of each text from the same pass: the mean over the piece's tokens.
    func encode(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding]

    /// As `encode`, for what is kept in an index: an encoder may be faster here, and less exact, than with questions.
    func encodePassages(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding]

    /// As `encode`, but of a text over the limit only the first tokens count, as in the reference implementation:
    /// `tokenLimit` tokens of which the special ones are part.
    func encodeTruncating(_ texts: [String]) throws -> [EmbeddingVector]
}

extension TextEncoder {
    package func encodePassages(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding] { try encode(texts) }
}
