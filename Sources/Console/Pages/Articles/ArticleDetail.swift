import Access
import GapAnalysis
import KnowledgeModel
import Operations
import ReportPages
import Storage

/// `/articles/{id}`: one article as the index sees it.
struct ArticleDetail {
    let visit: Visit
    let owned: OwnedArticle
    /// Nil where nothing counts.
    let overview: AsideState<ArticleOverview>?
    let pairs: ArticlePairs?
    let review: ArticleReview?
    /// Of the article and of its passages.
    let suppressions: [ShownSuppression]
    let canSuppress: Bool
    let canReview: Bool

    static let passagesAPage = 20

    private var article: StoredArticle { owned.article }
    private var path: String { ArticlePages.path(ofArticle: article.key.id) }
    private var whole: ShownSuppression? { suppressions.first { $0.passage == nil } }

    var page: ConsolePage {
        let isWaiting = if case .working = overview { true } else { false }
        return ConsolePage(
            section: .articles, title: title, body: Template.articleDetail.render(values),
            notice: ArticlePages.notice(visit), hasHeading: true, crumbs: [.articles],
            refreshSeconds: isWaiting ? 2 * ArticleBoard.refresh : nil)
    }

    private var title: String { article.title.isEmpty ? article.key.id : article.title }

    private var values: Values {
        let standing = ArticleStanding(of: article, review: review, feedback: [], today: visit.now.day)
        let list = ListPage(
            visit.query.setting("done", to: nil), total: owned.passages.count, rows: Self.passagesAPage,
            field: "passages")
        let figures = figures
        return Values(
            title: title, badges: ArticleBoard.Badge.all(of: article), isOverdue: standing.isOverdue,
            url: article.url.flatMap { SafeLink.address($0) }, articlePath: path, formToken: visit.formToken,
            facts: facts(standing), findings: (owned.record?.reading.diagnostics ?? []).map { Finding($0) },
            withdrawal: whole.map { Withdrawal($0.suppression) }, canWithdraw: canSuppress && whole == nil,
            canCiteAgain: canSuppress, canReview: canReview,
            activityMarkup: figures.flatMap { $0.isEmpty ? nil : $0.markup },
            activityWords: activityWords(figures?.isEmpty ?? true),
            related: related, passagesWords: Words.count(owned.passages.count, "passage"),
            passages: list.range.map(passage), pagingMarkup: list.markup(path: path, "passages"))
    }

    // MARK: - Facts

    private func facts(_ standing: ArticleStanding) -> [Fact] {
        var facts: [Fact] = []
        func add(_ name: String, _ words: String?) {
            if let words, !words.isEmpty { facts.append(Fact(factName: name, factMarkup: HTMLText.escaped(words))) }
        }
        add("Id", article.key.id)
        add("File", article.path)
        add("Source", article.key.source)
        add("Read by", article.audience == .public ? "everybody" : Words.audience(article.audience))
        add("Language", article.locale == AccessScope.undeterminedLocale ? "not said" : article.locale)
        add("Product", article.product)
        add("Version", article.version)
        add("Owner", article.owner)
        add("Labels", article.labels.joined(separator: ", "))
        if let updated = article.updatedAt {
            facts.append(Fact(factName: "Updated", factMarkup: Words.timeMarkup(updated)))
        }
        if let due = standing.reviewDue {
            facts.append(Fact(factName: "Review due", factMarkup: Words.dayMarkup(due)))
        } else {
            add("Review due", "never")
        }
        if let review {
            facts.append(
                Fact(
                    factName: "Last reviewed",
                    factMarkup: Words.momentMarkup(review.at) + " by " + HTMLText.escaped(review.by)))
        }
        if let includes = owned.record?.reading.includes, !includes.isEmpty {
            add("Includes", Words.count(includes.count, "file"))
        }
        add("Text", Words.count(owned.text.unicodeScalars.count, "character"))
        let tokens = (owned.record?.passages ?? []).map(\.draft.tokenCount)
        if let least = tokens.min(), let most = tokens.max() {
            let words = least == most ? "" : " to \(Words.count(most))"
            add("Tokens a passage", Words.count(least) + words)
        }
        facts.append(
            Fact(factName: "Generation", factMarkup: "<a href=\"/index\">\(owned.generation.number)</a>"))
        return facts
    }

    // MARK: - What came of it

    private var figures: ArticleActivityFigure? {
        guard let overview = overview?.value else { return nil }
        return ArticleActivityFigure(weeks: overview.weeks[article.key.id] ?? [], calendar: overview.calendar)
    }

    private func activityWords(_ isEmpty: Bool) -> String? {
        switch overview {
        case nil: "Nothing is counted here."
        case .working: "Citations and feedback are being counted; they are shown as soon as that is done."
        case .failed:
            "Citations and feedback could not be counted just now. Load the page again to have it tried once more."
        case .ready:
            !canReview
                ? "Nothing of what is asked is recorded, so nothing says what was cited."
                : isEmpty ? "No answer of the last 26 weeks cited it, and nobody said anything of it." : nil
        }
    }

    /// Articles that say the same, or contradict it.
    private var related: [Related] {
        let id = article.key.id
        func side(_ pair: ArticlePair) -> ArticlePair.Side? {
            if pair.first.cited.id == id { return pair.second }
            return pair.second.cited.id == id ? pair.first : nil
        }
        func all(_ pairs: [ArticlePair], _ words: String) -> [Related] {
            pairs.compactMap(side).prefix(20).map { other in
                Related(
                    relatedTitle: other.cited.article.title, relationWords: words,
                    comparePath: ArticlePages.path(comparing: id, with: other.cited.id))
            }
        }
        return all(pairs?.contradictions ?? [], "contradicts it") + all(pairs?.duplicates ?? [], "says the same")
    }

    // MARK: - Passages

    private func passage(_ place: Int) -> Passage {
        let passage = owned.passages[place]
        let record = owned.record?.passages.first { $0.draft.ordinal == passage.ordinal }
        let suppression = suppressions.first { $0.passage?.id == passage.id }
        return Passage(
            passage, record, suppression?.suppression, canWithdraw: canSuppress && whole == nil && suppression == nil)
    }
}
