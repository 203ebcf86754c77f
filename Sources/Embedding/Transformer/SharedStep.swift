/// A step of a forward pass in pieces that do not depend on one another: two threads may take turns at them.
enum SharedStep: @unchecked Sendable {
    // Sendable: a pass's own memory, of which each piece writes a part of its own.

    case linear(
        PackedLinear, input: UnsafePointer<Float>, rows: Int, gelu: Bool, output: UnsafeMutablePointer<Float>)
    /// Of one sequence.
    case attention(
        qkv: UnsafePointer<Float>, tokens: Int, heads: Int, headSize: Int, scratch: [FloatBuffer],
        output: UnsafeMutablePointer<Float>)

    /// Panels of one piece. Few, so that both threads finish together; not one, since each reads ahead of its panel.
    private static let panels = 3

    var pieces: Int {
        switch self {
        case .linear(let layer, _, _, _, _): (layer.panelCount + Self.panels - 1) / Self.panels
        case .attention(_, _, let heads, _, let scratch, _): min(heads, scratch.count)
        }
    }

    func run(_ piece: Int, _ kernels: Kernels) {
        switch self {
        case .linear(let layer, let input, let rows, let gelu, let output):
            let first = piece * Self.panels
            kernels.linear(
                layer, input, rows: rows, gelu: gelu, panels: first..<min(first + Self.panels, layer.panelCount),
                output: output)
        case .attention(let qkv, let tokens, let heads, let headSize, let scratch, let output):
            kernels.attention(
                qkv: qkv, tokens: tokens, heads: heads,
                of: heads * piece / pieces..<heads * (piece + 1) / pieces, headSize: headSize,
                scratch: scratch[piece].start, output: output)
        }
    }
}
