/// The weights and bias of one linear map, in the kernels' layout.
struct PackedLinear: @unchecked Sendable {
    // Sendable: nothing changes after `BertWeights` has been made.

    /// Outputs; a multiple of `Kernels.panelColumns`.
    let columns: Int
    /// Inputs.
    let depth: Int
    /// [columns / 64][depth][64]; valid as long as the `BertWeights` that made this.
    let panels: UnsafePointer<Float>
    /// [columns]
    let bias: FloatBuffer
    /// The weights once more, in eight bits; nil where nobody asked for them.
    let codes: CodedLinear?

    var panelCount: Int { columns / Kernels.panelColumns }

    /// One of the maps that are laid side by side.
    struct Part {
        /// The name without ".weight" and ".bias".
        let name: String
        let columns: Int
        var scale: Float = 1
    }

    /// Reads the maps `parts`, which share their input, as one map whose outputs follow one another.
    ///
    /// - Parameters:
    ///   - panels: where the packed weights are, or shall be.
    ///   - room: the same place, if they must be packed into it first.
    /// - Throws: `unsupportedModel` or `corruptFile` if a tensor is missing or has another shape.
    init(
        _ parts: [Part], depth: Int, from file: SafeTensors, prefix: String, panels: UnsafePointer<Float>,
        packingInto room: UnsafeMutablePointer<Float>?, codes kept: [Int32]?
    ) throws(EmbeddingError) {
        columns = parts.reduce(0) { $0 + $1.columns }
        self.depth = depth
        self.panels = panels
        bias = FloatBuffer(count: columns)
        codes = kept.map { [columns] in CodedLinear(columns: columns, depth: depth, kept: $0) }
        var first = 0
        for part in parts {
            let weights = try file.tensor("\(prefix)\(part.name).weight", shape: [part.columns, depth])
            let partBias = try file.tensor("\(prefix)\(part.name).bias", shape: [part.columns])
            if room != nil || codes != nil {
                file.withFloats(weights) { weights in
                    if let room {
                        Kernels.packPanels(
                            weights, columns: part.columns, depth: depth, scale: part.scale,
                            into: room + first * depth)
                    }
                    codes?.pack(weights, columns: first..<first + part.columns, scale: part.scale)
                }
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
