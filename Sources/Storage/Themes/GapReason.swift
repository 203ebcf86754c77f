/// Why a question counts as a gap; stable codes.
package enum GapReason: String, Sendable, CaseIterable, Codable {
    /// No passage has anything to do with it.
    case noCandidate = "no_candidate"
    /// There are passages, and they do not answer it.
    case lowAnswerability = "low_answerability"
    case underspecified
    /// All that would answer is past its review date.
    case staleOnly = "stale_only"
    /// Answered in another language than the asker's.
    case localeMissing = "locale_missing"
    /// The passages contradict each other.
    case conflict
    /// Answered for another audience. Found by a background job only, and shown to owners only.
    case aclBlocked = "acl_blocked"
    /// An article answers it and the asker did not find it.
    case retrievalMiss = "retrieval_miss"
    /// The same asker asked again within a week.
    case reasked
    /// The draft that cited the passages was edited, rejected or escalated.
    case draftCorrected = "draft_corrected"
    case feedbackWrong = "feedback_wrong"
    case feedbackIncomplete = "feedback_incomplete"
    case feedbackUnsafe = "feedback_unsafe"
    /// A draft's citation did not hold.
    case citationFailed = "citation_failed"

    /// The list that it belongs to.
    package var list: GapList {
        switch self {
        case .noCandidate, .lowAnswerability, .underspecified, .staleOnly, .localeMissing, .conflict, .aclBlocked:
            .notAnswered
        case .retrievalMiss, .reasked, .draftCorrected, .feedbackWrong, .feedbackIncomplete, .feedbackUnsafe,
            .citationFailed:
            .stillAsked
        }
    }
}

/// The two lists of a gap report, which ask for different work.
package enum GapList: String, Sendable, CaseIterable, Codable {
    /// To be written.
    case notAnswered = "not_answered"
    /// Answered, yet still asked: to be improved, shown, linked.
    case stillAsked = "still_asked"
}
