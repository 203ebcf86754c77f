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
        let all = try CitedArticle.all(of: reader, events: events)
        var health = figures(
            of: all.filter { owner == nil || $0.article.owner == owner }, in: reader.generation, events: events,
            feedback: feedback, reviews: reviews, period: period, at: at)
        let pairs = try pairs(among: all, of: reader)
        let isOwned = { (pair: ArticlePair) in
            owner == nil || pair.first.cited.article.owner == owner || pair.second.cited.article.owner == owner
        }
        health.duplicates = pairs.duplicates.filter(isOwned)
        health.contradictions = pairs.contradictions.filter(isOwned)
        health.cautions += pairs.cautions
        return health
    }

    /// All but the pairs: what asks for no scan of the vectors. O(questions + articles · log articles).
    package func figures(
        of articles: [CitedArticle], in generation: GenerationID, events: GapEvents, feedback: [FeedbackRecord],
        reviews: [String: ArticleReview], period: ActivityPeriod, at: Timestamp
    ) -> ArticleHealth {
        var health = ArticleHealth(
            at: at, period: period, generation: generation, articles: articles.count,
            questions: events.questions.count, answered: events.answered.count,
            overdue: overdue(articles, reviews, today: at.day), neverCited: articles.filter { $0.shown == 0 },
            faulted: faulted(articles, feedback), stillAsked: stillAsked(articles, events))
        if health.questions == 0 {
            health.cautions.append("Nothing was asked in this period, so no article can have been cited.")
        }
        return health
    }

    /// Articles that say the same or contradict each other.
    ///
    /// - Parameter progress: told the share of the work that is done, 0 to 1.
    package func pairs(
        among articles: [CitedArticle], of reader: any GenerationReader, progress: (Double) -> Void = { _ in }
    ) throws -> ArticlePairs {
        var comparison = ArticleComparison(reader: reader, articles: articles, passagesMaximum: passagesMaximum)
        let found = try comparison.pairs(progress: progress)
        return ArticlePairs(
            generation: reader.generation, duplicates: found.duplicates, contradictions: found.contradictions,
            cautions: cautions(of: comparison))
    }

    /// Past their review date, the most cited first.
    package func overdue(
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

    private func cautions(of comparison: ArticleComparison) -> [String] {
        var cautions: [String] = []
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
    package var id: String { article.key.id }
}

extension FaultedArticle {
    fileprivate var severity: [Int] { [count(.unsafe), count(.wrong), count(.incomplete)] }
}

extension GapEvents {
    /// Questions that were answered at least in part.
    package var answered: [JudgedQuestion] { questions.filter { $0.label == .yes || $0.label == .partial } }
}

extension CitedArticle {
    /// Every article of a reader with how often it was cited for answered questions, by id.
    package static func all(of reader: any GenerationReader, events: GapEvents) throws -> [CitedArticle] {
        var served: [String: Int] = [:]
        var shown: [String: Int] = [:]
        for question in events.answered {
            let articles = question.record.nearest.map(\.articleID)
            if let first = articles.first { served[first, default: 0] += 1 }
            for article in Set(articles) { shown[article, default: 0] += 1 }
        }
        return try reader.articles().map { article in
            CitedArticle(
                article: article, served: served[article.key.id] ?? 0, shown: shown[article.key.id] ?? 0)
        }
    }
}
