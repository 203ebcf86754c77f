import GapAnalysis
import KnowledgeModel
import Storage

extension ArticleBoard {
    /// What `articles-board.mustache` names.
    struct Values {
        var failure: String?
        var isCounting = false
        var lead: String?
        var countedAtMarkup = ""
        var isBeingRenewed = false
        var tabs: [Tab] = []
        var choices: [Choice] = []
        var searchText: String
        var tabField: String?
        var clearPath = ""
        var isNarrowed = false
        var suppressedWords: String?
        var caption = ""
        var columns: [Column] = []
        var rows: [ArticleRow] = []
        var isOfPairs = false
        var comparingWords: String?
        var pairs: [PairCard] = []
        var cautions: [Line] = []
        var isEmptyList = false
        var emptyWords = ""
        var pagingMarkup = ""
        let formToken: String

        init(_ visit: Visit, failure: String? = nil, isCounting: Bool = false) {
            self.failure = failure
            self.isCounting = isCounting
            searchText = visit.query["q"] ?? ""
            formToken = visit.formToken
        }
    }

    struct Tab {
        let tabName: String
        let tabCount: String
        let tabPath: String
        let isCurrentTab: Bool
    }

    struct Choice {
        let choiceName: String
        let choiceField: String
        /// What is written in a field to type into; nil for a list.
        let typed: String?
        let options: [Option]
    }

    struct Option {
        let optionValue: String
        let isChosen: Bool
    }

    struct Column {
        var columnName: String?
        var sortPath: String?
        var sortState: String?
        var sortMark: String?
        var isNumberColumn = false
    }

    struct Line {
        let caution: String
    }

    /// A row of a list of articles.
    struct ArticleRow {
        let title: String
        let path: String
        let articlePath: String
        let badges: [Badge]
        let showsFinding: Bool
        let findingWords: String
        let owner: String
        let updatedMarkup: String
        let servedWords: String
        let dueMarkup: String
        let isOverdue: Bool
        /// Where the form that says that it was reviewed goes; nil where nothing is recorded or it is not overdue.
        let reviewPath: String?
        let back: String

        init(_ listed: ListedArticle, canReview: Bool, back: String, showsFinding: Bool, usualLocale: String?) {
            let article = listed.cited.article
            title = article.title.isEmpty ? article.key.id : article.title
            path = article.path
            articlePath = ArticlePages.path(ofArticle: article.key.id)
            badges = Badge.all(of: article, besides: usualLocale)
            self.showsFinding = showsFinding
            findingWords = listed.finding ?? ""
            owner = article.owner ?? "–"
            updatedMarkup = article.updatedAt.map(Words.timeMarkup) ?? "–"
            servedWords = Words.count(listed.cited.served)
            dueMarkup = listed.due.map(Words.dayMarkup) ?? "–"
            isOverdue = listed.isOverdue
            reviewPath =
                canReview && listed.isOverdue ? ArticlePages.path(ofArticle: article.key.id) + "/reviewed" : nil
            self.back = back
        }
    }

    /// A word or two that set an article apart from most.
    struct Badge {
        let badgeWords: String
        let badgeClass: String

        /// - Parameter locale: of most articles, which nobody needs to be told.
        static func all(of article: StoredArticle, besides locale: String? = nil) -> [Badge] {
            var badges: [Badge] = []
            if article.audience != .public {
                badges.append(Badge(badgeWords: "for \(Words.audience(article.audience))", badgeClass: "warn"))
            }
            if article.locale != AccessScope.undeterminedLocale, article.locale != locale {
                badges.append(Badge(badgeWords: article.locale, badgeClass: ""))
            }
            let product = [article.product, article.version].compactMap(\.self).joined(separator: " ")
            if !product.isEmpty { badges.append(Badge(badgeWords: product, badgeClass: "")) }
            return badges
        }
    }

    /// Two articles beside each other.
    struct PairCard {
        let sides: [PairSide]
        let pairWords: String
        let comparePath: String

        init(_ pair: ArticlePair) {
            sides = [PairSide(pair.first), PairSide(pair.second)]
            let passages = Words.count(pair.passages, "passage")
            let kind =
                pair.kind.map { "\(ArticleWords.clash($0)); \(passages)" }
                ?? "\(passages) \(pair.passages == 1 ? "says" : "say") the same"
            pairWords = "\(kind), cited first \(Words.count(pair.served, "time"))"
            comparePath = ArticlePages.path(comparing: pair.first.cited.id, with: pair.second.cited.id)
        }
    }

    struct PairSide {
        let sideTitle: String
        let sidePath: String
        let sideHeadings: String?
        let clashWords: String?
        let sideQuote: String

        init(_ side: ArticlePair.Side) {
            let article = side.cited.article
            sideTitle = article.title.isEmpty ? article.key.id : article.title
            sidePath = ArticlePages.path(ofArticle: article.key.id)
            sideHeadings = side.headingPath.isEmpty ? nil : side.headingPath.joined(separator: " › ")
            clashWords = side.clash
            sideQuote = Words.shortened(side.quote, to: 240)
        }
    }
}

/// What the finder of contradictions calls its findings, in plain words.
enum ArticleWords {
    static func clash(_ kind: String) -> String {
        switch kind {
        case "quantity": "different numbers, dates or amounts"
        case "negation": "one denies what the other says"
        case "antonym": "opposite words"
        default: "they clash"
        }
    }
}
