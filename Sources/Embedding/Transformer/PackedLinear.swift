/// The weights and bias of one linear map, in the kernels' layout.
struct PackedLinear: Sendable {
    /// Outputs; a multiple of `Kernels.panelColumns`.
    let columns: Int
    /// Inputs.
    let depth: Int
    /// [columns / 64][depth][64]
    let panels: FloatBuffer
    /// [columns]
    let bias: FloatBuffer

    /// One of the maps that are laid side by side.
    struct Part {
        /// The name without ".weight" and ".bias".
        let name: String
        let columns: Int
        var scale: Float = 1
    }

    /// Reads and packs the maps `parts`, which share their input, as one map whose outputs follow one another.
    ///
    /// - Throws: `unsupportedModel` or `corruptFile` if a tensor is missing or has another shape.
    init(_ parts: [Part], depth: Int, from file: SafeTensors, prefix: String) throws(EmbeddingError) {
        columns = parts.reduce(0) { $0 + $1.columns }
        self.depth = depth
        panels = FloatBuffer(count: columns * depth)
        bias = FloatBuffer(count: columns)
        var first = 0
        for part in parts {
            let weights = try file.tensor("\(prefix)\(part.name).weight", shape: [part.columns, depth])
            let partBias = try file.tensor("\(prefix)\(part.name).bias", shape: [part.columns])
            file.withFloats(weights) { weights in
                Kernels.packPanels(
                    weights, columns: part.columns, depth: depth, scale: part.scale, into: panels.start + first * depth)
            }
            file.withFloats(partBias) { partBias in
                for i in 0..<part.columns { bias.start[first + i] = partBias[i] * part.scale }
            }
            first += part.columns
        }
    }
}

/// The gain and shift of one layer norm.
struct LayerNorm: Sendable {
    /// [hidden]
    let gain: FloatBuffer
    /// [hidden]
    let shift: FloatBuffer
    let epsilon: Float

    init(_ name: String, size: Int, epsilon: Float, from file: SafeTensors) throws(EmbeddingError) {
        gain = file.floats(try file.tensor("\(name).weight", shape: [size]))
        shift = file.floats(try file.tensor("\(name).bias", shape: [size]))
        self.epsilon = epsilon
    }
}
