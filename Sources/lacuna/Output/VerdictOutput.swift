import Retrieval
import ReviewPolicies
import Storage
import TicketReading

/// A verdict and what goes with it, in plain words.
struct VerdictOutput {
    let terminal: Terminal

    /// One line on whether the passages answer, one for what is missing, one for each rule that asks for a person.
    func lines(of answer: Answer) -> [String] {
        var lines = [terminal.styled(Self.headline(answer.verdict), .strong)]
        if let detail = Self.detail(answer.verdict) { lines.append(detail) }
        for correction in answer.corrections {
            lines.append(
                "Searched for “\(correction.replacement)” in place of “\(correction.word)”, which no article has.")
        }
        for trigger in answer.triggers { lines.append(Self.line(trigger, answer.question.text)) }
        return lines.map { Printable.text($0) }
    }

    private static func headline(_ verdict: Verdict) -> String {
        let chance = verdict.probability.map { " (\(percent($0)))" } ?? ""
        let doubt = verdict.probability.map { " (\(percent($0)) that they do)" } ?? ""
        return switch verdict.label {
        case .yes: "The articles answer this\(chance)."
        case .partial: "The articles answer this in part, or perhaps\(chance)."
        case .no: "The articles do not seem to answer this\(doubt)."
        case .underspecified: "The question leaves something open\(chance)."
        case .unknown: "No verdict."
        }
    }

    private static func detail(_ verdict: Verdict) -> String? {
        switch verdict.reason {
        case .answered, .noCandidate: nil
        case .lowAnswerability, .partsMissing:
            verdict.missing.isEmpty
                ? nil : "Not found near the best passages: \(verdict.missing.joined(separator: ", "))."
        case .uncertain: "Each of its words stands near the best passages, which may still not answer it."
        case .underspecified:
            verdict.missingDetail.map { detail in
                switch detail.kind {
                case .product: "Which product: \(detail.choices.joined(separator: ", "))?"
                case .version: "Which version: \(detail.choices.joined(separator: ", "))?"
                case .subject: "It does not say what it is about."
                }
            }
        case .staleOnly: "All that would answer it is past its review date."
        case .conflict: "The best passages contradict each other."
        case .languageNotSupported: "The question is in a language that verdicts are not made for."
        case .meaningNotSearched: "Only words were searched, which says too little."
        }
    }

    private static func line(_ trigger: ReviewTrigger, _ question: String) -> String {
        let verb = trigger.action == .block ? "A person must answer this" : "A person should look at this"
        let why =
            trigger.matches.first.map { "“\(question.utf8(in: $0.range))”" } ?? trigger.nearest.map {
                "like “\($0.example)”"
            } ?? ""
        return "\(verb): \(trigger.title) (\(why)). To \(trigger.route), \(trigger.owner)."
    }

    /// Rounded, and never 0 or 100 %, which nobody can promise.
    static func percent(_ probability: Double) -> String { "\(min(max(Int((probability * 100).rounded()), 1), 99)) %" }
}

extension String {
    /// The words at a range of UTF-8 offsets, on scalar boundaries.
    fileprivate func utf8(in range: Range<Int>) -> String {
        String(decoding: Array(utf8)[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }
}
