package import KnowledgeModel
package import Storage

/// What owners know of one article beside its text.
package struct ArticleStanding: Sendable, Hashable {
    /// When it is to be looked at next; nil for never.
    package let reviewDue: CalendarDay?
    package let isOverdue: Bool
    package let lastReview: ArticleReview?
    /// Pieces of feedback on it, by rating.
    package let ratings: [FeedbackRecord.Rating: Int]

    /// - Parameters:
    ///   - review: the last one of it.
    ///   - feedback: on any article.
    package init(of article: StoredArticle, review: ArticleReview?, feedback: [FeedbackRecord], today: CalendarDay) {
        lastReview = review
        let own = article.reviewDue.flatMap { CalendarDay(String($0.prefix(10))) }
        reviewDue = review.map { $0.nextDay(own: article.reviewDue) } ?? own
        isOverdue = reviewDue.map { $0 < today } ?? false
        ratings = Dictionary(
            feedback.filter { $0.articleID == article.key.id }.map { ($0.rating, 1) }, uniquingKeysWith: +)
    }
}
