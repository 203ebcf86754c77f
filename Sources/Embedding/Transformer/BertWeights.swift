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
    private let panels: PackedPanels
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

    /// Reads, and packs on all cores what `packed` does not have yet.
    ///
    /// - Parameters:
    ///   - packed: where packed weights are kept from start to start; nil packs into memory.
    ///   - precision: `fast` makes eight-bit codes too.
    /// - Throws: `unsupportedModel` or `corruptFile` if a tensor is missing, of another type or of another shape.
    init(
        _ c: ModelConfiguration, from file: SafeTensors, packed: PackedFile? = nil,
        precision: EncoderPrecision = .exact
    ) throws(EmbeddingError) {
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

        let layerFloats = Layer.panelFloats(c)
        let known = packed?.read(count: c.layerCount * layerFloats)
        let room = known == nil ? FloatBuffer(count: c.layerCount * layerFloats) : nil
        let panels = known ?? PackedPanels(start: UnsafePointer(room!.start), count: room!.count, owner: room!)
        let norm = embeddingNorm
        let made = Locked([Result<Layer, EmbeddingError>?](repeating: nil, count: c.layerCount))
        DispatchQueue.concurrentPerform(iterations: c.layerCount) { index in
            let layer = Result { () throws(EmbeddingError) in
                let prefix = "\(root)encoder.layer."
                let norm = index == 0 ? norm : try Layer.outputNorm(c, from: file, prefix: "\(prefix)\(index - 1).")
                return try Layer(
                    c, from: file, prefix: "\(prefix)\(index).", panels: panels.start + index * layerFloats,
                    packingInto: room.map { $0.start + index * layerFloats },
                    inputNorm: precision == .fast ? norm : nil)
            }
            made.withLock { $0[index] = layer }
        }
        var layers: [Layer] = []
        for result in made.withLock({ $0 }) { layers.append(try result!.get()) }
        self.panels = panels
        self.layers = layers
        if known == nil { packed?.write(panels) }
    }
}

extension BertWeights.Layer {
    /// Floats of one layer's panels: qkv, out, up, down.
    static func panelFloats(_ c: ModelConfiguration) -> Int {
        4 * c.hiddenSize * c.hiddenSize + 2 * c.hiddenSize * c.intermediateSize
    }

    static func outputNorm(
        _ c: ModelConfiguration, from file: SafeTensors, prefix: String
    ) throws(EmbeddingError) -> LayerNorm {
        try LayerNorm(prefix + "output.LayerNorm", size: c.hiddenSize, epsilon: c.layerNormEpsilon, from: file)
    }

    /// - Parameter inputNorm: the layer norm whose output comes in, if codes are wanted.
    init(
        _ c: ModelConfiguration, from file: SafeTensors, prefix: String, panels: UnsafePointer<Float>,
        packingInto room: UnsafeMutablePointer<Float>?, inputNorm: LayerNorm?
    ) throws(EmbeddingError) {
        let hidden = c.hiddenSize
        var offset = 0
        func map(
            _ parts: [PackedLinear.Part], depth: Int, codes: [Int32]?
        ) throws(EmbeddingError) -> PackedLinear {
            defer { offset += parts.reduce(0) { $0 + $1.columns } * depth }
            return try PackedLinear(
                parts, depth: depth, from: file, prefix: prefix, panels: panels + offset,
                packingInto: room.map { $0 + offset }, codes: codes)
        }
        /// The kept inputs of the map that reads what `name` makes of `norm`.
        func kept(
            _ name: String, columns: Int, after norm: LayerNorm, gelu: Bool
        ) throws(EmbeddingError) -> [Int32] {
            let weights = try file.tensor("\(prefix)\(name).weight", shape: [columns, hidden])
            let bias = file.floats(try file.tensor("\(prefix)\(name).bias", shape: [columns]))
            return file.withFloats(weights) {
                KeptInputs.after(norm, weights: $0, bias: bias.start, outputs: columns, gelu: gelu)
            }
        }
        attentionNorm = try LayerNorm(
            prefix + "attention.output.LayerNorm", size: hidden, epsilon: c.layerNormEpsilon, from: file)
        outputNorm = try Self.outputNorm(c, from: file, prefix: prefix)
        qkv = try map(
            [
                .init(
                    name: "attention.self.query", columns: hidden, scale: 1 / Float(c.headSize).squareRoot()),
                .init(name: "attention.self.key", columns: hidden),
                .init(name: "attention.self.value", columns: hidden),
            ], depth: hidden, codes: inputNorm.map { KeptInputs.after($0) })
        var values: [Int32]?
        var inner: [Int32]?
        if let inputNorm {
            values = try kept("attention.self.value", columns: hidden, after: inputNorm, gelu: false)
            inner = try kept("intermediate.dense", columns: c.intermediateSize, after: attentionNorm, gelu: true)
        }
        out = try map([.init(name: "attention.output.dense", columns: hidden)], depth: hidden, codes: values)
        up = try map(
            [.init(name: "intermediate.dense", columns: c.intermediateSize)], depth: hidden,
            codes: inputNorm.map { [attentionNorm] _ in KeptInputs.after(attentionNorm) })
        down = try map([.init(name: "output.dense", columns: hidden)], depth: c.intermediateSize, codes: inner)
    }
}
