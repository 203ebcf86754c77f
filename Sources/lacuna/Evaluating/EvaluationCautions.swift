import Evaluation

extension EvaluationOutcome {
    /// What a reader should know before trusting the figures, in sentences; the same in every form of output.
    var cautions: [String] {
        [
            fewQuestions, unmatched, ambiguous, nothingRelevant, unjudged, unevenlyJudged, missingInBaseline, oneKind,
        ].compactMap(\.self)
    }

    /// Fewer questions than this and only great differences show: the interval of a mean is some ± 0.1 wide.
    private static let questionsMinimum = 50
    /// Less than this share of the first documents judged is worth a word.
    private static let judgedMinimum = 0.5
    /// Two runs whose judged shares differ by more cannot be compared fairly.
    private static let judgedDifferenceMaximum = 0.05

    private var fewQuestions: String? {
        guard let main = estimates.first, report.topics.count < Self.questionsMinimum else { return nil }
        return "\(Amount.count(report.topics.count, "question")) cannot show small differences: the mean of "
            + "\(main.measure) may lie anywhere from \(Amount.fixed(main.interval.lowerBound, digits: 2)) to "
            + "\(Amount.fixed(main.interval.upperBound, digits: 2))"
    }

    private var unmatched: String? {
        guard let first = matched.unmatchedIDs.first else { return nil }
        let count = matched.unmatchedIDs.count
        return "\(Amount.count(count, "judged id")) \(count == 1 ? "matches" : "match") no \(level.noun), such as "
            + "\(first); relevant ones count as not found"
    }

    private var ambiguous: String? {
        guard let first = matched.ambiguousIDs.first else { return nil }
        let count = matched.ambiguousIDs.count
        return "\(Amount.count(count, "judged id")) \(count == 1 ? "matches" : "match") several articles, such as "
            + "\(first); name them with their extensions"
    }

    private var nothingRelevant: String? {
        let count = report.topics.count { $0.relevantCount == 0 }
        guard count > 0 else { return nil }
        return "\(Amount.count(count, "question")) \(count == 1 ? "has" : "have") no relevant judgement and "
            + "\(count == 1 ? "counts" : "count") as 0"
    }

    private var unjudged: String? {
        guard let (measure, share) = Self.judged(report), share < Self.judgedMinimum else { return nil }
        return
            "\(Amount.fixed(share * 100, digits: 0)) % of what stands first was judged (\(measure)); the rest counts "
            + "as not relevant, so the figures may be too low"
    }

    private var unevenlyJudged: String? {
        guard let baseline, let (measure, now) = Self.judged(report), let (_, before) = Self.judged(baseline.report),
            abs(now - before) > Self.judgedDifferenceMaximum
        else { return nil }
        return "\(measure) was \(Amount.fixed(before, digits: 2)) and is \(Amount.fixed(now, digits: 2)); the "
            + "comparison favours what was judged more"
    }

    private var missingInBaseline: String? {
        guard let baseline else { return nil }
        let count = baseline.report.topics.count { !$0.isInRun }
        guard count > 0 else { return nil }
        return "\(baseline.name) ranks nothing for \(Amount.count(count, "question")), which "
            + "\(count == 1 ? "counts" : "count") as 0 there"
    }

    private var oneKind: String? {
        guard let run = abstention?.reports.first?.run, run.answerableCount == 0 || run.unanswerableCount == 0 else {
            return nil
        }
        return "all labelled questions are \(run.answerableCount == 0 ? "unanswerable" : "answerable"), so nothing can "
            + "be said of telling them apart"
    }

    private static func judged(_ report: EvaluationReport) -> (Measure, Double)? {
        for measure in report.measures {
            if case .judged = measure, let mean = report.mean(of: measure) { return (measure, mean) }
        }
        return nil
    }
}
