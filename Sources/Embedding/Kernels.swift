import CKernels

/// Which instruction set the arithmetic uses. A fixed one is for tests and for comparing machines.
package enum KernelChoice: String, Sendable, Hashable, CaseIterable {
    /// The best that this processor runs.
    case best
    /// Correct by definition, and slow.
    case scalar
    case avx2
    case avx512
    case neon
}

/// The C kernels of one instruction set: the only place in this module that knows of them.
///
/// Shapes, limits and ownership are those of `encoder_kernels.h`. Every function may run on any number of threads.
struct Kernels: @unchecked Sendable {
    // Sendable: points to a constant table in the program's read-only data.
    private let table: UnsafePointer<lk_encoder_kernels>

    /// Hidden and intermediate sizes must be multiples of this.
    static let panelColumns = Int(lk_panel_columns)
    /// The size of a head must be a multiple of this.
    static let widestVector = Int(lk_widest_vector)

    /// - Throws: `unsupportedKernel` if this processor lacks the instructions.
    init(_ choice: KernelChoice) throws(EmbeddingError) {
        let best = lk_best_isa()
        let wanted =
            switch choice {
            case .best: best
            case .scalar: lk_isa_scalar
            case .avx2: lk_isa_avx2
            case .avx512: lk_isa_avx512
            case .neon: lk_isa_neon
            }
        guard wanted.rawValue <= best.rawValue, let table = lk_encoder_kernels_for(wanted) else {
            throw .unsupportedKernel(choice.rawValue, best: String(cString: lk_isa_name(best)))
        }
        self.table = table
    }

    /// `scalar`, `avx2`, `avx512` or `neon`.
    var name: String { String(cString: lk_isa_name(table.pointee.isa)) }

    func embed(
        ids: UnsafePointer<Int32>, tokens: Int, words: UnsafePointer<Float>, positions: UnsafePointer<Float>,
        hidden: Int, output: UnsafeMutablePointer<Float>
    ) {
        table.pointee.embed(ids, tokens, words, positions, hidden, output)
    }

    /// `output` [rows × layer.columns] = activation(`input` [rows × layer.depth] × weights + bias).
    ///
    /// - Parameter panels: which panels of columns to compute, all by default; the others' outputs are left alone.
    func linear(
        _ layer: PackedLinear, _ input: UnsafePointer<Float>, rows: Int, gelu: Bool = false,
        panels: Range<Int>? = nil, output: UnsafeMutablePointer<Float>
    ) {
        let panels = panels ?? 0..<layer.panelCount
        let first = panels.lowerBound * Self.panelColumns
        table.pointee.linear(
            input, layer.depth, layer.panels + first * layer.depth, layer.bias.start + first,
            gelu ? lk_activation_gelu : lk_activation_none, output + first, layer.columns, rows,
            panels.count * Self.panelColumns, layer.depth)
    }

    /// As `linear`, in eight-bit codes: for a layer that has them. `codes` is room for the input's.
    func linearInCodes(
        _ layer: PackedLinear, _ weights: CodedLinear, _ input: UnsafePointer<Float>, rows: Int, gelu: Bool,
        codes: CodeBuffer, output: UnsafeMutablePointer<Float>
    ) {
        let coded = lk_codes(
            codes: codes.codes, scales: codes.scales.start, zeros: codes.zeros, kept: codes.kept.start)
        var inputs = lk_coded_inputs(kept: weights.keptInputs, mask: weights.mask.start)
        table.pointee.quantize(input, layer.depth, &inputs, table.pointee.code_levels, rows, layer.depth, coded)
        var map = lk_coded_weights(
            panels: weights.panels, scales: weights.scales.start, sums: weights.sums,
            kept: weights.keptWeights.start, bias: layer.bias.start)
        table.pointee.linear_codes(
            coded, &map, gelu ? lk_activation_gelu : lk_activation_none, output, layer.columns, rows, layer.columns,
            layer.depth)
    }

    /// Steps of an activation's codes: 255, or 127 (AVX2).
    var codeLevels: Int { table.pointee.code_levels }

    /// Multiplies and adds in registers `rounds` times over; returns how many operations of floats that was.
    func multiplyAndAdd(rounds: Int) -> Double { table.pointee.multiply_and_add(rounds) }

    func addLayerNorm(
        _ x: UnsafeMutablePointer<Float>, adding addend: UnsafePointer<Float>?, _ norm: LayerNorm, rows: Int
    ) {
        table.pointee.add_layer_norm(
            x, addend, norm.gain.start, norm.shift.start, rows, norm.gain.count, norm.epsilon)
    }

    func attention(
        qkv: UnsafePointer<Float>, tokens: Int, heads: Int, of range: Range<Int>, headSize: Int,
        scratch: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>
    ) {
        table.pointee.attention(
            qkv, tokens, heads, range.lowerBound, range.upperBound, headSize, scratch, output)
    }

    func meanOfRows(
        _ x: UnsafePointer<Float>, rows: Int, columns: Int, output: UnsafeMutablePointer<Float>
    ) {
        table.pointee.mean_of_rows(x, rows, columns, output)
    }

    /// Returns the length before; leaves `x` alone if that is zero or not finite.
    func makeUnitLength(_ x: UnsafeMutablePointer<Float>, count: Int) -> Float {
        table.pointee.make_unit_length(x, count)
    }

    /// Inputs of a coded map that stay floats.
    static let keptInputs = Int(lk_kept_inputs)

    /// Packs `weights` [columns × depth], times `scale`, as codes; see `CodedLinear`.
    static func packCodes(
        _ weights: UnsafePointer<Float>, columns: Int, depth: Int, scale: Float, kept: UnsafePointer<Int32>,
        panels: UnsafeMutablePointer<Int8>, scales: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Int32>,
        keptWeights: UnsafeMutablePointer<Float>
    ) {
        lk_pack_codes(weights, columns, depth, scale, kept, panels, scales, sums, keptWeights)
    }

    /// CRC-32C.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 { lk_crc32c(0, bytes.baseAddress, bytes.count) }

    /// One turn of a loop that waits for another thread.
    static func relax() { lk_relax() }

    /// Floats of scratch that `attention` needs for a sequence of so many tokens.
    static func attentionScratch(tokens: Int, headSize: Int) -> Int { lk_attention_scratch(tokens, headSize) }

    /// Packs `weights` [columns × depth], times `scale`, into panels of `panelColumns` columns.
    static func packPanels(
        _ weights: UnsafePointer<Float>, columns: Int, depth: Int, scale: Float,
        into panels: UnsafeMutablePointer<Float>
    ) {
        lk_pack_panels(weights, columns, depth, scale, panels)
    }
}
