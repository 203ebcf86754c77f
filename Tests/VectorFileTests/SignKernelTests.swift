import CKernels
import TestSupport
import Testing

/// The first pass in every instruction set against the scalar one, and that against its words.
@Suite struct SignKernelTests {
    static var kernels: [UnsafePointer<lk_scan_kernels>] {
        [lk_isa_scalar, lk_isa_avx2, lk_isa_avx512].filter { $0.rawValue <= lk_best_isa().rawValue }
            .compactMap { lk_scan_kernels_for($0) }
    }

    struct Rows {
        let codeBytes: Int
        let count: Int
        var blocks: [UInt8]

        var blockBytes: Int { 64 * (codeBytes + 2) }

        init(_ count: Int, codeBytes: Int, _ random: inout SeededGenerator) {
            self.codeBytes = codeBytes
            self.count = count
            blocks = []
            let blockCount = (count + 63) / 64
            for _ in 0..<blockCount * 64 * (codeBytes + 2) { blocks.append(UInt8.random(in: 0...255, using: &random)) }
            // Of the rows past the last the weights are not zero, as they may be in a damaged file.
            for row in 0..<blockCount * 64 where Int.random(in: 0..<10, using: &random) == 0 { setWeight(0, of: row) }
        }

        private func place(of row: Int) -> Int { row / 64 * blockBytes + codeBytes * 64 + row % 64 * 2 }
        mutating func setWeight(_ weight: UInt16, of row: Int) {
            blocks[place(of: row)] = UInt8(weight & 255)
            blocks[place(of: row) + 1] = UInt8(weight >> 8)
        }
        func weight(of row: Int) -> Int { Int(blocks[place(of: row)]) | Int(blocks[place(of: row) + 1]) << 8 }
        func isSet(_ dimension: Int, of row: Int) -> Bool {
            blocks[row / 64 * blockBytes + dimension / 8 * 64 + row % 64] >> UInt8(dimension % 8) & 1 == 1
        }
    }

    /// What `sign_kernels.h` says in words.
    private func expected(
        _ rows: Rows, _ query: [Int8], allowed: [UInt64]?, threshold: Int32, firstRow: UInt32
    ) -> [UInt64] {
        (0..<rows.count).compactMap { row in
            guard allowed.map({ $0[row / 64] >> UInt64(row % 64) & 1 == 1 }) ?? true, rows.weight(of: row) != 0
            else { return nil }
            let product = query.indices.reduce(0) { $0 + (rows.isSet($1, of: row) ? 1 : -1) * Int(query[$1]) }
            let estimate = Int32(truncatingIfNeeded: product * rows.weight(of: row))
            guard estimate > threshold else { return nil }
            return UInt64(UInt32(bitPattern: estimate) ^ 0x8000_0000) << 32 | UInt64(~(firstRow + UInt32(row)))
        }
    }

    private func found(
        _ kernel: UnsafePointer<lk_scan_kernels>, _ rows: Rows, _ query: [Int8], allowed: [UInt64]?,
        threshold: Int32, firstRow: UInt32, capacity: Int
    ) -> [UInt64] {
        var tables = [UInt8](repeating: 0, count: rows.codeBytes / 3 * 4 * 64)
        kernel.pointee.sign_tables(query, rows.codeBytes, &tables)
        let magnitude = query.reduce(Int32(0)) { $0 + Int32($1.magnitude) }
        var keys: [UInt64] = []
        var room = [UInt64](repeating: 0, count: capacity)
        var block = 0
        repeat {
            rows.blocks.withUnsafeBufferPointer { blocks in
                (allowed ?? [0]).withUnsafeBufferPointer { words in
                    tables.withUnsafeBufferPointer { tables in
                        room.withUnsafeMutableBufferPointer { room in
                            guard let room = room.baseAddress, let blocks = blocks.baseAddress,
                                let tables = tables.baseAddress
                            else { return }
                            var scan = lk_sign_scan(
                                tables: tables, code_bytes: rows.codeBytes, magnitude: magnitude, blocks: blocks,
                                row_count: rows.count, first_row: firstRow,
                                allowed: allowed == nil ? nil : words.baseAddress, block: block, threshold: threshold,
                                found: room, capacity: capacity, found_count: 0)
                            kernel.pointee.scan_signs(&scan)
                            keys += UnsafeBufferPointer(start: room, count: scan.found_count)
                            block = scan.block
                        }
                    }
                }
            }
        } while block * 64 < rows.count
        return keys
    }

    @Test(arguments: [3, 9, 18, 24, 48, 96, 129])
    func estimatesAreTheSameInEveryInstructionSet(codeBytes: Int) {
        var random = SeededGenerator(seed: UInt64(codeBytes))
        for count in [1, 2, 31, 32, 33, 63, 64, 65, 127, 128, 129, 300] {
            let rows = Rows(count, codeBytes: codeBytes, &random)
            // At the edge of what a table of six holds: 6 × 10 is 60.
            let query = (0..<codeBytes * 8).map { _ in Int8.random(in: -10...10, using: &random) }
            let some = (0..<(count + 63) / 64).map { _ in
                UInt64.random(in: 0...UInt64.max, using: &random) & UInt64.random(in: 0...UInt64.max, using: &random)
            }
            let none = [UInt64](repeating: 0, count: some.count)
            for allowed in [nil, some, none] {
                for threshold in [Int32.min, 0, 1 << 20] {
                    let expected = expected(rows, query, allowed: allowed, threshold: threshold, firstRow: 7)
                    for kernel in Self.kernels {
                        // Room for one block, so that the scan stops and goes on.
                        for capacity in [64, 1000] {
                            #expect(
                                found(
                                    kernel, rows, query, allowed: allowed, threshold: threshold, firstRow: 7,
                                    capacity: capacity) == expected,
                                "\(kernel.pointee.isa), \(count) rows of \(codeBytes)")
                        }
                    }
                }
            }
        }
    }

    @Test func theLargestQueryOverflowsNothing() {
        var random = SeededGenerator(seed: 1)
        // 8,192 dimensions are 1,026 bytes; 65,535 is the most that all magnitudes may add up to.
        var rows = Rows(64, codeBytes: 1026, &random)
        for index in rows.blocks.indices.prefix(64 * 1026) { rows.blocks[index] = index % 64 < 32 ? 255 : 0 }
        for row in 0..<64 { rows.setWeight(32767, of: row) }
        let query = (0..<1026 * 8).map { Int8($0 % 2 == 0 ? 10 : 5) }.enumerated()
            .map { $0.offset < 8190 ? $0.element : 0 }
        #expect(query.reduce(0) { $0 + Int($1) } <= 65535)
        let expected = expected(rows, query, allowed: nil, threshold: .min, firstRow: 0)
        for kernel in Self.kernels {
            #expect(
                found(kernel, rows, query, allowed: nil, threshold: .min, firstRow: 0, capacity: 64) == expected)
        }
    }
}
