/// The shape of sign codes: one bit a dimension and a weight for each row, in blocks of 64 rows.
///
/// The code of a vector is the signs of its rotation. Of a query q and a vector o of unit length, both rotated,
/// ⟨signs(o), q⟩ / ‖o‖₁ is an estimate of ⟨o, q⟩ whose error is bounded and falls with the root of the dimensions:
/// Gao and Long, "RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound for Approximate Nearest
/// Neighbor Search" (SIGMOD 2024), around the origin in place of a centre. 1 / ‖o‖₁ is the weight, as an integer.
///
/// A row's code and weight depend on its vector alone: not on a centre, on training, or on any other row.
struct SignCodeShape: Sendable {
    /// Of a vector, with padding.
    let stride: Int

    static let rowsOfBlock = ScanKernel.signRows

    /// Bytes of a code: a bit for each number of the stride, up to a multiple of three bytes for the kernels' sake.
    var codeBytes: Int { (stride / 8 + 2) / 3 * 3 }
    var blockBytes: Int { Self.rowsOfBlock * (codeBytes + MemoryLayout<UInt16>.size) }

    func sectionBytes(rows: Int) -> Int { (rows + Self.rowsOfBlock - 1) / Self.rowsOfBlock * blockBytes }

    /// What weighs 1 where all numbers of a vector have one magnitude, which is the least that there is.
    private static let weightUnit: Float = 8192
    /// So that the product with any sum of a query fits 32 bits; four times what real vectors have.
    private static let weightMaximum: Float = 32767

    static func weight(ofRotated values: UnsafePointer<Float>, stride: Int) -> UInt16 {
        var magnitude: Float = 0
        for index in 0..<stride { magnitude += abs(values[index]) }
        let weight = (weightUnit * Float(stride).squareRoot() / magnitude).rounded(.toNearestOrEven)
        return UInt16(min(max(weight, 1), weightMaximum))
    }
}

/// Collects the sign codes of rows in their order, as a file holds them.
struct SignCodeBlocks: Sendable {
    private(set) var bytes: [UInt8] = []
    private let shape: SignCodeShape
    private let rotation: SignRotation
    private var count = 0

    init(stride: Int) {
        shape = SignCodeShape(stride: stride)
        rotation = SignRotation(stride: stride)
    }

    /// Adds the next row; nil for one without a vector, which no scan finds.
    ///
    /// - Precondition: at most `stride` finite numbers.
    mutating func append(_ values: [Float]?) {
        let row = count % SignCodeShape.rowsOfBlock
        if row == 0 { bytes.append(contentsOf: repeatElement(0, count: shape.blockBytes)) }
        count += 1
        guard let values else { return }
        let shape = shape
        let rotation = rotation
        let start = bytes.count - shape.blockBytes
        bytes.withUnsafeMutableBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: shape.stride) { rotated in
                guard let base = rotated.baseAddress else { return }
                base.initialize(repeating: 0, count: shape.stride)
                for (index, value) in values.enumerated() { base[index] = value }
                rotation.rotate(base)
                for byte in 0..<shape.stride / 8 {
                    var bits: UInt8 = 0
                    for bit in 0..<8 where base[byte * 8 + bit] > 0 { bits |= 1 << UInt8(bit) }
                    bytes[start + byte * SignCodeShape.rowsOfBlock + row] = bits
                }
                let weight = SignCodeShape.weight(ofRotated: base, stride: shape.stride)
                let place = start + shape.codeBytes * SignCodeShape.rowsOfBlock + 2 * row
                bytes[place] = UInt8(truncatingIfNeeded: weight)
                bytes[place + 1] = UInt8(truncatingIfNeeded: weight >> 8)
            }
        }
    }
}
