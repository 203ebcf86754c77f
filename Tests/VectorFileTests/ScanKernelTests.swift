import CKernels
import TestSupport
import Testing
import VectorFile

/// Every instruction set against the scalar kernels, which are the definition.
@Suite struct ScanKernelTests {
    static let strides = [64, 128, 192, 320, 384, 768, 1024]
    static let counts = [0, 1, 2, 3, 4, 5, 6, 9, 33]

    @Test(arguments: strides)
    func int8SumsAreExact(stride: Int) {
        var random = SeededGenerator(seed: UInt64(stride))
        for count in Self.counts {
            // −128 never comes from our writer, but may stand in a damaged file.
            let query = (0..<stride).map { _ in Int8.random(in: -127...127, using: &random) }
            let base = (0..<stride * max(count, 1)).map { _ in Int8.random(in: -128...127, using: &random) }
            let rows = (0..<count).map { _ in Int32.random(in: 0..<Int32(max(count, 1)), using: &random) }
            for list in [nil, rows] {
                let expected = (0..<count).map { index in
                    let row = list.map { Int($0[index]) } ?? index
                    return (0..<stride).reduce(Int32(0)) { $0 + Int32(query[$1]) * Int32(base[row * stride + $1]) }
                }
                for kernel in ScanKernel.available {
                    var sums = [Int32](repeating: 7, count: count)
                    withRows(list) {
                        kernel.dots(query, base, stride: stride, rows: $0, count: count, into: &sums)
                    }
                    #expect(sums == expected, "\(kernel.name), \(count) rows of \(stride)")
                }
            }
        }
    }

    @Test func int8SumsDoNotSaturate() {
        let stride = 8192
        let query = [Int8](repeating: 127, count: stride)
        for code in [Int8(-128), -127, 127] {
            let base = [Int8](repeating: code, count: stride)
            for kernel in ScanKernel.available {
                var sum: Int32 = 0
                kernel.dots(query, base, stride: stride, rows: nil, count: 1, into: &sum)
                #expect(sum == 127 * Int32(code) * Int32(stride), "\(kernel.name)")
            }
        }
    }

    @Test(arguments: strides)
    func floatSumsHaveTheSameBitsEverywhere(stride: Int) {
        var random = SeededGenerator(seed: UInt64(stride))
        for count in Self.counts {
            let query = (0..<stride).map { _ in Float.random(in: -1...1, using: &random) }
            let base = (0..<stride * max(count, 1)).map { _ in Float.random(in: -1...1, using: &random) }
            let rows = (0..<count).map { _ in Int32.random(in: 0..<Int32(max(count, 1)), using: &random) }
            for list in [nil, rows] {
                let expected = (0..<count).map { index in
                    Self.definedSum(query, base[((list.map { Int($0[index]) } ?? index) * stride)...].prefix(stride))
                }
                for kernel in ScanKernel.available {
                    var sums = [Float](repeating: 7, count: count)
                    withRows(list) {
                        kernel.dots(query, base, stride: stride, rows: $0, count: count, into: &sums)
                    }
                    #expect(
                        sums.map(\.bitPattern) == expected.map(\.bitPattern),
                        "\(kernel.name), \(count) rows of \(stride)")
                }
            }
        }
    }

    @Test func bestIsAvailableAndNamed() {
        #expect(ScanKernel.available.first?.name == "scalar")
        #expect(ScanKernel.available.last?.name == ScanKernel.best.name)
    }

    @Test func checksumIsCRC32C() {
        // The check value of the catalogue of parametrised CRC algorithms, "CRC-32/ISCSI".
        #expect(lk_crc32c(0, Array("123456789".utf8), 9) == 0xE306_9283)
        #expect(lk_crc32c(0, nil, 0) == 0)
        var random = SeededGenerator(seed: 1)
        let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
        for start in 0..<9 {
            for end in start..<bytes.count {
                let slice = Array(bytes[start..<end])
                let expected = slowCRC32C(slice)
                #expect(lk_crc32c(0, slice, slice.count) == expected)
                #expect(lk_crc32c_portable(0, slice, slice.count) == expected)
                let half = slice.count / 2
                let first = lk_crc32c(0, slice, half)
                #expect(lk_crc32c(first, Array(slice[half...]), slice.count - half) == expected)
            }
        }
    }

    /// The sum as `scan_kernels.h` words it: 16 lanes, then halves.
    private static func definedSum(_ a: [Float], _ b: ArraySlice<Float>) -> Float {
        var lanes = [Float](repeating: 0, count: 16)
        for (index, (x, y)) in zip(a, b).enumerated() { lanes[index % 16] += x * y }
        for half in [8, 4, 2, 1] {
            for lane in 0..<half { lanes[lane] += lanes[lane + half] }
        }
        return lanes[0]
    }

    private func withRows(_ rows: [Int32]?, _ body: (UnsafePointer<Int32>?) -> Void) {
        guard let rows else { return body(nil) }
        rows.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
