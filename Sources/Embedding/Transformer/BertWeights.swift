import Dispatch
import Locking
import SystemIO

/// The weights of the whole network.
///
/// The table of words, half of the file, is used where it lies in the map; all else is copied into the kernels' layout.
final class BertWeights: @unchecked Sendable {
    // Sendable: nothing changes after init, and `words` points into `keptAlive` or `convertedWords`.

    /// [vocabulary × hidden]
    let words: UnsafePointer<Float>
    /// [positions × hidden]: the vector of the position plus that of token type 0, the only type a single text has.
    let positions: FloatBuffer
    let embeddingNorm: LayerNorm
    let layers: [Layer]
    private let keptAlive: MappedFile
    private let convertedWords: FloatBuffer?

    /// One layer: x = norm(x + out(attention(qkv(x)))), then x = norm(x + down(gelu(up(x)))).
    struct Layer: Sendable {
        /// Queries, already divided by the root of the head size, then keys, then values.
        let qkv: PackedLinear
        let out: PackedLinear
        let attentionNorm: LayerNorm
        let up: PackedLinear
        let down: PackedLinear
        let outputNorm: LayerNorm
    }

    /// Reads and packs, on all cores. About 40 ms for all-MiniLM-L6-v2.
    ///
    /// - Throws: `unsupportedModel` or `corruptFile` if a tensor is missing, of another type or of another shape.
    init(_ c: ModelConfiguration, from file: SafeTensors) throws(EmbeddingError) {
        // Checkpoints of a bare encoder name tensors without the prefix, those of a whole BertModel with it.
        let probe = "embeddings.word_embeddings.weight"
        let root = file.tensors[probe] == nil && file.tensors["bert." + probe] != nil ? "bert." : ""

        let wordTensor = try file.tensor(root + probe, shape: [c.vocabularySize, c.hiddenSize])
        convertedWords = file.floatsInPlace(wordTensor) == nil ? file.floats(wordTensor) : nil
        words = file.floatsInPlace(wordTensor) ?? UnsafePointer(convertedWords!.start)
        keptAlive = file.file

        positions = file.floats(
            try file.tensor(root + "embeddings.position_embeddings.weight", shape: [c.positionCount, c.hiddenSize]))
        let types = file.floats(
            try file.tensor(root + "embeddings.token_type_embeddings.weight", shape: [c.tokenTypeCount, c.hiddenSize]))
        for row in 0..<c.positionCount {
            for k in 0..<c.hiddenSize { positions.start[row * c.hiddenSize + k] += types.start[k] }
        }
        embeddingNorm = try LayerNorm(
            root + "embeddings.LayerNorm", size: c.hiddenSize, epsilon: c.layerNormEpsilon, from: file)

        let packed = Locked([Result<Layer, EmbeddingError>?](repeating: nil, count: c.layerCount))
        DispatchQueue.concurrentPerform(iterations: c.layerCount) { index in
            let layer = Result { () throws(EmbeddingError) in
                try Layer(c, from: file, prefix: "\(root)encoder.layer.\(index).")
            }
            packed.withLock { $0[index] = layer }
        }
        var layers: [Layer] = []
        for result in packed.withLock({ $0 }) { layers.append(try result!.get()) }
        self.layers = layers
    }
}

extension BertWeights.Layer {
    init(_ c: ModelConfiguration, from file: SafeTensors, prefix: String) throws(EmbeddingError) {
        let hidden = c.hiddenSize
        qkv = try PackedLinear(
            [
                .init(
                    name: "attention.self.query", columns: hidden, scale: 1 / Float(c.headSize).squareRoot()),
                .init(name: "attention.self.key", columns: hidden),
                .init(name: "attention.self.value", columns: hidden),
            ], depth: hidden, from: file, prefix: prefix)
        out = try PackedLinear(
            [.init(name: "attention.output.dense", columns: hidden)], depth: hidden, from: file, prefix: prefix)
        attentionNorm = try LayerNorm(
            prefix + "attention.output.LayerNorm", size: hidden, epsilon: c.layerNormEpsilon, from: file)
        up = try PackedLinear(
            [.init(name: "intermediate.dense", columns: c.intermediateSize)], depth: hidden, from: file,
            prefix: prefix)
        down = try PackedLinear(
            [.init(name: "output.dense", columns: hidden)], depth: c.intermediateSize, from: file, prefix: prefix)
        outputNorm = try LayerNorm(
            prefix + "output.LayerNorm", size: hidden, epsilon: c.layerNormEpsilon, from: file)
    }
}
