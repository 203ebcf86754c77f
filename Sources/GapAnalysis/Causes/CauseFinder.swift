internal import KnowledgeModel
internal import Retrieval
internal import Storage

/// Says what is most likely wrong, and by what evidence. Rules in a fixed order: what people said first, then what lies in
/// the articles, then how near they are.
package enum CauseFinder {
    package struct Finding: Sendable, Hashable {
        package let cause: GapCause
        /// One sentence with its numbers.
        package let evidence: String
    }

    /// A signal that at least this share of the events has is what the theme is about.
    private static let shareMinimum = 0.3
    /// Mean best cosine below which nothing is near, and from which on something is very near.
    private static let nearMinimum = 0.45
    private static let veryNearMinimum = 0.62
    /// Mean share of the questions' words below which a very near passage must be worded differently.
    private static let wordShareMaximum = 0.3
    /// Share of questions about the asker's own case from which on the process raises them.
    private static let personalMinimum = 0.5

    package static func finding(_ evidence: ThemeEvidence) -> Finding {
        let events = max(evidence.questions.count, 1)
        func count(_ reasons: GapReason...) -> Int { reasons.reduce(0) { $0 + (evidence.reasons[$1] ?? 0) } }
        func isCommon(_ count: Int) -> Bool { count > 0 && Double(count) >= shareMinimum * Double(events) }

        let rated = count(.feedbackWrong, .feedbackUnsafe)
        if rated > 1 || isCommon(rated) {
            return Finding(
                cause: .ratedWrong, evidence: "People rated what was cited wrong or unsafe \(times(rated)).")
        }
        switch evidence.elsewhere {
        case .otherAudience(let article, let audience):
            return Finding(
                cause: .blockedByAudience,
                evidence: "The article \(article) answers it, and is for \(audience) only.")
        case .otherLocale(let article, let locale):
            return Finding(
                cause: .otherLocale, evidence: "The article \(article) answers it, in the language \(locale).")
        case nil: break
        }
        let conflicts = count(.conflict)
        if isCommon(conflicts) {
            return Finding(
                cause: .contradictory,
                evidence: "The passages found for \(of(conflicts, events)) questions contradict each other.")
        }
        let stale = count(.staleOnly)
        if isCommon(stale) {
            return Finding(
                cause: .stale,
                evidence: "All that was found for \(of(stale, events)) questions is past its review date.")
        }
        if evidence.list == .stillAsked { return stillAsked(evidence, events) }
        return near(evidence, none: count(.noCandidate), events)
    }

    private static func stillAsked(_ evidence: ThemeEvidence, _ events: Int) -> Finding {
        if evidence.personalShare >= personalMinimum {
            let share = Int((evidence.personalShare * 100).rounded())
            return Finding(
                cause: .formOrProcess,
                evidence: "\(share) % of the questions are about the asker's own case, and an article answers them.")
        }
        let incomplete = evidence.reasons[.feedbackIncomplete] ?? 0
        if incomplete > 0, Double(incomplete) >= shareMinimum * Double(events) {
            return Finding(
                cause: .nearNotAnswering,
                evidence: "People called what was cited incomplete \(times(incomplete)).")
        }
        return Finding(
            cause: .notFound, evidence: "An article answers these questions; \(events) were asked all the same.")
    }

    private static func near(_ evidence: ThemeEvidence, none: Int, _ events: Int) -> Finding {
        guard let cosine = evidence.meanBestCosine, none * 2 < events, cosine >= nearMinimum else {
            let likeness = evidence.meanBestCosine.map { " (likeness \(Self.decimal($0)) on average)" } ?? ""
            return Finding(cause: .nothingNear, evidence: "No passage has to do with these questions\(likeness).")
        }
        if let share = evidence.mean(.wordShare), cosine >= veryNearMinimum, share < wordShareMaximum {
            return Finding(
                cause: .wordingDiffers,
                evidence: "The nearest passages mean much the same (likeness \(decimal(cosine))) and share "
                    + "\(Int((share * 100).rounded())) % of the questions' words, weighed.")
        }
        let missing = evidence.missingWords.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
        return Finding(
            cause: .nearNotAnswering,
            evidence: "The nearest passages are on the subject (likeness \(decimal(cosine)))"
                + (missing.isEmpty ? " and do not answer." : " and say nothing of \(missing)."))
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
    private static func of(_ count: Int, _ all: Int) -> String { "\(count) of \(all)" }

    private static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
