/// A vector's int8 codes and the factor that turns them back: `values[i] ≈ codes[i] × scale`.
///
/// Symmetric, per vector, to the nearest integer with ties to even; see `VectorFileFormat`.
struct Quantization {
    let codes: [Int8]
    let scale: Float

    /// - Parameter stride: how many codes to make; those past the values are zero.
    /// - Precondition: all values are finite and one is not zero, as in every vector of unit length.
    /// - Complexity: O(`stride`)
    init(_ values: [Float], stride: Int) {
        let magnitude = values.reduce(0) { max($0, abs($1)) }
        precondition(magnitude > 0 && magnitude.isFinite, "a vector must be finite and not zero")
        scale = magnitude / 127
        var codes = [Int8](repeating: 0, count: stride)
        for (index, value) in values.enumerated() {
            let code = (value / scale).rounded(.toNearestOrEven)
            // A quotient can leave ±127 by the rounding of `scale`, never by half a step; the bounds are for proof.
            codes[index] = Int8(min(max(code, -127), 127))
        }
        self.codes = codes
    }
}
