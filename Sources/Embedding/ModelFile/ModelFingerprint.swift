import KnowledgeModel
import SystemIO

/// The hash by which vectors know their model.
///
/// SHA-256 over: the configuration (its meaning, not its spelling), the header of the weights, their size, 64 bytes of
/// them at every 16 KiB, and the vocabulary. Hashing all 90 MB would add 50-100 ms to every start of the program, and
/// read pages that are otherwise never touched; the samples take about a millisecond. Training, converting or
/// quantising a model changes nearly every weight and so every sample. What is not noticed is a change made by hand to
/// a few bytes between two samples; `tools/setup` checks the whole file's SHA-256 when it fetches a model.
enum ModelFingerprint {
    private static let sampleStride = 16 << 10
    private static let sampleBytes = 64
    /// Raise it when a change of this module changes the vectors by more than rounding.
    private static let arithmeticVersion = 1

    /// The hash of a model whose passages are encoded in eight bits.
    ///
    /// - Parameters:
    ///   - exact: the hash of the model itself.
    ///   - levels: steps of an activation's codes; vectors of processors that differ in it do too.
    static func fast(_ exact: String, levels: Int) -> String {
        Digest.sha256Hex("\(exact) codes 1 levels \(levels) kept \(Kernels.keptInputs)\n")
    }

    /// 64 hexadecimal digits. O(file size / 16 KiB).
    static func hash(_ configuration: ModelConfiguration, weights: SafeTensors, vocabulary: [UInt8]) -> String {
        let c = configuration
        let n = c.normalizer
        let meaning =
            "bert \(arithmeticVersion) hidden \(c.hiddenSize) layers \(c.layerCount) heads \(c.headCount) "
            + "intermediate \(c.intermediateSize) epsilon \(c.layerNormEpsilon) pooling \(c.pooling.rawValue) "
            + "limit \(c.tokenLimit) lower \(n.lowercases) strip \(n.stripsAccents) "
            + "ideographs \(n.separatesIdeographs) weights \(weights.file.count) vocabulary \(vocabulary.count)\n"
        let bytes = weights.file.bytes
        var input = Array(meaning.utf8)
        input.reserveCapacity(
            input.count + weights.headerRange.upperBound + bytes.count / sampleStride * sampleBytes + vocabulary.count
                + sampleBytes)
        input.append(contentsOf: bytes[..<weights.headerRange.upperBound])
        for start in stride(from: weights.headerRange.upperBound, to: bytes.count, by: sampleStride) {
            input.append(contentsOf: bytes[start..<min(start + sampleBytes, bytes.count)])
        }
        input.append(contentsOf: vocabulary)
        return Digest.sha256Hex(input)
    }
}
