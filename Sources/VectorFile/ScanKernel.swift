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

    /// Rows of a block of sign codes.
    static let signRows = Int(LK_SIGN_ROWS)
    /// The largest sum of magnitudes that a table holds.
    static let signTableMaximum = Int(LK_SIGN_TABLE_MAXIMUM)

    /// The tables in which a query's sign codes are looked up.
    ///
    /// - Parameter query: 8 × `codeBytes` integers, with sums as `sign_kernels.h` demands.
    func signTables(_ query: [Int8], codeBytes: Int) -> [UInt8] {
        precondition(query.count == 8 * codeBytes && codeBytes % 3 == 0)
        let count = codeBytes / 3 * 4 * 64
        return [UInt8](unsafeUninitializedCapacity: count) { tables, initializedCount in
            if let base = tables.baseAddress {
                base.initialize(repeating: 0, count: count)
                table.pointee.sign_tables(query, codeBytes, base)
            }
            initializedCount = count
        }
    }

    /// Collects the rows of one file with the greatest estimates; equal ones of the last are all kept.
    ///
    /// - Parameters:
    ///   - blocks: sign codes of `rowCount` rows, in the shape of `shape`.
    ///   - firstRow: what is added to each row.
    ///   - allowed: a word for each block, or nil for all.
    /// - Complexity: O(`rowCount` × `codeBytes`), bound by memory
    func scanSigns(
        _ query: SignQuery, _ blocks: UnsafePointer<UInt8>, shape: SignCodeShape, rowCount: Int, firstRow: UInt32,
        allowed: [UInt64]?, into greatest: inout GreatestKeys
    ) {
        let blockCount = (rowCount + SignCodeShape.rowsOfBlock - 1) / SignCodeShape.rowsOfBlock
        precondition(allowed.map { $0.count == blockCount } ?? true)
        query.tables.withUnsafeBufferPointer { tables in
            (allowed ?? []).withUnsafeBufferPointer { words in
                guard let tables = tables.baseAddress else { return }
                var block = 0
                while block < blockCount {
                    let threshold = greatest.threshold
                    greatest.fill { room, capacity in
                        var scan = lk_sign_scan(
                            tables: tables, code_bytes: shape.codeBytes, magnitude: query.magnitude, blocks: blocks,
                            row_count: rowCount, first_row: firstRow,
                            allowed: allowed == nil ? nil : words.baseAddress, block: block, threshold: threshold,
                            found: room, capacity: capacity, found_count: 0)
                        table.pointee.scan_signs(&scan)
                        block = scan.block
                        return scan.found_count
                    }
                    if block < blockCount { greatest.cut() }
                }
            }
        }
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
