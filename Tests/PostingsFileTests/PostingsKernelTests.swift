import CKernels
import TestSupport
import Testing

@Suite struct PostingsKernelTests {
    @Test(arguments: [lk_isa_scalar, lk_isa_avx2, lk_isa_avx512].map(\.rawValue))
    func sumsAreCollectedAlikeInEveryInstructionSet(isa: UInt32) throws {
        let kernels = lk_postings_kernels_for(lk_isa(rawValue: isa))
        var random = SeededGenerator(seed: UInt64(isa))
        for count in [0, 1, 63, 64, 65, 1000, 4096] {
            let edges: [UInt32] = [0, 1, 5, 0x7FFF_FFFF, 0x8000_0000, .max]
            let sums = (0..<count).map { _ in edges.randomElement(using: &random) ?? 0 }
            let mask = (0..<(count + 63) / 64).map { _ in
                Bool.random(using: &random) ? UInt64.random(in: 0...(.max), using: &random) : 0
            }
            let all = [UInt64](repeating: .max, count: mask.count)
            for threshold in edges {
                for (mask, isGiven) in [(mask, true), (all, true), (all, false)] {
                    var found = [UInt16](repeating: 0, count: count + 1)
                    let kept = mask.withUnsafeBufferPointer {
                        kernels.pointee.collect(
                            sums + [0], isGiven ? $0.baseAddress : nil, count, threshold, &found)
                    }
                    let expected = sums.indices.filter {
                        sums[$0] >= threshold && mask[$0 / 64] >> UInt64($0 % 64) & 1 == 1
                    }
                    #expect(found.prefix(kept).map(Int.init) == expected, "\(count) sums, from \(threshold)")
                }
            }
        }
    }
}
