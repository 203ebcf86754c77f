package import Access
package import GapAnalysis
package import KnowledgeModel
package import Retrieval
package import Storage

/// Which articles need care, for the people who write them.
///
/// To count what was cited asks for all of the log, and to compare articles for thousands of scans, so both are worked out
/// aside, once for each generation and each kind of reader, and kept. Whoever asks is given what there is. Only questions
/// count that somebody asked who could read nothing that the caller may not.
package final class ArticleHealthService: Sendable {
    /// What was asked, and how it is judged.
    package struct Activity: Sendable {
        let log: any ActivityLog
        let store: any GapStore
        let model: @Sendable () throws -> AnswerabilityModel

        /// - Parameter model: of the settings in force.
        package init(
            log: any ActivityLog, store: any GapStore, model: @escaping @Sendable () throws -> AnswerabilityModel
        ) {
            self.log = log
            self.store = store
            self.model = model
        }
    }

    private let activity: Activity?
    private let generations: any GenerationSource
    private let check: ArticleHealthCheck
    private let audit: AuditTrail?
    private let now: @Sendable () -> Timestamp
    private let overviews: AsideWork<AccessScope, ArticleOverview>
    private let comparisons: AsideWork<AccessScope, ArticlePairs>

    /// Readers of so many kinds at once have their overview kept.
    private static let scopesMaximum = 8
    /// In milliseconds: what is asked meanwhile is not in an overview yet.
    package static let overviewLifetime: Int64 = 300_000

    /// - Parameters:
    ///   - activity: nil where nothing is recorded.
    ///   - audit: nil keeps no account of changes.
    ///   - start: has the counting done elsewhere, and `startPairs` the comparing, which takes longer.
    package init(
        activity: Activity?, generations: any GenerationSource, check: ArticleHealthCheck = ArticleHealthCheck(),
        audit: AuditTrail?, start: @escaping AsideStart, startPairs: @escaping AsideStart,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.activity = activity
        self.generations = generations
        self.check = check
        self.audit = audit
        self.now = now
        overviews = AsideWork(keysMaximum: Self.scopesMaximum, lifetime: Self.overviewLifetime, start: start)
        comparisons = AsideWork(keysMaximum: Self.scopesMaximum, start: startPairs)
    }

    /// Whether anything is known of what was asked.
    package var hasActivity: Bool { activity != nil }

    /// All articles that the caller may read, with their figures; works nothing out itself.
    ///
    /// - Throws: `Problem.narrowedCaller`, or what storage throws.
    package func overview(for caller: Caller) throws -> AsideState<ArticleOverview> {
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        let reader = try generations.reader(for: caller.access)
        return overviews.state(of: caller.access, version: Self.version(of: reader), at: now()) { [self] _ in
            try overview(of: reader, for: caller)
        }
    }

    /// Articles that say the same or contradict each other, likewise.
    ///
    /// - Throws: as above.
    package func pairs(for caller: Caller) throws -> AsideState<ArticlePairs> {
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        let reader = try generations.reader(for: caller.access)
        // Which passages are compared goes by what is cited.
        guard let overview = try overview(for: caller).value else { return .working(0) }
        return comparisons.state(of: caller.access, version: Self.version(of: reader), at: now()) { [check] progress in
            try check.pairs(among: overview.articles, of: reader, progress: progress)
        }
    }

    /// When articles were last said to be still right, by id.
    package func reviews() throws -> [String: ArticleReview] { try activity?.store.reviews() ?? [:] }

    /// Says that an article is still right. Durable on return.
    ///
    /// - Parameter due: when to look at it next; nil: by the article's own interval.
    /// - Throws: `Problem.noArticle`, for one that the caller may not read too; `Problem.noActivityLog`; 422 for a day
    ///   that has passed.
    package func review(article id: String, due: CalendarDay?, caller: Caller) throws {
        guard let activity else { throw Problem.noActivityLog }
        guard let (article, _) = try generations.unsuppressedReader(for: caller.access).article(id: id),
            caller.filter.lets(article)
        else { throw Problem.noArticle }
        if let due, due < now().day {
            throw Problem.invalidRequest([Problem.Fault(pointer: "due", detail: "must be a day that is still to come")])
        }
        let review = ArticleReview(at: now(), by: AuditActor(caller).description, due: due)
        try activity.store.save(review, of: id)
        audit?.record(.articleReview, "article \(id)", ["by": review.by], by: caller)
        let next = review.nextDay(own: article.reviewDue)
        guard next.map({ $0 >= now().day }) ?? true else { return }
        overviews.change { _, overview in overview.health.overdue.removeAll { $0.cited.id == id } }
    }

    /// A generation's number stays the same where something of it is suppressed or erased; what it counts does not.
    private static func version(of reader: any GenerationReader) -> Int {
        var hasher = Hasher()
        hasher.combine(reader.generation)
        hasher.combine(reader.articleCount)
        hasher.combine(reader.passageCount)
        return hasher.finalize()
    }

    private static let modelOfNothing = AnswerabilityModel(
        weights: [], bias: 0, thresholds: AnswerabilityModel.Thresholds(yes: 1, no: 0))

    private func overview(of reader: any GenerationReader, for caller: Caller) throws -> ArticleOverview {
        let at = now()
        let calendar = ArticleOverview.calendar(until: at.day)
        let period = ActivityPeriod(from: calendar.first?.start)
        var events = GapEvents(records: [], model: Self.modelOfNothing)
        var feedback: [FeedbackRecord] = []
        if let activity {
            feedback = try activity.log.feedback(in: period)
            events = GapEvents(
                records: try activity.log.queries(in: period).filter { caller.maySee($0.context) }, feedback: feedback,
                outcomes: try activity.log.outcomes(in: period), draftChecks: try activity.log.draftChecks(in: period),
                model: try activity.model())
            let questions = Set(events.questions.map(\.id))
            feedback = feedback.filter { questions.contains($0.questionID) }
        }
        return try ArticleOverview(
            of: reader, events: events, feedback: feedback, reviews: try reviews(), check: check, calendar: calendar,
            period: period, at: at)
    }
}
