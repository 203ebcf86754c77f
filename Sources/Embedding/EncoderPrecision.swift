/// How an encoder computes the vectors of passages. Those of questions are always exact.
///
/// Vectors of both kinds cannot be mistaken for one another: the precision is part of the model's identity, by which an
/// index knows its vectors.
package enum EncoderPrecision: String, Sendable, Hashable, CaseIterable {
    /// In 32-bit floats: within 1e-6 of the reference implementation.
    case exact
    /// Large products in eight-bit codes: three times as fast where the processor has instructions for it, with a small
    /// error in each vector. See `docs/decisions/0012-encoder-precision.md`.
    case fast
}
