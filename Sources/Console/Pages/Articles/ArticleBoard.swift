import Access
import GapAnalysis
import KnowledgeModel
import Operations
import ReportPages
import Storage

/// `/articles`: lists of articles that need care, and of all.
struct ArticleBoard {
    let visit: Visit
    let overview: AsideState<ArticleOverview>
    let pairs: AsideState<ArticlePairs>
    let reviews: [String: ArticleReview]
    let hasActivity: Bool
    let suppressed: Int

    /// Seconds after which a page that waits is read again.
    static let refresh = 2

    var page: ConsolePage {
        switch overview {
        case .failed(let message): consolePage(Values(visit, failure: message), isWaiting: false)
        case .working: consolePage(Values(visit, isCounting: true), isWaiting: true)
        case .ready(let overview, let isBeingRenewed):
            ready(overview, ArticleSelection(visit.query), isBeingRenewed: isBeingRenewed)
        }
    }

    private func consolePage(_ values: Values, isWaiting: Bool) -> ConsolePage {
        ConsolePage(
            section: .articles, title: "Articles", body: Template.articleBoard.render(values),
            notice: ArticlePages.notice(visit), refreshSeconds: isWaiting ? Self.refresh : nil)
    }

    private func ready(
        _ overview: ArticleOverview, _ selection: ArticleSelection, isBeingRenewed: Bool
    ) -> ConsolePage {
        let lists = ArticleLists(overview: overview, reviews: reviews, today: visit.now.day)
        var values = Values(visit)
        values.lead = Self.lead(overview, hasActivity)
        values.countedAtMarkup = Words.momentMarkup(overview.health.at)
        values.isBeingRenewed = isBeingRenewed
        values.tabs = ArticleSelection.Tab.shown.map { tab(for: $0, selection, lists) }
        values.choices = Self.choices(overview.articles.map(\.article), selection)
        values.suppressedWords = suppressed == 0 ? nil : Words.count(suppressed, "withdrawal")
        values.tabField = selection.tab == .all ? nil : selection.tab.rawValue
        values.clearPath = ArticlePages.path + (selection.tab == .all ? "" : "?tab=\(selection.tab.rawValue)")
        values.isNarrowed = selection.isNarrowed
        var isWaiting = false
        switch selection.tab {
        case .contradictions, .duplicates: isWaiting = fill(&values, pairsOf: selection)
        default: fill(&values, articlesOf: selection, lists)
        }
        return consolePage(values, isWaiting: isWaiting)
    }

    private static func lead(_ overview: ArticleOverview, _ hasActivity: Bool) -> String {
        let health = overview.health
        let articles = "\(Words.count(health.articles, "article")) of generation \(health.generation.number)."
        guard hasActivity else {
            return articles + " Nothing of what is asked is recorded, so nothing says what was cited."
        }
        guard health.questions > 0 else { return articles + " Nothing was asked in the last 26 weeks." }
        let share = Double(health.answered) / Double(health.questions)
        return articles + " In the last 26 weeks \(Words.count(health.questions, "question")) were asked, of which "
            + "\(Words.percent(share)) were answered at least in part."
    }

    private func tab(for tab: ArticleSelection.Tab, _ selection: ArticleSelection, _ lists: ArticleLists) -> Tab {
        let count: Int? =
            switch tab {
            case .contradictions: pairs.value?.contradictions.count { selection.admits($0) }
            case .duplicates: pairs.value?.duplicates.count { selection.admits($0) }
            default: lists.count(of: tab) { selection.admits($0) }
            }
        let query = visit.query.setting("page", to: nil).setting("sort", to: nil).setting("order", to: nil)
            .setting("done", to: nil).setting("tab", to: tab == .all ? nil : tab.rawValue)
        return Tab(
            tabName: tab.name, tabCount: count.map(Words.count) ?? "…", tabPath: ArticlePages.path + query.encoded,
            isCurrentTab: tab == selection.tab)
    }

    // MARK: - Filters

    /// A list with more values than a reader looks through is a field to type into.
    private static let choicesMaximum = 60

