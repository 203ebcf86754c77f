import Foundation

/// Numbers in -1..<1, the same for the same seed (Vigna's SplitMix64).
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func floats(_ count: Int) -> [Float] {
        (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Float((z ^ (z >> 31)) >> 40) / Float(1 << 23) - 1
        }
    }
}

func referenceGELU(_ x: Double) -> Double { x * (1 + erf(x / 2.0.squareRoot())) / 2 }

func referenceAttention(_ qkv: [Float], _ tokens: Int, _ heads: Int, _ size: Int) -> [Double] {
    let hidden = heads * size
    func at(_ token: Int, _ column: Int) -> Double { Double(qkv[token * 3 * hidden + column]) }
    var output = [Double](repeating: 0, count: tokens * hidden)
    for h in 0..<heads {
        for i in 0..<tokens {
            let scores = (0..<tokens).map { j in
                (0..<size).reduce(0.0) { $0 + at(i, h * size + $1) * at(j, hidden + h * size + $1) }
            }
            let top = scores.max()!
            let weights = scores.map { exp($0 - top) }
            let sum = weights.reduce(0, +)
            for d in 0..<size {
                output[i * hidden + h * size + d] =
                    (0..<tokens).reduce(0.0) { $0 + weights[$1] / sum * at($1, 2 * hidden + h * size + d) }
            }
        }
    }
    return output
}

func referenceLayerNorm(_ x: [Double], _ gain: [Float], _ shift: [Float], rows: Int) -> [Double] {
    let hidden = gain.count
    return (0..<rows).flatMap { row in
        let values = x[row * hidden..<(row + 1) * hidden]
        let mean = values.reduce(0, +) / Double(hidden)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(hidden)
        return zip(values, zip(gain, shift)).map { value, affine in
            (value - mean) / (variance + 1e-6).squareRoot() * Double(affine.0) + Double(affine.1)
        }
    }
}
