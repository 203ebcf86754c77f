/// A fixed rotation of vectors, before their signs are taken: it spreads each vector evenly over all dimensions, so that
/// one bit of each tells about as much.
///
/// Rounds of flipped signs and fast Hadamard transforms over a power of two of the dimensions, in turn the first and the
/// last of them: Andoni et al., "Practical and optimal LSH for angular distance" (NIPS 2015). The flips are drawn once
/// for all from a fixed seed. It depends on no vector, and has the same bits everywhere: sums of two numbers, in one
/// order.
struct SignRotation: Sendable {
    /// Dimensions with padding, as the stride of a file.
    let stride: Int
    /// The greatest power of two of the dimensions.
    private let span: Int
    /// `rounds` × `stride`: the sign bit set where a number's sign is flipped.
    private let flips: [UInt32]

    // Over a power of two each round mixes all; else two rounds do, one over each end.
    private static let rounds = 4

    init(stride: Int) {
        self.stride = stride
        span = 1 << (Int.bitWidth - 1 - stride.leadingZeroBitCount)
        var state: UInt64 = 0x6C61_6375_6E61_0001
        flips = (0..<Self.rounds * stride).map { _ in
            // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            return UInt32(truncatingIfNeeded: (bits ^ (bits >> 31)) >> 63) << 31
        }
    }

    /// Rotates `stride` numbers in place; their norm stays.
    ///
    /// - Complexity: O(`stride` · log `stride`), about a microsecond for 384
    func rotate(_ values: UnsafeMutablePointer<Float>) {
        let scale = 1 / Float(span).squareRoot()
        flips.withUnsafeBufferPointer { flips in
            for round in 0..<Self.rounds {
                for index in 0..<stride {
                    let flip = flips[round * stride + index]
                    values[index] = Float(bitPattern: values[index].bitPattern ^ flip)
                }
                transform(values + (round % 2 == 0 ? 0 : stride - span), scale: scale)
            }
        }
    }

    /// The Hadamard transform of `span` numbers, each times `scale`.
    private func transform(_ values: UnsafeMutablePointer<Float>, scale: Float) {
        var half = span / 2
        while half >= 4 {
            for start in Swift.stride(from: 0, to: span, by: 2 * half) {
                let (low, high) = (values + start, values + start + half)
                for index in 0..<half {
                    let (a, b) = (low[index], high[index])
                    low[index] = a + b
                    high[index] = a - b
                }
            }
            half /= 2
        }
        // The last two steps at once, since a stride is never below 64.
        for start in Swift.stride(from: 0, to: span, by: 4) {
            let four = values + start
            let (a, b, c, d) = (four[0] + four[2], four[1] + four[3], four[0] - four[2], four[1] - four[3])
            four[0] = (a + b) * scale
            four[1] = (a - b) * scale
            four[2] = (c + d) * scale
            four[3] = (c - d) * scale
        }
    }
}
