internal import ReportPages
internal import Retrieval

/// A verdict in plain words.
struct VerdictWords {
    let verdict: Verdict

    /// The badge.
    var label: String {
        switch verdict.label {
        case .yes: "Answered"
        case .partial: "Partly answered"
        case .no: "Not answered"
        case .underspecified: "The question needs more"
        case .unknown: "Cannot be judged"
        }
    }

    /// Which of the badge's colours; the words say the same.
    var tone: String {
        switch verdict.label {
        case .yes: "good"
        case .partial, .underspecified: "warn"
        case .no: "bad"
        case .unknown: "plain"
        }
    }

    var reason: String {
        switch verdict.reason {
        case .answered: "The articles answer this."
        case .noCandidate: "No passage has anything to do with the question."
        case .lowAnswerability: "There are passages near it, but they do not answer it."
        case .partsMissing: "Some of what is asked for stands nowhere near these passages."
        case .uncertain: "The passages are about this, and may still not answer it."
        case .underspecified: missingDetail
        case .staleOnly: "All that would answer it is past its review date."
        case .conflict: "The passages contradict each other: see the notes beside them."
        case .languageNotSupported: "Answers in this language are found, but whether they fit cannot be judged."
        case .meaningNotSearched: "Only words were searched, not their meaning, and that alone says too little."
        }
    }

    private var missingDetail: String {
        guard let detail = verdict.missingDetail else { return "The question leaves open what it is about." }
        let choices = detail.choices.map { "“\($0)”" }.formattedList
        return switch detail.kind {
        case .product: "It does not say which product: the answer differs between \(choices)."
        case .version: "It does not say which version: the answer differs between \(choices)."
        case .subject: "It does not say what it is about."
        }
    }

    /// `very likely`; the number stands beside it.
    static func likelihood(_ probability: Double) -> String {
        switch probability {
        case 0.9...: "very likely"
        case 0.7..<0.9: "likely"
        case 0.4..<0.7: "uncertain"
        case 0.15..<0.4: "unlikely"
        default: "very unlikely"
        }
    }

    /// Whose questions the probability was fitted to.
    static func basis(_ calibration: SearchSettings.Calibration) -> String {
        switch calibration {
        case .standard: "fitted to public questions, not to yours yet"
        case .own(let count): "fitted to \(NumberText.count(count, "judged question")) of your own"
        }
    }
}

extension [String] {
    /// `a, b and c`
    var formattedList: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
