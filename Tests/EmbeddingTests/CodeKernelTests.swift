import CKernels
import Embedding
import KnowledgeModel
import Testing

/// Products of eight-bit codes: every instruction set against the scalar one, and all against plain loops.
struct CodeKernelTests {
    private struct Codes: Equatable {
        var codes: [UInt8]
        var scales: [Float]
        var zeros: [Int32]
        var kept: [Float]
    }

    private struct Map {
        let rows: Int, depth: Int, columns: Int
        let input: [Float], weights: [Float], bias: [Float]
        let kept: [Int32]
        var mask: [Float]

        init(rows: Int, depth: Int, columns: Int, seed: UInt64) {
            (self.rows, self.depth, self.columns) = (rows, depth, columns)
            var random = SeededNumbers(seed: seed)
            kept = (0..<Int32(lk_kept_inputs)).map { $0 * 4 % Int32(depth) + $0 / (Int32(depth) / 4) }
            mask = [Float](repeating: 1, count: depth)
            for k in kept { mask[Int(k)] = 0 }
            var input = random.floats(rows * depth)
            // What is kept is large, and would leave the others no steps.
            for row in 0..<rows { input[row * depth + Int(kept[1])] *= 100 }
            self.input = input
            weights = random.floats(columns * depth)
            bias = random.floats(columns)
        }

        /// Codes, scales and zeros of the input.
        func quantized(by isa: lk_isa, levels: Int) throws -> Codes {
            let kernels = try #require(lk_encoder_kernels_for(isa)).pointee
            var codes = [UInt8](repeating: 0, count: rows * depth)
            var scales = [Float](repeating: 0, count: rows)
            var zeros = [Int32](repeating: 0, count: rows)
            var values = [Float](repeating: 0, count: rows * Int(lk_kept_inputs))
            kept.withUnsafeBufferPointer { kept in
                mask.withUnsafeBufferPointer { mask in
                    var inputs = lk_coded_inputs(kept: kept.baseAddress!, mask: mask.baseAddress!)
                    codes.withUnsafeMutableBufferPointer { codes in
                        scales.withUnsafeMutableBufferPointer { scales in
                            zeros.withUnsafeMutableBufferPointer { zeros in
                                values.withUnsafeMutableBufferPointer { values in
                                    kernels.quantize(
                                        input, depth, &inputs, levels, rows, depth,
                                        lk_codes(
                                            codes: codes.baseAddress!, scales: scales.baseAddress!,
                                            zeros: zeros.baseAddress!, kept: values.baseAddress!))
                                }
                            }
                        }
                    }
                }
            }
            return Codes(codes: codes, scales: scales, zeros: zeros, kept: values)
        }

        func output(by isa: lk_isa, levels: Int, gelu: Bool) throws -> [Float] {
            let kernels = try #require(lk_encoder_kernels_for(isa)).pointee
            var q = try quantized(by: isa, levels: levels)
            var panels = [Int8](repeating: 0, count: columns * depth)
            var scales = [Float](repeating: 0, count: columns)
            var sums = [Int32](repeating: 0, count: columns)
            var keptWeights = [Float](repeating: 0, count: columns * Int(lk_kept_inputs))
            lk_pack_codes(weights, columns, depth, 0.5, kept, &panels, &scales, &sums, &keptWeights)
            var output = [Float](repeating: .nan, count: rows * columns)
            withUnsafePointers(&panels, &scales, &sums, &keptWeights) { panels, scales, sums, keptWeights in
                bias.withUnsafeBufferPointer { bias in
                    withUnsafePointers(&q.codes, &q.scales, &q.zeros, &q.kept) { codes, inputScales, zeros, values in
                        var map = lk_coded_weights(
                            panels: panels, scales: scales, sums: sums, kept: keptWeights, bias: bias.baseAddress!)
                        kernels.linear_codes(
                            lk_codes(codes: codes, scales: inputScales, zeros: zeros, kept: values), &map,
                            gelu ? lk_activation_gelu : lk_activation_none, &output, columns, rows, columns, depth)
                    }
                }
            }
            return output
        }
    }

    private static let maps = [(1, 64, 64), (2, 64, 128), (5, 128, 64), (7, 192, 128), (13, 64, 192), (19, 384, 64)]
        .enumerated().map { Map(rows: $1.0, depth: $1.1, columns: $1.2, seed: UInt64($0) + 10) }

    @Test func equalInputsGiveEqualCodesInEveryInstructionSet() throws {
        for map in Self.maps {
            for levels in [127, 255] {
                let expected = try map.quantized(by: lk_isa_scalar, levels: levels)
                #expect(expected.codes.max().map(Int.init) == levels || expected.codes.min() == 0)
                for isa in KernelTests.sets {
                    let codes = try map.quantized(by: isa, levels: levels)
                    #expect(codes == expected, "\(isa) \(map.rows) \(levels)")
                }
            }
        }
    }

    @Test func productsAgreeWithTheScalarOnesWithinRounding() throws {
        for map in Self.maps {
            for isa in KernelTests.sets {
                let levels = try #require(lk_encoder_kernels_for(isa)).pointee.code_levels
                for gelu in [false, true] {
                    let expected = try map.output(by: lk_isa_scalar, levels: levels, gelu: gelu)
                    let output = try map.output(by: isa, levels: levels, gelu: gelu)
                    // The sums of codes are exact; what is kept and the bias round a few times, at sizes up to 100.
                    for (a, b) in zip(output, expected) { #expect(abs(a - b) <= 1e-4, "\(isa) \(map.rows)") }
                }
            }
        }
    }

    @Test func productsAreNearThoseOfFloats() throws {
        for map in Self.maps {
            for isa in KernelTests.sets {
                let levels = try #require(lk_encoder_kernels_for(isa)).pointee.code_levels
                let output = try map.output(by: isa, levels: levels, gelu: false)
                // Half a step of each input and each weight, all of them unlucky by five deviations.
                let bound = 5 * (Double(map.depth) / 12).squareRoot() * (1 / Double(levels) + 0.5 / 127)
                for i in 0..<map.rows {
                    for j in 0..<map.columns {
                        var sum = Double(map.bias[j])
                        for k in 0..<map.depth {
                            sum += Double(map.input[i * map.depth + k]) * 0.5 * Double(map.weights[j * map.depth + k])
                        }
                        #expect(abs(Double(output[i * map.columns + j]) - sum) < bound, "\(isa) \(map.depth)")
                    }
                }
            }
        }
    }
}

private func withUnsafePointers<A, B, C, D>(
    _ a: inout [A], _ b: inout [B], _ c: inout [C], _ d: inout [D],
    _ body: (UnsafeMutablePointer<A>, UnsafeMutablePointer<B>, UnsafeMutablePointer<C>, UnsafeMutablePointer<D>) -> Void
) {
    a.withUnsafeMutableBufferPointer { a in
        b.withUnsafeMutableBufferPointer { b in
            c.withUnsafeMutableBufferPointer { c in
                d.withUnsafeMutableBufferPointer { d in
                    body(a.baseAddress!, b.baseAddress!, c.baseAddress!, d.baseAddress!)
                }
            }
        }
    }
}
