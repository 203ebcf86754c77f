package import KnowledgeModel
package import Storage

/// What an owner does to keep articles trusted: lists of articles, each with the most worthwhile first.
package struct ArticleHealth: Sendable, Hashable {
    package var at: Timestamp
    package var period: ActivityPeriod
    package var generation: GenerationID
    /// That were looked at.
    package var articles: Int
    /// Questions of the period, and those of them that were answered at least in part.
    package var questions: Int
    package var answered: Int

    /// Past their review date, the most cited first.
    package var overdue: [OverdueArticle]
    /// Among the first hits of no answered question, by id.
    package var neverCited: [CitedArticle]
    /// Cited and said to be unsafe, wrong or incomplete, in this order.
    package var faulted: [FaultedArticle]
    /// Say the same in passages of theirs, the most cited first.
    package var duplicates: [ArticlePair]
    /// Contradict each other, the most cited first.
    package var contradictions: [ArticlePair]
    /// Answer what was asked again or whose answer was corrected, the most tickets first.
    package var stillAsked: [StillAskedArticle]
    /// What to bear in mind when reading it, in sentences.
    package var cautions: [String]

    package init(
        at: Timestamp, period: ActivityPeriod, generation: GenerationID, articles: Int, questions: Int, answered: Int,
        overdue: [OverdueArticle] = [], neverCited: [CitedArticle] = [], faulted: [FaultedArticle] = [],
        duplicates: [ArticlePair] = [], contradictions: [ArticlePair] = [], stillAsked: [StillAskedArticle] = [],
        cautions: [String] = []
    ) {
        self.at = at
        self.period = period
        self.generation = generation
        self.articles = articles
        self.questions = questions
        self.answered = answered
        self.overdue = overdue
        self.neverCited = neverCited
        self.faulted = faulted
        self.duplicates = duplicates
        self.contradictions = contradictions
        self.stillAsked = stillAsked
        self.cautions = cautions
    }
}

/// Articles of one generation that say the same or contradict each other.
package struct ArticlePairs: Sendable, Hashable {
    package var generation: GenerationID
    /// The most cited first.
    package var duplicates: [ArticlePair]
    package var contradictions: [ArticlePair]
    package var cautions: [String]

    package init(
        generation: GenerationID, duplicates: [ArticlePair] = [], contradictions: [ArticlePair] = [],
        cautions: [String] = []
    ) {
        self.generation = generation
        self.duplicates = duplicates
        self.contradictions = contradictions
        self.cautions = cautions
    }
}

/// An article, and how often it was cited for questions that were answered.
package struct CitedArticle: Sendable, Hashable {
    package var article: StoredArticle
    /// As the first hit.
    package var served: Int
    /// Among the first hits that the log keeps, the first included.
    package var shown: Int

    package init(article: StoredArticle, served: Int, shown: Int) {
        self.article = article
        self.served = served
        self.shown = shown
    }
}

package struct OverdueArticle: Sendable, Hashable {
    package var cited: CitedArticle
    package var due: CalendarDay
    package var daysOverdue: Int
    package var lastReview: ArticleReview?

    package init(cited: CitedArticle, due: CalendarDay, daysOverdue: Int, lastReview: ArticleReview?) {
        self.cited = cited
        self.due = due
        self.daysOverdue = daysOverdue
        self.lastReview = lastReview
    }
}

package struct FaultedArticle: Sendable, Hashable {
    package var cited: CitedArticle
    /// Pieces of feedback of the period by rating.
    package var ratings: [FeedbackRecord.Rating: Int]

    package init(cited: CitedArticle, ratings: [FeedbackRecord.Rating: Int]) {
        self.cited = cited
        self.ratings = ratings
    }

    package func count(_ rating: FeedbackRecord.Rating) -> Int { ratings[rating] ?? 0 }
}

package struct StillAskedArticle: Sendable, Hashable {
    package var cited: CitedArticle
    package var questions: Int
    /// Distinct askers, else tickets, of these; a question that says neither counts as one.
    package var tickets: Int

    package init(cited: CitedArticle, questions: Int, tickets: Int) {
        self.cited = cited
        self.questions = questions
        self.tickets = tickets
    }
}

/// Two articles of one audience and locale that say the same or contradict each other.
package struct ArticlePair: Sendable, Hashable {
    /// One side of the pair's strongest finding.
    package struct Side: Sendable, Hashable {
        package var cited: CitedArticle
        package var passageID: String
        package var headingPath: [String]
        package var quote: String
        /// The words that clash; nil of duplicates.
        package var clash: String?
    }

    /// By the order of article ids.
    package var first: Side
    package var second: Side
    /// Pairs of passages of which it is true.
    package var passages: Int
    /// Of the strongest: similarity of duplicates, confidence of a contradiction; 0 to 1, no probability.
    package var strength: Double
    /// Of duplicates nil; else `quantity`, `negation` or `antonym`.
    package var kind: String?

    package var served: Int { first.cited.served + second.cited.served }
}
