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
    let scratch: FloatBuffer

    /// - Parameter tokens: at least the model's token limit.
    init(_ c: ModelConfiguration, tokens: Int) {
        tokenCapacity = tokens
        x = FloatBuffer(count: tokens * c.hiddenSize)
        y = FloatBuffer(count: tokens * c.hiddenSize)
        wide = FloatBuffer(count: tokens * max(3 * c.hiddenSize, c.intermediateSize))
        scratch = FloatBuffer(count: Kernels.attentionScratch(tokens: c.tokenLimit, headSize: c.headSize))
    }
}
