/// Which inputs of a map stay floats when the others become codes: those that are likely to be largest. A few inputs of
/// these networks are many times as large as the rest, and would leave the rest few of the 256 steps (Dettmers, Lewis,
/// Belkada, Zettlemoyer 2022, https://arxiv.org/abs/2208.07339, who choose them by the inputs at hand).
///
/// Chosen by the weights alone, once: so a passage's codes do not depend on other passages. What a layer norm puts out
/// has mean `shift` and deviation `gain`, about; what a map makes of it, those that follow if the inputs are independent.
/// Largest is mean plus three deviations.
enum KeptInputs {
    private static let deviations: Float = 3

    /// Of a map that reads a layer norm's output.
    static func after(_ norm: LayerNorm) -> [Int32] {
        largest((0..<norm.gain.count).map { k in abs(norm.shift.start[k]) + deviations * abs(norm.gain.start[k]) })
    }

    /// Of a map that reads what another makes of a layer norm's output.
    ///
    /// - Parameters:
    ///   - weights: of the other, [outputs × norm's size]; `bias` [outputs].
    ///   - gelu: whether GELU comes between, which leaves nothing of negative values.
    static func after(
        _ norm: LayerNorm, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>, outputs: Int, gelu: Bool
    ) -> [Int32] {
        let depth = norm.gain.count
        return largest(
            (0..<outputs).map { j in
                let row = weights + j * depth
                var (mean, variance) = (bias[j], Float(0))
                for k in 0..<depth {
                    mean += row[k] * norm.shift.start[k]
                    variance += row[k] * row[k] * norm.gain.start[k] * norm.gain.start[k]
                }
                return (gelu ? mean : abs(mean)) + deviations * variance.squareRoot()
            })
    }

    /// The places of the largest, in ascending order; of equal ones the first.
    private static func largest(_ peaks: [Float]) -> [Int32] {
        // Not a number counts as zero: any order will do then, but it must be one.
        let order = peaks.indices.sorted {
            let (a, b) = (peaks[$0].isNaN ? 0 : peaks[$0], peaks[$1].isNaN ? 0 : peaks[$1])
            return (-a, $0) < (-b, $1)
        }
        return order.prefix(Kernels.keptInputs).sorted().map { Int32($0) }
    }
}
