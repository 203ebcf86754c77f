/// The intermediate values of one forward pass; one thread uses it at a time.
final class Workspace {
    /// Tokens of one pass at most.
    let tokenCapacity: Int
    /// [tokens × hidden]
    let x: FloatBuffer
    /// [tokens × hidden]
    let y: FloatBuffer
    /// [tokens × max(3 · hidden, intermediate)]: queries, keys and values, later the inner layer.
    let wide: FloatBuffer
    /// For attention: one for each thread of a pass.
    let scratch: [FloatBuffer]

    /// For inputs in eight bits; nil in an exact encoder.
    let codes: CodeBuffer?

    /// - Parameter tokens: at least the model's token limit.
    init(_ c: ModelConfiguration, tokens: Int, precision: EncoderPrecision) {
        codes = precision == .fast ? CodeBuffer(tokens: tokens, depth: max(c.hiddenSize, c.intermediateSize)) : nil
        tokenCapacity = tokens
        x = FloatBuffer(count: tokens * c.hiddenSize)
        y = FloatBuffer(count: tokens * c.hiddenSize)
        wide = FloatBuffer(count: tokens * max(3 * c.hiddenSize, c.intermediateSize))
        scratch = (0..<ThreadPair.threads).map { _ in
            FloatBuffer(count: Kernels.attentionScratch(tokens: c.tokenLimit, headSize: c.headSize))
        }
    }
}
