/// A query made ready for scanning sign codes: rotated, rounded to small integers, in the tables of one kernel.
struct SignQuery: Sendable {
    let tables: [UInt8]
    /// The sum of all integers' magnitudes.
    let magnitude: Int32

    /// Of a table's lookups less half a unit for each of six dimensions, by which rounding may exceed it.
    private static let tableSum = Float(ScanKernel.signTableMaximum) - 3

    init(_ query: ScanQuery, rotation: SignRotation, kernel: ScanKernel) {
        let shape = SignCodeShape(stride: rotation.stride)
        precondition(query.values.count == rotation.stride)
        var values = query.values
        values.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { rotation.rotate(base) }
        }
        let unit = Self.unit(values, codeBytes: shape.codeBytes)
        var integers = [Int8](repeating: 0, count: shape.codeBytes * 8)
        var magnitude: Int32 = 0
        for (index, value) in values.enumerated() {
            integers[index] = Int8((value * unit).rounded(.toNearestOrEven))
            magnitude += Int32(integers[index].magnitude)
        }
        self.magnitude = magnitude
        tables = kernel.signTables(integers, codeBytes: shape.codeBytes)
    }

    /// By what numbers are multiplied before they are rounded: as much as the tables hold.
    private static func unit(_ values: [Float], codeBytes: Int) -> Float {
        let magnitudes = values.map(abs) + [Float](repeating: 0, count: codeBytes * 8 - values.count)
        var most: Float = 0
        for three in Swift.stride(from: 0, to: magnitudes.count, by: 24) {
            func sum(_ dimensions: [Int]) -> Float { dimensions.reduce(0) { $0 + magnitudes[three + $1] } }
            for dimensions in dimensionsOfTables { most = max(most, sum(dimensions)) }
        }
        let all = magnitudes.reduce(0, +)
        return min(tableSum / most, (Float(UInt16.max) - Float(magnitudes.count) / 2) / all)
    }

    // Of each 24, as `sign_kernels.h` names them.
    private static let dimensionsOfTables =
        [[0, 1, 2, 3, 4, 5], [8, 9, 10, 11, 12, 13], [16, 17, 18, 19, 20, 21], [6, 7, 14, 15, 22, 23]]
        + (0..<6).map { four in (0..<4).map { four * 4 + $0 } }
}
