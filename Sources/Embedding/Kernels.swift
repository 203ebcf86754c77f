import CKernels

/// Which instruction set the arithmetic uses. A fixed one is for tests and for comparing machines.
package enum KernelChoice: String, Sendable, Hashable, CaseIterable {
    /// The best that this processor runs.
    case best
    /// Correct by definition, and slow.
    case scalar
    case avx2
    case avx512
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
            }
        guard wanted.rawValue <= best.rawValue, let table = lk_encoder_kernels_for(wanted) else {
            throw .unsupportedKernel(choice.rawValue, best: String(cString: lk_isa_name(best)))
        }
        self.table = table
    }

    /// `scalar`, `avx2` or `avx512`.
    var name: String { String(cString: lk_isa_name(table.pointee.isa)) }

    func embed(
        ids: UnsafePointer<Int32>, tokens: Int, words: UnsafePointer<Float>, positions: UnsafePointer<Float>,
        hidden: Int, output: UnsafeMutablePointer<Float>
    ) {
        table.pointee.embed(ids, tokens, words, positions, hidden, output)
    }

    /// `output` [rows × layer.columns] = activation(`input` [rows × layer.depth] × weights + bias).
    func linear(
        _ layer: PackedLinear, _ input: UnsafePointer<Float>, rows: Int, gelu: Bool = false,
        output: UnsafeMutablePointer<Float>
    ) {
        table.pointee.linear(
            input, layer.depth, layer.panels.start, layer.bias.start, gelu ? lk_activation_gelu : lk_activation_none,
            output, layer.columns, rows, layer.columns, layer.depth)
    }

    func addLayerNorm(
        _ x: UnsafeMutablePointer<Float>, adding addend: UnsafePointer<Float>?, _ norm: LayerNorm, rows: Int
    ) {
        table.pointee.add_layer_norm(
            x, addend, norm.gain.start, norm.shift.start, rows, norm.gain.count, norm.epsilon)
    }

    func attention(
        qkv: UnsafePointer<Float>, tokens: Int, heads: Int, headSize: Int, scratch: UnsafeMutablePointer<Float>,
        output: UnsafeMutablePointer<Float>
    ) {
        table.pointee.attention(qkv, tokens, heads, headSize, scratch, output)
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
