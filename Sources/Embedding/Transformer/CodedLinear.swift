/// The weights of one linear map as eight-bit codes, some of its inputs as floats. Shapes are those of `encoder_kernels.h`.
final class CodedLinear: @unchecked Sendable {
    // Sendable: nothing changes after `BertWeights` has been made.
    let depth: Int
    /// [columns / 64][depth / 4][64][4]
    let panels: UnsafeMutablePointer<Int8>
    /// [columns]: the step of each column's codes.
    let scales: FloatBuffer
    /// [columns]: of the codes of each.
    let sums: UnsafeMutablePointer<Int32>
    /// [columns / 64][kept inputs][64]
    let keptWeights: FloatBuffer
    /// Which inputs stay floats.
    let keptInputs: UnsafeMutablePointer<Int32>
    /// [depth]: 0 for those, 1 for the others.
    let mask: FloatBuffer

    /// - Parameter kept: `Kernels.keptInputs` numbers of inputs.
    init(columns: Int, depth: Int, kept: [Int32]) {
        precondition(kept.count == Kernels.keptInputs)
        self.depth = depth
        panels = .allocate(capacity: columns * depth)
        scales = FloatBuffer(count: columns)
        sums = .allocate(capacity: columns)
        keptWeights = FloatBuffer(count: columns * Kernels.keptInputs)
        keptInputs = .allocate(capacity: kept.count)
        keptInputs.initialize(from: kept, count: kept.count)
        mask = FloatBuffer(count: depth)
        for k in 0..<depth { mask.start[k] = 1 }
        for k in kept { mask.start[Int(k)] = 0 }
    }

    deinit {
        panels.deallocate()
        sums.deallocate()
        keptInputs.deallocate()
    }

    /// Packs `weights` [columns.count × depth], times `scale`, as the columns `columns`.
    func pack(_ weights: UnsafePointer<Float>, columns: Range<Int>, scale: Float) {
        let first = columns.lowerBound
        Kernels.packCodes(
            weights, columns: columns.count, depth: depth, scale: scale, kept: keptInputs,
            panels: panels + first * depth, scales: scales.start + first, sums: sums + first,
            keptWeights: keptWeights.start + first * Kernels.keptInputs)
    }
}

/// Rows of inputs as codes, for one thread: room for as many as a workspace has tokens.
final class CodeBuffer {
    let codes: UnsafeMutablePointer<UInt8>
    let scales: FloatBuffer
    let zeros: UnsafeMutablePointer<Int32>
    let kept: FloatBuffer

    init(tokens: Int, depth: Int) {
        codes = .allocate(capacity: tokens * depth)
        scales = FloatBuffer(count: tokens)
        zeros = .allocate(capacity: tokens)
        kept = FloatBuffer(count: tokens * Kernels.keptInputs)
    }

    deinit {
        codes.deallocate()
        zeros.deallocate()
    }
}
