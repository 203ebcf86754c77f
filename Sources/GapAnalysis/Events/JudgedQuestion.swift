package import Retrieval
package import Storage

/// A recorded question with the verdict of the calibration in force, made anew from the features that were kept: what
/// was asked under an older calibration is measured by the same rule as what is asked today.
package struct JudgedQuestion: Sendable, Hashable, Identifiable {
    package let record: QueryRecord
    package let probability: Double?
    package let label: Verdict.Label
    package let reason: Verdict.Reason?

    package var id: String { record.id }

    package init(_ record: QueryRecord, model: AnswerabilityModel) {
        self.record = record
        let recorded = Verdict.Label(rawValue: record.verdict.label) ?? .unknown
        let reason = Verdict.Reason(rawValue: record.verdict.reason)
        guard record.verdict.features.count == AnswerabilityFeature.allCases.count else {
            probability = record.verdict.probability
            label = recorded
            self.reason = reason
            return
        }
        let probability = model.probability(AnswerabilityFeatures(values: record.verdict.features))
        self.probability = probability
        if probability < model.thresholds.no, recorded != .underspecified || reason != .underspecified {
            label = .no
            self.reason = .lowAnswerability
        } else if recorded == .no || recorded == .partial || recorded == .yes {
            label = probability >= model.thresholds.yes ? .yes : .partial
            let isPartial: Verdict.Reason =
                reason == .partsMissing || !record.verdict.missing.isEmpty ? .partsMissing : .uncertain
            self.reason = Self.isOfHits(reason) ? reason : label == .yes ? .answered : isPartial
        } else {
            label = recorded
            self.reason = reason
        }
    }

    /// Whether a reason lies in the cited passages, which no calibration changes.
    private static func isOfHits(_ reason: Verdict.Reason?) -> Bool { reason == .conflict || reason == .staleOnly }
}
