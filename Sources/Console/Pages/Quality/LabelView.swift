internal import KnowledgeModel
internal import Operations
internal import Privacy
internal import ReportPages
internal import Storage

/// One question to be labelled, with what was cited for it.
struct LabelView {
    let question: Question?
    let counts: String
    let progress: String
    let formToken: String

    /// As many as `lacuna calibrate` does well with.
    private static let wanted = 100

    struct Question {
        let id: String
        let text: String
        let askedMarkup: String
        let verdict: String
        let passages: [Passage]
        let hasPassages: Bool
    }

    struct Passage {
        let title: String
        let place: String
        let quote: String
        let isGone: Bool

        /// - Parameter passage: nil if it is gone, or not for this reader.
        init(_ passage: StoredPassage?) {
            isGone = passage == nil
            title = passage?.article.title ?? ""
            place = passage?.headingPath.joined(separator: " › ") ?? ""
            quote = passage?.quote ?? ""
        }
    }

    init(_ record: QueryRecord?, passages: [Passage], labelled: LabelCounts, form visit: Visit) {
        question = record.map { record in
            Question(
                id: record.id, text: record.text.text, askedMarkup: DateText.html(record.askedAt),
                verdict: RecordedLabel.words(record.verdict.label), passages: passages, hasPassages: !passages.isEmpty)
        }
        let useful = labelled.answered + labelled.notAnswered
        counts =
            "\(NumberText.count(useful, "question")) labelled: \(NumberText.count(labelled.answered)) answered, "
            + "\(NumberText.count(labelled.notAnswered)) not"
            + (labelled.unclear > 0 ? "; \(NumberText.count(labelled.unclear)) unclear and left out" : "")
        progress =
            useful >= Self.wanted
            ? "Enough for a good calibration:" : "Thirty are the fewest for a calibration, one hundred are good:"
        formToken = visit.formToken
    }

    static func notice(_ done: String) -> String? {
        switch QuestionLabel.Answer(rawValue: done) {
        case .answered: "Labelled as answered. Here is the next one."
        case .notAnswered: "Labelled as not answered. Here is the next one."
        case .unclear: "Left out. Here is the next one."
        case nil: nil
        }
    }
}
