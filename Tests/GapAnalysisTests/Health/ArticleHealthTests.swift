import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Storage
import Testing

@Suite struct ArticleHealthTests {
    private static let now = Timestamp("2026-06-01T12:00")!

    private func question(
        _ id: String, _ articles: [String], _ label: String = "yes", by asker: String? = nil
    ) -> QueryRecord {
        QueryRecord(
            id: id, queryID: id, askedAt: Self.now.adding(days: -2),
            text: Redactor.standard.redact("question \(id)"), vector: nil,
            verdict: RecordedVerdict(label: label, reason: "answered", probability: 0.9),
            nearest: articles.map { RecordedPassage(passageID: "p", articleID: $0, score: 1, cosine: 0.8) },
            generation: GenerationID(1), settings: 0,
            context: AskerContext(asker: asker.map { AskerPseudonym(stored: $0) }))
    }

    private func rating(_ id: String, _ article: String, _ rating: FeedbackRecord.Rating) -> FeedbackRecord {
        FeedbackRecord(
            id: id, questionID: "q1", passageID: "p", articleID: article, rating: rating, at: Self.now)
    }

    private func health(
        _ articles: FixedArticles, _ records: [QueryRecord] = [], feedback: [FeedbackRecord] = [],
        outcomes: [OutcomeRecord] = [], reviews: [String: ArticleReview] = [:], owner: String? = nil,
        passagesMaximum: Int = 100
    ) throws -> ArticleHealth {
        try ArticleHealthCheck(passagesMaximum: passagesMaximum).health(
            of: articles, owner: owner,
            events: GapEvents(records: records, feedback: feedback, outcomes: outcomes, model: .standard),
            feedback: feedback, reviews: reviews, at: Self.now)
    }

    // MARK: - Reviews

    @Test func overdueReviewsAreRankedByCitationsServed() throws {
        var articles = FixedArticles()
        articles.add("a", ["One."], due: "2026-05-31")
        articles.add("b", ["Two."], due: "2026-01-01")
        articles.add("c", ["Three."], due: "2026-05-01T10:00:00Z")
        articles.add("d", ["Four."], due: "2026-06-01")
        articles.add("e", ["Five."], due: "soon")
        let records = [
            question("q1", ["c", "a"]), question("q2", ["c"], "partial"), question("q3", ["a"]),
            question("q4", ["b"], "no"), question("q5", ["d"]),
        ]
        let found = try health(articles, records)
        #expect(found.overdue.map(\.cited.article.key.id) == ["c", "a", "b"])
        #expect(found.overdue.map(\.cited.served) == [2, 1, 0])
        #expect(found.overdue.map(\.cited.shown) == [2, 2, 0])
        #expect(found.overdue.map(\.daysOverdue) == [31, 1, 151])
        #expect(found.answered == 4)
    }

    @Test(
        arguments: [
            // The article's own day, when it was reviewed and the day set then, and the day from which it is overdue.
            ("2026-05-01", "2026-05-20", nil, nil), ("2026-05-01", "2026-05-20", "2026-05-30", "2026-05-30"),
            ("2026-05-25", "2026-05-20", nil, "2026-05-25"), ("2026-05-25", "2026-05-20", "2027-01-01", nil),
            (nil, "2026-05-20", "2026-05-30", "2026-05-30"), (nil, "2026-05-20", nil, nil),
            ("2026-05-01", nil, nil, "2026-05-01"),
        ] as [(String?, String?, String?, String?)])
    func aReviewMovesTheDay(own: String?, reviewed: String?, next: String?, overdue: String?) throws {
        var articles = FixedArticles()
        articles.add("a", ["One."], due: own)
        let review = reviewed.map {
            ArticleReview(at: Timestamp($0)!, by: "Ana", due: next.flatMap { CalendarDay($0) })
        }
        let found = try health(articles, reviews: review.map { ["a": $0] } ?? [:])
        #expect(found.overdue.map(\.due.description) == (overdue.map { [$0] } ?? []))
        #expect(found.overdue.map(\.lastReview) == (overdue == nil ? [] : [review]))
    }

    // MARK: - Citations and what people said

