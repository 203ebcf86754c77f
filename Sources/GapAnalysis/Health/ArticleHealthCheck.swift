package import KnowledgeModel
internal import Privacy
internal import Retrieval
package import Storage

/// Looks over the articles that a reader opens, by what was asked, what people said of the answers, and what the articles
/// say beside each other.
package struct ArticleHealthCheck: Sendable {
    /// Passages that are compared with those nearest to them; see `ArticleComparison`.
    package var passagesMaximum: Int

    package static let passagesMaximumDefault = 4000

    package init(passagesMaximum: Int = passagesMaximumDefault) { self.passagesMaximum = passagesMaximum }

    /// - Parameters:
    ///   - owner: only articles of this owner are listed; of pairs one of the two must be.
    ///   - events: of the period.
    ///   - feedback: of the period.
    ///   - reviews: by article id.
    /// - Complexity: O(questions + articles) and, for pairs, a scan of the vectors for each compared passage.
    package func health(
        of reader: any GenerationReader, owner: String? = nil, events: GapEvents, feedback: [FeedbackRecord],
        reviews: [String: ArticleReview], period: ActivityPeriod = .always, at: Timestamp
    ) throws -> ArticleHealth {
        let counts = CitationCounts(events: events)
        let all = try reader.articles().map(counts.cited)
        let articles = all.filter { owner == nil || $0.article.owner == owner }
        var health = ArticleHealth(
            at: at, period: period, generation: reader.generation, articles: articles.count,
            questions: events.questions.count, answered: counts.answered,
            overdue: overdue(articles, reviews, today: at.day), neverCited: articles.filter { $0.shown == 0 },
            faulted: faulted(articles, feedback), stillAsked: stillAsked(articles, events))
        var comparison = ArticleComparison(reader: reader, articles: all, passagesMaximum: passagesMaximum)
        let found = try comparison.pairs()
        let isOwned = { (pair: ArticlePair) in
            owner == nil || pair.first.cited.article.owner == owner || pair.second.cited.article.owner == owner
        }
        health.duplicates = found.duplicates.filter(isOwned)
        health.contradictions = found.contradictions.filter(isOwned)
        health.cautions = cautions(of: health, comparison)
        return health
    }

    private func overdue(
        _ articles: [CitedArticle], _ reviews: [String: ArticleReview], today: CalendarDay
    ) -> [OverdueArticle] {
        articles.compactMap { cited in
            let review = reviews[cited.article.key.id]
            let own = cited.article.reviewDue
            let due = review.map { $0.nextDay(own: own) } ?? own.flatMap { CalendarDay(String($0.prefix(10))) }
            guard let due, due < today else { return nil }
            return OverdueArticle(
                cited: cited, due: due, daysOverdue: today.number - due.number, lastReview: review)
        }.sorted {
            ($1.cited.served, $1.cited.shown, $1.daysOverdue, $0.cited.id)
                < ($0.cited.served, $0.cited.shown, $0.daysOverdue, $1.cited.id)
        }
    }

    private func faulted(_ articles: [CitedArticle], _ feedback: [FeedbackRecord]) -> [FaultedArticle] {
        var ratings: [String: [FeedbackRecord.Rating: Int]] = [:]
        for item in feedback { ratings[item.articleID, default: [:]][item.rating, default: 0] += 1 }
        return articles.compactMap { cited in
            guard let ratings = ratings[cited.id] else { return nil }
            let faulted = FaultedArticle(cited: cited, ratings: ratings)
            return faulted.severity == [0, 0, 0] ? nil : faulted
        }.sorted {
            $0.severity == $1.severity
                ? $0.cited.id < $1.cited.id : $1.severity.lexicographicallyPrecedes($0.severity)
        }
    }

    private func stillAsked(_ articles: [CitedArticle], _ events: GapEvents) -> [StillAskedArticle] {
        var questions: [String: Int] = [:]
        var tickets: [String: Set<String>] = [:]
        for event in events.events.values where event.reasons.contains(where: { $0.list == .stillAsked }) {
            guard let article = event.question.nearest.first?.articleID else { continue }
            questions[article, default: 0] += 1
            tickets[article, default: []].insert(event.question.context.countedAs ?? event.id)
        }
        return articles.compactMap { cited in
            questions[cited.id].map {
                StillAskedArticle(cited: cited, questions: $0, tickets: tickets[cited.id]?.count ?? 0)
            }
        }.sorted {
            ($1.tickets, $1.questions, $0.cited.id) < ($0.tickets, $0.questions, $1.cited.id)
        }
    }

    private func cautions(of health: ArticleHealth, _ comparison: ArticleComparison) -> [String] {
        var cautions: [String] = []
        if health.questions == 0 {
            cautions.append("Nothing was asked in this period, so no article can have been cited.")
        }
        if comparison.passagesWithoutVector > 0 {
            cautions.append(
                "Not compared with others for want of a vector: \(comparison.passagesWithoutVector) of "
                    + "\(comparison.passageCount) passages.")
        }
        if comparison.passagesLeftOut > 0 {
            cautions.append(
                "Compared with what is nearest to them were \(passagesMaximum) of \(comparison.passageCount) passages, "
                    + "those of the most cited articles; there can be more pairs.")
        }
        return cautions
    }
}

extension CitedArticle {
    var id: String { article.key.id }
}

extension FaultedArticle {
    fileprivate var severity: [Int] { [count(.unsafe), count(.wrong), count(.incomplete)] }
}

/// How often articles were cited for answered questions.
private struct CitationCounts {
    private(set) var answered = 0
    private var served: [String: Int] = [:]
    private var shown: [String: Int] = [:]

    init(events: GapEvents) {
        for question in events.questions where question.label == .yes || question.label == .partial {
            answered += 1
            let articles = question.record.nearest.map(\.articleID)
            if let first = articles.first { served[first, default: 0] += 1 }
            for article in Set(articles) { shown[article, default: 0] += 1 }
        }
    }

    func cited(_ article: StoredArticle) -> CitedArticle {
        CitedArticle(article: article, served: served[article.key.id] ?? 0, shown: shown[article.key.id] ?? 0)
    }
}
