internal import CKernels

/// The C kernels of the vector scan for one instruction set. The only file of this module that imports them.
package struct ScanKernel: Sendable {
    // Points at a constant table of the program: never freed, never changed.
    private nonisolated(unsafe) let table: UnsafePointer<lk_scan_kernels>

    /// The fastest that this processor runs.
    package static let best = ScanKernel(lk_best_isa())

    /// All that this processor runs, the scalar ones, which are the definition, first.
    package static let available = [lk_isa_scalar, lk_isa_avx2, lk_isa_avx512]
        .filter { $0.rawValue <= lk_best_isa().rawValue }
        .map { ScanKernel($0) }

    private init(_ isa: lk_isa) { table = lk_scan_kernels_for(isa) }

    /// `scalar`, `avx2` or `avx512`.
    package var name: String { String(cString: lk_isa_name(table.pointee.isa)) }

    /// Inner products of int8 codes, exact.
    ///
    /// - Parameters:
    ///   - query: `stride` codes.
    ///   - base: row-major codes, `stride` each.
    ///   - stride: elements of a row, a multiple of 64.
    ///   - rows: which rows, `count` of them, or nil for rows `0..<count`.
    ///   - products: room for `count` sums.
    /// - Complexity: O(`count` × `stride`), bound by memory
    package func dots(
        _ query: UnsafePointer<Int8>, _ base: UnsafePointer<Int8>, stride: Int, rows: UnsafePointer<Int32>?,
        count: Int, into products: UnsafeMutablePointer<Int32>
    ) {
        table.pointee.dots_i8(query, base, stride, rows, count, products)
    }

    /// Inner products in f32; the same bits in every instruction set.
    ///
    /// - Parameters and complexity: as for int8.
    package func dots(
        _ query: UnsafePointer<Float>, _ base: UnsafePointer<Float>, stride: Int, rows: UnsafePointer<Int32>?,
        count: Int, into products: UnsafeMutablePointer<Float>
    ) {
        table.pointee.dots_f32(query, base, stride, rows, count, products)
    }
}
