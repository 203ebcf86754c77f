internal import CKernels

/// Inner products in f32, the same bits on every machine. The only file of this module that imports the C kernels.
struct DotKernel: Sendable {
    // Points at a constant table of the program: never freed, never changed.
    private nonisolated(unsafe) let table: UnsafePointer<lk_scan_kernels>

    /// The fastest that this processor runs.
    static let best = DotKernel(table: lk_scan_kernels_for(lk_best_isa()))

    /// - Parameters:
    ///   - query: `stride` numbers.
    ///   - rows: row-major, `count` rows of `stride` numbers, a multiple of 64.
    ///   - products: room for `count` sums.
    /// - Complexity: O(`count` × `stride`)
    func dots(
        _ query: UnsafePointer<Float>, _ rows: UnsafePointer<Float>, stride: Int, count: Int,
        into products: UnsafeMutablePointer<Float>
    ) {
        table.pointee.dots_f32(query, rows, stride, nil, count, products)
    }
}