    @Test func neverCitedIsWhatNoAnswerShowed() throws {
        var articles = FixedArticles()
        for id in ["a", "b", "c", "d"] { articles.add(id, ["\(id) alone."]) }
        let found = try health(articles, [question("q1", ["a", "b"]), question("q2", ["c"], "no")])
        #expect(found.neverCited.map(\.article.key.id) == ["c", "d"])
        #expect(found.cautions == [])
        #expect(
            try health(articles).cautions == ["Nothing was asked in this period, so no article can have been cited."])
    }

    @Test func faultedArticlesAreRankedByTheWorst() throws {
        var articles = FixedArticles()
        for id in ["a", "b", "c", "d"] { articles.add(id, ["\(id) alone."]) }
        let feedback = [
            rating("1", "a", .wrong), rating("2", "a", .wrong), rating("3", "a", .useful), rating("4", "b", .unsafe),
            rating("5", "c", .incomplete), rating("6", "d", .useful), rating("7", "gone", .wrong),
        ]
        let found = try health(articles, [question("q1", ["a"])], feedback: feedback).faulted
        #expect(found.map(\.cited.article.key.id) == ["b", "a", "c"])
        #expect(found[1].ratings == [.wrong: 2, .useful: 1])
    }

    @Test func stillAskedArticlesAreRankedByTickets() throws {
        var articles = FixedArticles()
        for id in ["a", "b", "c"] { articles.add(id, ["\(id) alone."]) }
        let records = [
            question("q1", ["a"], by: "x"), question("q2", ["a"], by: "x"), question("q3", ["a"], by: "x"),
            question("q4", ["b"], by: "y"), question("q5", ["b"], by: "z"), question("q6", ["c"], by: "z"),
        ]
        let outcomes = ["q1", "q2", "q3", "q4", "q5"].map {
            OutcomeRecord(queryID: $0, kind: .escalated, at: Self.now)
        }
        let found = try health(articles, records, outcomes: outcomes).stillAsked
        #expect(found.map(\.cited.article.key.id) == ["b", "a"])
        #expect(found.map(\.tickets) == [2, 1])
        #expect(found.map(\.questions) == [2, 3])
    }

    @Test func anOwnersListsHoldTheOwnersArticles() throws {
        var articles = FixedArticles()
        articles.add("a", ["One."], owner: "Billing", due: "2026-01-01")
        articles.add("b", ["Two."], owner: "Network", due: "2026-01-01")
        let found = try health(articles, owner: "Network")
        #expect(found.overdue.map(\.cited.article.key.id) == ["b"])
        #expect(found.neverCited.map(\.article.key.id) == ["b"])
        #expect(found.articles == 1)
    }

    // MARK: - Articles beside each other

    private static let rule = "Parcels that were damaged in transport are replaced within 14 days of the delivery."
    private static let clash = "Parcels that were damaged in transport are replaced within 30 days of the delivery."
    private static let agents = Audience([Role("agent")!])

    @Test func duplicatesAndContradictionsAreFound() throws {
        var articles = FixedArticles()
        articles.add("a", [Self.rule, "Nothing else is near this."])
        articles.add("b", [Self.rule])
        articles.add("c", [Self.clash], owner: "Shipping")
        articles.add("d", ["Invoices come by mail."], title: "Invoices")
        let found = try health(articles, [question("q1", ["c"])])
        #expect(found.duplicates.map { [$0.first, $0.second].map(\.cited.article.key.id) } == [["a", "b"]])
        #expect(found.duplicates.map(\.strength) == [1])
        #expect(
            found.contradictions.map { [$0.first, $0.second].map(\.cited.article.key.id) } == [
                ["a", "c"], ["b", "c"],
            ])
        let pair = try #require(found.contradictions.first)
        #expect(pair.kind == "quantity")
        #expect([pair.first.clash, pair.second.clash].compactMap { $0?.prefix(2) } == ["14", "30"])
        #expect(pair.served == 1)
        #expect(try health(articles, owner: "Shipping").duplicates == [])
        #expect(try health(articles, owner: "Shipping").contradictions.count == 2)
    }

    @Test func otherAudiencesAndLanguagesAreNotCompared() throws {
        var articles = FixedArticles()
        articles.add("a", [Self.rule])
        articles.add("b", [Self.rule], audience: Self.agents)
        articles.add("c", [Self.clash], audience: Self.agents, locale: "en-gb")
        articles.add("d", [Self.clash], locale: "en-gb")
        let found = try health(articles)
        #expect(found.duplicates == [])
        #expect(found.contradictions == [])
    }

    /// The most cited are compared first, and the report says what was not.
    @Test func theWorkIsBoundedAndItSaysSo() throws {
        var articles = FixedArticles()
        articles.add("a", [Self.rule, "A second passage about nothing in particular."])
        articles.add("b", ["Something about the colours of vans."])
        articles.add("c", [Self.clash])
        let found = try health(articles, [question("q1", ["c"])], passagesMaximum: 1)
        #expect(found.contradictions.count == 1)
        #expect(
            found.cautions.joined()
                == "Compared with what is nearest to them were 1 of 4 passages, those of the most cited articles; there "
                + "can be more pairs.")
        #expect(try health(articles, [question("q1", ["b"])], passagesMaximum: 1).contradictions == [])
        articles.hasVectors = false
        #expect(
            try health(articles, [question("q1", ["c"])]).cautions == [
                "Not compared with others for want of a vector: 4 of 4 passages."
            ])
    }
}
