import Access
import Foundation
import KnowledgeModel
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

struct EvidenceTests {
    private let log = InMemoryActivityStore()
    private var service: KnowledgeService { TestKnowledgeBase.small.service(log: log) }

    private func ask(_ text: String, caller: Caller, asker: String? = nil) throws {
        var asked = AskedBy()
        asked.asker = asker
        asked.channel = "email"
        _ = try service.search(SearchRequest(text: text), asked: asked, caller: caller)
    }

    @Test func holdsWhatWasAskedAndWhatCameOfIt() throws {
        try ask("How is a refund of up to 50 euros paid to bo@mail.example?", caller: .agent, asker: "bo")
        let cited = try #require(try log.queries(in: .always).first?.nearest.first)
        for (id, rating) in [("1", FeedbackRecord.Rating.useful), ("2", .wrong), ("3", .wrong)] {
            try log.record(
                FeedbackRecord(
                    id: id, questionID: "made-id", passageID: cited.passageID, articleID: cited.articleID,
                    rating: rating, at: Timestamp(milliseconds: 2000)))
        }
        try log.record(
            OutcomeRecord(queryID: "made-id", kind: .edited, at: Timestamp(milliseconds: 3000), editShare: 0.25))
        try log.record(
            DraftCheckRecord(
                id: "c", queryID: "made-id", result: .review, findings: ["number"], at: Timestamp(milliseconds: 2500)))
        let bytes = QueryEvidenceJSON.bytes(of: try service.evidence(ofQuery: "made-id", caller: .agent))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("paid to [email]?") && !text.contains("mail.example") && text.contains("SECRET"))
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(document["channel"] as? String == "email" && document["generation"] as? Int == 7)
        let question = try #require((document["questions"] as? [[String: Any]])?.first)
        #expect(question["feedback"] as? [String: Int] == ["useful": 1, "incomplete": 0, "wrong": 2, "unsafe": 0])
        let outcome = try #require((document["outcomes"] as? [[String: Any]])?.first)
        #expect(outcome["outcome"] as? String == "edited" && outcome["edit_share"] as? Double == 0.25)
        #expect((document["draft_checks"] as? [[String: Any]])?.first?["findings"] as? [String] == ["number"])
        let asker = AskerPseudonym(asker: "bo", secret: [1]).value
        #expect(!text.contains(asker))
    }

    /// An owner without the role sees that there was a passage, and nothing of it.
    @Test func passagesAreAsTheCallerMayReadThem() throws {
        try ask("How is a refund of up to 50 euros paid?", caller: .agent)
        let owner = try Caller.token([.owner])
        let evidence = try service.evidence(ofQuery: "made-id", caller: owner)
        let passages = try #require(evidence.questions.first).passages
        #expect(passages.contains { $0.citation == nil } && passages.contains { $0.citation != nil })
        let text = String(decoding: QueryEvidenceJSON.bytes(of: evidence), as: UTF8.self)
        #expect(!text.contains("SECRET") && !text.contains("agents.md") && text.contains(#""status":"gone""#))
    }

    /// Whom the query was asked by, who looks, and whether it is there for them.
    @Test(
        arguments: [
            (true, ["agent"], [Scope.feedback], nil, true), (true, [], [.feedback], nil, false),
            (true, [], [.owner], nil, true), (false, [], [.feedback], nil, true), (false, [], [.feedback], "bo", true),
            (false, [], [.feedback], "ana", false), (false, [], [.owner], "ana", false),
        ] as [(Bool, [String], [Scope], String?, Bool)])
    func queriesOfOthers(byAgent: Bool, roles: [String], scopes: [Scope], asker: String?, isThere: Bool) throws {
        try ask("How is a refund paid?", caller: byAgent ? .agent : .everybody, asker: "bo")
        let caller = try Caller.token(Set(scopes), roles: roles, asker: asker)
        if isThere {
            #expect(try service.evidence(ofQuery: "made-id", caller: caller).queryID == "made-id")
        } else {
            #expect(throws: Problem.noQuery) { try service.evidence(ofQuery: "made-id", caller: caller) }
        }
        #expect(throws: Problem.noQuery) { try service.evidence(ofQuery: "never", caller: caller) }
    }

    @Test func withoutALogThereIsNothing() throws {
        #expect(throws: Problem.noActivityLog) {
            try TestKnowledgeBase.small.service().evidence(ofQuery: "a", caller: .everybody)
        }
    }

    @Test func anArticlesStandingIsWhatOwnersKnow() {
        var article = TestKnowledgeBase.small.articles[0].stored
        let today = CalendarDay("2026-06-01")!
        func standing(_ review: ArticleReview?, _ feedback: [FeedbackRecord] = []) -> ArticleStanding {
            ArticleStanding(of: article, review: review, feedback: feedback, today: today)
        }
        #expect(standing(nil).reviewDue == nil && !standing(nil).isOverdue)
        article.reviewDue = "2026-05-31"
        #expect(standing(nil).isOverdue)
        let review = ArticleReview(at: CalendarDay("2026-05-31")!.start, by: "Ana", due: nil)
        #expect(standing(review).reviewDue == nil && !standing(review).isOverdue)
        let feedback = [("billing/refunds.md", FeedbackRecord.Rating.wrong), ("other.md", .wrong)].map {
            FeedbackRecord(
                id: $0, questionID: "q", passageID: "p", articleID: $0, rating: $1, at: Timestamp(milliseconds: 0))
        }
        #expect(standing(nil, feedback).ratings == [.wrong: 1])
        let read = ReadArticle(generation: GenerationID(7), article: article, text: "", passages: [])
        let json = String(decoding: ReadArticleJSON.bytes(of: read, health: standing(nil, feedback)), as: UTF8.self)
        #expect(
            json.hasSuffix(
                #""health":{"review_due":"2026-05-31","overdue":true,"reviewed_at":null,"reviewed_by":null,"#
                    + #""feedback":{"useful":0,"incomplete":0,"wrong":1,"unsafe":0}}}"#))
    }
}
