// Written by tools/fit. Do not edit: fit again.

extension FusionWeights {
    /// Fitted on public judgements; see docs/benchmarks.md.
    package static let standard = FusionWeights(lexical: 0.018, context: 0.17, wordPairs: 0.14)
}
