import GapAnalysis
import KnowledgeModel
import Operations
import ReportPages
import Retrieval
import Storage

/// In what two generations differ: on a page of its own, and before one is made to serve.
struct GenerationDifferenceView {
    private let visit: Visit
    private let before: PublishedGeneration
    private let after: PublishedGeneration
    private let articles: AsideState<GenerationDifference>
    private let answers: AsideState<AnswerComparison>?

    private static let rowsMaximum = 25
    private static let quoteMaximum = 200

    init(
        visit: Visit, before: PublishedGeneration, after: PublishedGeneration,
        comparisons: GenerationComparisonService
    ) throws {
        self.visit = visit
        self.before = before
        self.after = after
        articles = try comparisons.articles(from: before.id, to: after.id, for: visit.caller)
        answers = try comparisons.answers(from: before.id, to: after.id, for: visit.caller)
    }

    /// Whether something is still being worked out.
    var isWaiting: Bool {
        if case .working = articles { return true }
        if case .working? = answers { return true }
        return false
    }

    var page: ConsolePage {
        let values = PageValues(
            beforeNumber: String(before.id.number), afterNumber: String(after.id.number),
            beforeMarkup: Words.timeMarkup(before.publishedAt), afterMarkup: Words.timeMarkup(after.publishedAt),
            beforeWords: "\(before.by), \(before.why)", afterWords: "\(after.by), \(after.why)",
            turnedPath: IndexPages.path(comparing: after.id, with: before.id), differenceMarkup: markup)
        return ConsolePage(
            section: .index, title: "Generation \(before.id.number) to \(after.id.number)",
            body: Template.indexDifferencePage.render(values), crumbs: [.index],
            refreshSeconds: isWaiting ? 2 : nil)
    }

    /// The difference alone.
    var markup: String {
        var values = Values()
        switch articles {
        case .working: values.isComparing = true
        case .failed(let message): values.failure = message
        case .ready(let difference, _): fill(&values, difference)
        }
        switch answers {
        case nil: values.answersWords = "Nothing of what is asked is recorded, so there is nothing to ask both."
        case .working(let share):
            values.askingWords = share > 0 ? "\(Words.percent(share)) done" : "just begun"
        case .failed(let message): values.answersWords = "The questions could not be asked: \(message)"
        case .ready(let comparison, _): fill(&values, comparison)
        }
        return Template.indexDifference.render(values)
    }

    // MARK: - Articles

    private func fill(_ values: inout Values, _ difference: GenerationDifference) {
        values.isSame = difference.isEmpty
        values.totals = [
            Total(totalName: "added", totalCount: Words.count(difference.added.count)),
            Total(totalName: "changed", totalCount: Words.count(difference.changed.count)),
            Total(totalName: "removed", totalCount: Words.count(difference.removed.count)),
            Total(
                totalName: "passages",
                totalCount: difference.passagesBefore == difference.passagesAfter
                    ? Words.count(difference.passagesAfter)
                    : "\(Words.count(difference.passagesBefore)) → \(Words.count(difference.passagesAfter))"),
        ]
        let path = IndexPages.path(comparing: before.id, with: after.id)
        func list(_ kind: String, _ name: String, _ entries: [Entry]) -> List? {
            guard !entries.isEmpty else { return nil }
            let page = ListPage(visit.query, total: entries.count, rows: Self.rowsMaximum, field: kind)
            return List(
                listName: "\(name): \(Words.count(entries.count, "article"))", entries: Array(entries[page.range]),
                listPagingMarkup: page.markup(path: path, "articles"))
        }
        values.lists = [
            list("removed", "Removed", difference.removed.map { Entry($0, words: nil, isThere: false) }),
            list(
                "changed", "Changed",
                difference.changed.map { Entry($0.after, words: Self.words(of: $0), isThere: after.isServing) }),
            list("added", "Added", difference.added.map { Entry($0, words: nil, isThere: after.isServing) }),
        ].compactMap(\.self)
    }

    private static func words(of change: GenerationDifference.Change) -> String {
        let (old, new) = (change.before, change.after)
        return change.fields.map { field in
            switch field {
            case .text:
                old.passageCount == new.passageCount
                    ? "text" : "text, \(old.passageCount) to \(Words.count(new.passageCount, "passage"))"
            case .title: "title, before “\(Words.shortened(old.title, to: 100))”"
            case .url: "address"
            case .audience: "readers: \(Words.audience(old.audience)) to \(Words.audience(new.audience))"
            case .locale: "language: \(old.locale) to \(new.locale)"
            case .source: "source: \(old.key.source) to \(new.key.source)"
            case .details: "product, owner, labels or dates"
            }
        }.joined(separator: "; ")
    }

    // MARK: - Answers

    private func fill(_ values: inout Values, _ comparison: AnswerComparison) {
        let days = GenerationComparisonService.daysMaximum
        guard comparison.asked > 0 else {
            values.answersWords = "Nothing was asked in the last \(days) days that you may know of."
            return
        }
        values.answersWords =
            "Of the newest \(Words.count(comparison.asked, "question")) of the last \(days) days, "
            + (comparison.changed == 0
                ? "all are answered as before."
                : "\(Words.count(comparison.changed)) would be answered otherwise: "
                    + "\(Words.count(comparison.count(.verdict))) with another verdict, "
                    + "\(Words.count(comparison.count(.citation))) with another first citation.")
        // Another verdict weighs more than other words.
        let changes =
            comparison.changes.filter { $0.differences.contains(.verdict) }
            + comparison.changes.filter { !$0.differences.contains(.verdict) }
        values.changes = changes.prefix(Self.rowsMaximum).map { change in
            Change(
                questionWords: Words.shortened(change.question.words, to: 300),
                timesWords: change.times > 1 ? "asked \(Words.count(change.times, "time"))" : nil,
                outcomes: [Outcome("before", change.before), Outcome("after", change.after)])
        }
        let hidden = comparison.changes.count - Self.rowsMaximum
        values.moreWords =
            hidden > 0 ? "And \(Words.count(hidden, "more question")); `lacuna generations diff` has all." : nil
    }

    struct Outcome {
        let outcomeName: String
        let verdictWords: String
        let verdictClass: String
        let probabilityWords: String?
        let citedTitle: String?
        let citedQuote: String?

        init(_ name: String, _ outcome: QuestionOutcome?) {
            outcomeName = name
            verdictWords = outcome.map { Self.words(of: $0.verdict) } ?? "read as no question"
            verdictClass =
                switch outcome?.verdict {
                case .yes: "good"
                case .no: "bad"
                case .partial, .underspecified: "warn"
                default: ""
                }
            probabilityWords = outcome?.probability.map { "\(Words.percent($0)) likely to be answered" }
            let first = outcome?.cited.first
            citedTitle = first?.title
            citedQuote = first.map { Words.shortened($0.quote, to: GenerationDifferenceView.quoteMaximum) }
        }

        private static func words(of verdict: Verdict.Label) -> String {
            switch verdict {
            case .yes: "answered"
            case .partial: "answered in part"
            case .no: "not answered"
            case .underspecified: "asked too vaguely"
            default: "cannot be said"
            }
        }
    }
}
