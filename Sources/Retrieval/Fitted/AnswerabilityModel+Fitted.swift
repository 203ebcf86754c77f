// Written by tools/fit. Do not edit: fit again.

extension AnswerabilityModel {
    /// Fitted on public judgements; see docs/benchmarks.md.
    package static let standard = AnswerabilityModel(
        weights: [
            1.2578,  // fused_score
            2.7083,  // cosine
            2.1263,  // cosine_lead
            1.2503,  // word_share
            -0.6999,  // word_pairs
            0.6038,  // weakest_word
            -0.5103,  // missing_names
            -0.6114,  // content_words
        ],
        bias: -2.2230, thresholds: Thresholds(yes: 0.950, no: 0.500))
}
