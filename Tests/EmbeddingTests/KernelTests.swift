import CKernels
import Embedding
import KnowledgeModel
import Testing

/// Each instruction set against plain loops in double precision, over sizes around the tiles' and vectors' bounds.
struct KernelTests {
    static let sets: [lk_isa] = [lk_isa_scalar, lk_isa_avx2, lk_isa_avx512, lk_isa_neon].filter {
        $0.rawValue <= lk_best_isa().rawValue && lk_encoder_kernels_for($0) != nil
    }

    static func name(_ isa: lk_isa) -> String { String(cString: lk_isa_name(isa)) }

    private func kernels(_ isa: lk_isa) throws -> lk_encoder_kernels {
        try #require(lk_encoder_kernels_for(isa)).pointee
    }

    @Test func linearMapsAgreeWithPlainLoops() throws {
        var random = SeededNumbers(seed: 1)
        let shapes = [(1, 1, 64), (2, 3, 64), (5, 32, 128), (7, 64, 64), (13, 100, 192), (40, 65, 64), (9, 769, 64)]
        for (rows, depth, columns) in shapes {
            let stride = depth + 3
            let input = random.floats(rows * stride)
            let weights = random.floats(columns * depth)
            let bias = random.floats(columns)
            var panels = [Float](repeating: 0, count: columns * depth)
            lk_pack_panels(weights, columns, depth, 0.5, &panels)
            for isa in Self.sets {
                for gelu in [false, true] {
                    var output = [Float](repeating: 0, count: rows * columns)
                    try kernels(isa).linear(
                        input, stride, panels, bias, gelu ? lk_activation_gelu : lk_activation_none, &output, columns,
                        rows, columns, depth)
                    for i in 0..<rows {
                        for j in 0..<columns {
                            var sum = Double(bias[j])
                            var magnitude = abs(sum)
                            for k in 0..<depth {
                                let product = Double(input[i * stride + k]) * 0.5 * Double(weights[j * depth + k])
                                sum += product
                                magnitude += abs(product)
                            }
                            if gelu { sum = referenceGELU(sum) }
                            // What so many roundings of single precision can add up to, and GELU's own error.
                            let bound = (Double(depth) + 8) * 0x1p-24 * magnitude + (gelu ? 4e-7 : 0)
                            #expect(abs(Double(output[i * columns + j]) - sum) <= bound, "\(isa) \(rows) \(depth)")
                        }
                    }
                }
            }
        }
    }

    @Test func geluIsExactWithinAFewRoundings() throws {
        let inputs = Swift.stride(from: Float(-12), through: 12, by: 24 / 4096).map { $0 }
        var panels = [Float](repeating: 0, count: 64)
        panels[0] = 1
        for isa in Self.sets {
            var output = [Float](repeating: 0, count: 64)
            for x in inputs {
                try kernels(isa).linear(
                    [x], 1, panels, [Float](repeating: 0, count: 64), lk_activation_gelu, &output, 64, 1, 64, 1)
                let expected = referenceGELU(Double(x))
                #expect(abs(Double(output[0]) - expected) < 4e-7 * max(1, abs(Double(x))), "\(x)")
            }
        }
    }

    @Test func attentionAgreesWithPlainLoops() throws {
        var random = SeededNumbers(seed: 2)
        for (tokens, heads, size) in [
            (1, 1, 16), (2, 3, 32), (15, 2, 16), (17, 2, 64), (64, 1, 32), (65, 1, 80), (16, 2, 48),
        ] {
            let hidden = heads * size
            let qkv = random.floats(tokens * 3 * hidden)
            let expected = referenceAttention(qkv, tokens, heads, size)
            for isa in Self.sets {
                // Nothing of what was there before may come through.
                var scratch = [Float](repeating: .nan, count: lk_attention_scratch(tokens, size))
                var output = [Float](repeating: .nan, count: tokens * hidden)
                try kernels(isa).attention(qkv, tokens, heads, 0, heads, size, &scratch, &output)
                for (a, b) in zip(output, expected) { #expect(abs(Double(a) - b) < 1e-6, "\(isa) \(tokens) \(size)") }
            }
        }
    }

    @Test func attentionWithVeryUnequalScoresStaysFinite() throws {
        for isa in Self.sets {
            var qkv = [Float](repeating: 0, count: 3 * 48)
            for t in 0..<3 { (qkv[t * 48], qkv[t * 48 + 16], qkv[t * 48 + 32]) = (1000, Float(t) * 1000, Float(t)) }
            var scratch = [Float](repeating: 0, count: lk_attention_scratch(3, 16))
            var output = [Float](repeating: 0, count: 48)
            try kernels(isa).attention(qkv, 3, 1, 0, 1, 16, &scratch, &output)
            #expect(output[0] == 2)
        }
    }

    @Test func layerNormsAndMeansAgreeWithPlainLoops() throws {
        var random = SeededNumbers(seed: 3)
        for (rows, hidden) in [(1, 16), (3, 64), (5, 384), (2, 1040)] {
            let x = random.floats(rows * hidden)
            let addend = random.floats(rows * hidden)
            let (gain, shift) = (random.floats(hidden), random.floats(hidden))
            for isa in Self.sets {
                let k = try kernels(isa)
                for adds in [false, true] {
                    var output = x
                    if adds {
                        k.add_layer_norm(&output, addend, gain, shift, rows, hidden, 1e-6)
                    } else {
                        k.add_layer_norm(&output, nil, gain, shift, rows, hidden, 1e-6)
                    }
                    let sums = zip(x, addend).map { Double($0) + (adds ? Double($1) : 0) }
                    let expected = referenceLayerNorm(sums, gain, shift, rows: rows)
                    for (a, b) in zip(output, expected) { #expect(abs(Double(a) - b) < 5e-6, "\(isa) \(hidden)") }
                }
                var mean = [Float](repeating: 0, count: hidden)
                k.mean_of_rows(x, rows, hidden, &mean)
                for j in 0..<hidden {
                    let expected = (0..<rows).reduce(0.0) { $0 + Double(x[$1 * hidden + j]) } / Double(rows)
                    #expect(abs(Double(mean[j]) - expected) < 1e-6)
                }
                let length = k.make_unit_length(&mean, hidden)
                #expect(length > 0)
                #expect(abs(mean.reduce(0) { $0 + Double($1) * Double($1) } - 1) < 1e-6)
            }
        }
    }

    @Test func aVectorWithoutDirectionIsLeftAlone() throws {
        for isa in Self.sets {
            for value in [0, Float.nan, .infinity] {
                var x = [Float](repeating: value, count: 16)
                let length = try kernels(isa).make_unit_length(&x, 16)
                #expect(!(length > 0 && length.isFinite))
                #expect(x[0].bitPattern == value.bitPattern)
            }
        }
    }

    @Test func wholeEncodersAgreeOverInstructionSets() throws {
        let texts = ["", "Where is my invoice?", EncodingTests.texts[39], EncodingTests.texts[17]]
        let best = try BertEncoder(modelFolder: Folders.miniLM(), workers: 1).encode(texts)
        for isa in Self.sets {
            let name = String(cString: lk_isa_name(isa))
            let choice = try #require(KernelChoice(rawValue: name))
            let encoder = try BertEncoder(modelFolder: Folders.miniLM(), workers: 1, kernels: choice)
            #expect(encoder.kernelName == name)
            for (a, b) in zip(try encoder.encode(texts), best) {
                for (x, y) in zip(a.values, b.values) { #expect(abs(x - y) < 2e-6, "\(name)") }
            }
        }
    }
}
