internal import GapAnalysis
internal import KnowledgeModel
internal import Privacy
internal import ReportPages
internal import Retrieval
internal import Storage

/// Answers that somebody should look at.
struct ReviewQueueView {
    let items: [Item]
    let total: String
    let isMore: Bool
    let hasItems: Bool

    private static let shownMaximum = 50

    struct Item {
        let question: String
        let address: String
        let reason: String
        let isGrave: Bool
        let askedMarkup: String
        let channel: String?
        let verdict: String
    }

    init(_ items: [ReviewQueue.Item], form visit: Visit) {
        hasItems = !items.isEmpty
        total = NumberText.count(items.count, "answer")
        isMore = items.count > Self.shownMaximum
        self.items = items.prefix(Self.shownMaximum).map { item in
            let record = item.question.record
            return Item(
                question: record.text.text,
                address: "/quality/labels?question=" + FormFields.encoded(record.id),
                reason: Self.words(item.reason),
                isGrave: item.reason == .feedbackUnsafe || item.reason == .feedbackWrong,
                askedMarkup: DateText.html(record.askedAt), channel: record.context.channel,
                verdict: RecordedLabel.words(item.question.label.rawValue))
        }
    }

    private static func words(_ reason: GapReason) -> String {
        switch reason {
        case .feedbackUnsafe: "called unsafe"
        case .feedbackWrong: "called wrong"
        case .feedbackIncomplete: "called incomplete"
        case .citationFailed: "a draft did not match what it cites"
        case .draftCorrected: "the draft was changed, rejected or handed over"
        case .conflict: "articles contradict each other"
        default: "worth a look"
        }
    }
}

/// A recorded verdict in a word or two, for tables.
enum RecordedLabel {
    static func words(_ label: String) -> String {
        switch label {
        case "yes": "answered"
        case "partial": "answered in part"
        case "no": "not answered"
        case "underspecified": "too vague"
        default: "not known"
        }
    }
}
