/// Whether the cited passages answer a question, from what its caller may read and nothing else.
package struct Verdict: Sendable, Hashable {
    package enum Label: String, Sendable, CaseIterable {
        case yes
        /// Some of what is asked for is covered: see `covered` and `missing`.
        case partial
        case no
        /// The passages answer for several products or versions, or the question does not say what it is about: see
        /// `missingDetail`.
        case underspecified
        /// Nothing can be said: see the reason.
        case unknown
    }

    /// Why; stable codes.
    package enum Reason: String, Sendable, CaseIterable {
        case answered
        /// No passage has anything to do with the question.
        case noCandidate = "no_candidate"
        /// There are passages, and they do not answer it.
        case lowAnswerability = "low_answerability"
        /// Some of the question's words stand nowhere near the first passages: see `missing`, which is not empty.
        case partsMissing = "parts_missing"
        /// Every word of the question is covered, and the passages may not answer it all the same.
        case uncertain
        case underspecified
        /// All that would answer is past its review date.
        case staleOnly = "stale_only"
        /// The passages contradict each other.
        case conflict
        /// The question's language is not one that the model was fitted for.
        case languageNotSupported = "language_not_supported"
        /// Only words were searched, by request or for want of an encoder, and that alone says too little.
        case meaningNotSearched = "meaning_not_searched"
    }

    package let label: Label
    package let reason: Reason
    /// That the cited passages answer the question; nil where nothing can be said.
    package let probability: Double?
    /// Content words of the question that the first passages cover, and those that they do not.
    package let covered: [String]
    package let missing: [String]
    /// What the question should say.
    package let missingDetail: MissingDetail?
    /// What the probability was computed from; nil where there is none.
    package let features: AnswerabilityFeatures?

    package init(
        label: Label, reason: Reason, probability: Double? = nil, covered: [String] = [], missing: [String] = [],
        missingDetail: MissingDetail? = nil, features: AnswerabilityFeatures? = nil
    ) {
        self.label = label
        self.reason = reason
        self.probability = probability
        self.covered = covered
        self.missing = missing
        self.missingDetail = missingDetail
        self.features = features
    }
}

/// What a question leaves open, with what it could be as far as the caller may know.
package struct MissingDetail: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case product, version
        /// What the question is about at all.
        case subject
    }

    package let kind: Kind
    /// Sorted.
    package let choices: [String]

    package init(kind: Kind, choices: [String] = []) {
        self.kind = kind
        self.choices = choices
    }
}
