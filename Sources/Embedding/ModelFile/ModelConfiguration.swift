/// What decides the shape and the steps of the computation, read from a model folder and checked.
///
/// Two folders with equal configurations, weights and vocabularies give equal vectors.
struct ModelConfiguration: Sendable, Hashable {
    /// How the vectors of the tokens become the one of the text.
    enum Pooling: String, Sendable {
        /// Their mean, the special tokens' included.
        case mean
        /// The vector of the first token, `[CLS]`.
        case cls
    }

    /// Floats of a token's vector, and of the text's.
    let hiddenSize: Int
    let layerCount: Int
    let headCount: Int
    let intermediateSize: Int
    /// Added to the variance in each layer norm.
    let layerNormEpsilon: Float
    /// Rows of the table of positions.
    let positionCount: Int
    /// Rows of the table of words.
    let vocabularySize: Int
    /// Rows of the table of token types; only the first is used.
    let tokenTypeCount: Int
    let pooling: Pooling
    /// Tokens of one text at most, special tokens included.
    let tokenLimit: Int
    let normalizer: BertNormalizer

    var headSize: Int { hiddenSize / headCount }
}