    private static func choices(_ articles: [StoredArticle], _ selection: ArticleSelection) -> [Choice] {
        func choice(
            _ name: String, _ field: String, _ chosen: String?, _ value: (StoredArticle) -> String?
        ) -> Choice? {
            let given = articles.compactMap(value)
            let values = Set(given)
            // One value that all have sets nothing apart.
            guard values.count > 1 || (values.count == 1 && given.count < articles.count) || chosen != nil else {
                return nil
            }
            let isShort = values.count <= choicesMaximum
            return Choice(
                choiceName: name, choiceField: field, typed: isShort ? nil : chosen ?? "",
                options: isShort
                    ? values.union([chosen].compactMap(\.self)).sorted { $0.precedes($1) }.map {
                        Option(optionValue: $0, isChosen: $0 == chosen)
                    } : [])
        }
        return [
            choice("Product", "product", selection.product) { $0.product },
            choice("Language", "locale", selection.locale) { $0.locale },
            choice("Readers", "audience", selection.audience) { $0.audience.description },
            choice("Owner", "owner", selection.owner) { $0.owner },
        ].compactMap(\.self)
    }

    // MARK: - Rows

    private func fill(_ values: inout Values, articlesOf selection: ArticleSelection, _ lists: ArticleLists) {
        var articles = lists.articles(of: selection.tab) { selection.admits($0) }
        if let order = selection.order {
            ListedArticle.sort(&articles, by: order, isDescending: selection.isDescending)
        }
        let query = visit.query.setting("done", to: nil)
        let list = ListPage(query, total: articles.count)
        let hasFinding = articles.first?.finding != nil
        values.caption = "\(selection.tab.name): \(Words.count(articles.count, "article"))"
        values.columns = [
            column("Article", .title, selection, query), Column(columnName: hasFinding ? "What is the matter" : nil),
            Column(columnName: "Owner"), column("Updated", .updated, selection, query, descendingFirst: true),
            column("Cited first", .served, selection, query, descendingFirst: true, isNumber: true),
            column("Review due", .due, selection, query),
        ].filter { $0.columnName != nil }
        let back = ArticlePages.path + query.encoded
        let locales = Dictionary(lists.overview.articles.map { ($0.article.locale, 1) }, uniquingKeysWith: +)
        let usualLocale = locales.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        values.rows = articles[list.range].map {
            ArticleRow(
                $0, canReview: hasActivity, back: back, showsFinding: hasFinding, usualLocale: usualLocale)
        }
        values.pagingMarkup = list.markup(path: ArticlePages.path, "articles")
        values.isEmptyList = articles.isEmpty
        values.emptyWords = Self.emptyWords(selection)
    }

    private func column(
        _ name: String, _ order: ArticleSelection.Order, _ selection: ArticleSelection, _ query: FormFields,
        descendingFirst: Bool = false, isNumber: Bool = false
    ) -> Column {
        let link = SortLink(
            name, field: order.rawValue, path: ArticlePages.path, query: query,
            isDescending: selection.order == order ? selection.isDescending : nil, descendingFirst: descendingFirst,
            isNumber: isNumber)
        return Column(
            columnName: name, sortPath: link.sortPath, sortState: link.sortState, sortMark: link.sortMark,
            isNumberColumn: isNumber)
    }

    /// - Returns: whether they are still being looked for.
    private func fill(_ values: inout Values, pairsOf selection: ArticleSelection) -> Bool {
        values.isOfPairs = true
        values.emptyWords = Self.emptyWords(selection)
        switch pairs {
        case .failed(let message):
            values.failure = message
            return false
        case .working(let share):
            values.comparingWords = share > 0 ? "\(Words.percent(share)) done" : "just begun"
            return true
        case .ready(let found, let isBeingRenewed):
            let all = (selection.tab == .contradictions ? found.contradictions : found.duplicates)
                .filter { selection.admits($0) }
            let list = ListPage(visit.query.setting("done", to: nil), total: all.count, rows: 10)
            values.pairs = all[list.range].map { PairCard($0) }
            values.pagingMarkup = list.markup(path: ArticlePages.path, "pairs")
            values.isEmptyList = all.isEmpty
            values.cautions = found.cautions.map { Line(caution: $0) }
            values.isBeingRenewed = values.isBeingRenewed || isBeingRenewed
            return false
        }
    }

    private static func emptyWords(_ selection: ArticleSelection) -> String {
        if selection.isNarrowed { return "No article of this list is like that. Clear the filters to see all of it." }
        return switch selection.tab {
        case .all: "There is no article yet. Index some on the page Index."
        case .overdue: "No article is past its review date."
        case .faulted: "Nobody said of a cited article that it is wrong, unsafe or incomplete."
        case .asked: "No article was cited for something that was asked again or whose answer was corrected."
        case .contradictions: "No two articles were found to contradict each other."
        case .duplicates: "No two articles were found to say the same."
        case .uncited: "Every article was among the hits of a question that was answered."
        }
    }
}
