import GapAnalysis
import KnowledgeModel
import Operations
import Storage

/// An article in a list, with why it is there.
struct ListedArticle {
    let cited: CitedArticle
    /// When it is to be looked at next; nil for never.
    let due: CalendarDay?
    let isOverdue: Bool
    /// What is the matter with it; nil in the list of all.
    let finding: String?

    init(_ cited: CitedArticle, review: ArticleReview?, today: CalendarDay, finding: String? = nil) {
        self.cited = cited
        let standing = ArticleStanding(of: cited.article, review: review, feedback: [], today: today)
        due = standing.reviewDue
        isOverdue = standing.isOverdue
        self.finding = finding
    }

    /// Equal ones stay in the order that they have.
    static func sort(_ articles: inout [ListedArticle], by order: ArticleSelection.Order, isDescending: Bool) {
        func sort<Key: Comparable>(_ key: (ListedArticle) -> Key?) {
            // Those without a value come last in either direction.
            let keyed = articles.enumerated().map { (place: $0.offset, key: key($0.element)) }
            let sorted = keyed.sorted { left, right in
                switch (left.key, right.key) {
                case (let one?, let other?) where one != other: return isDescending ? one > other : one < other
                case (_?, nil): return true
                case (nil, _?): return false
                default: return left.place < right.place
                }
            }
            articles = sorted.map { articles[$0.place] }
        }
        switch order {
        case .title: sort { $0.cited.article.title.lowercased() }
        case .updated: sort { $0.cited.article.updatedAt }
        case .served: sort { $0.cited.served }
        case .due: sort { $0.due }
        }
    }
}

/// All of the lists, from what is known already.
struct ArticleLists {
    let overview: ArticleOverview
    let reviews: [String: ArticleReview]
    let today: CalendarDay

    /// - Parameter tab: one of articles, not of pairs.
    func articles(of tab: ArticleSelection.Tab, where admits: (StoredArticle) -> Bool) -> [ListedArticle] {
        func list(_ cited: CitedArticle, _ finding: String? = nil) -> ListedArticle? {
            guard admits(cited.article) else { return nil }
            return ListedArticle(cited, review: reviews[cited.id], today: today, finding: finding)
        }
        let health = overview.health
        return switch tab {
        case .all, .contradictions, .duplicates: overview.articles.compactMap { list($0) }
        case .uncited: health.neverCited.compactMap { list($0) }
        case .overdue: health.overdue.compactMap { list($0.cited, Self.words(of: $0)) }
        case .faulted: health.faulted.compactMap { list($0.cited, Self.words(of: $0)) }
        case .asked:
            health.stillAsked.compactMap {
                list(
                    $0.cited,
                    "\(Words.count($0.tickets, "ticket")), \(Words.count($0.questions, "question")) all the same")
            }
        }
    }

    func count(of tab: ArticleSelection.Tab, where admits: (StoredArticle) -> Bool) -> Int {
        let health = overview.health
        return switch tab {
        case .all, .contradictions, .duplicates: overview.articles.count { admits($0.article) }
        case .uncited: health.neverCited.count { admits($0.article) }
        case .overdue: health.overdue.count { admits($0.cited.article) }
        case .faulted: health.faulted.count { admits($0.cited.article) }
        case .asked: health.stillAsked.count { admits($0.cited.article) }
        }
    }

    private static func words(of overdue: OverdueArticle) -> String {
        let review = overdue.lastReview.map { "last reviewed \($0.at.day) by \($0.by)" } ?? "never reviewed"
        return "\(Words.count(overdue.daysOverdue, "day")) overdue, \(review)"
    }

    private static func words(of faulted: FaultedArticle) -> String {
        [FeedbackRecord.Rating.unsafe, .wrong, .incomplete, .useful].compactMap { rating in
            let count = faulted.count(rating)
            return count == 0 ? nil : "\(Words.count(count)) \(rating.rawValue)"
        }.joined(separator: ", ")
    }
}
