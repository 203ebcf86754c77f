// Written by tools/fit. Do not edit: fit again.

extension FusionWeights {
    /// Fitted on public judgements; see docs/benchmarks.md.
    package static let standard = FusionWeights(lexical: 0.022, context: 0.152, wordPairs: 0.155)
}
