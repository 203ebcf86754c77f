import Access
import Foundation
import KnowledgeModel
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

struct ReadingTests {
    private let base = TestKnowledgeBase.small

    @Test func pagesHoldEveryArticleOnceInOrder() throws {
        let service = base.service()
        for limit in 1...5 {
            var ids: [String] = []
            var cursor: String?
            repeat {
                let page = try service.articles(ArticleListRequest(limit: limit, cursor: cursor), caller: .agent)
                #expect(page.articles.count <= limit)
                ids += page.articles.map(\.key.id)
                cursor = page.next
            } while cursor != nil
            #expect(ids == ["agents.md", "billing/refunds.md", "de/erstattung.md", "lockers.md"])
        }
    }

    /// What comes in before the cursor moves nothing.
    @Test func aPageGoesOnWhereItEnded() throws {
        let first = try base.service().articles(ArticleListRequest(limit: 2), caller: .everybody)
        #expect(first.next != nil)
        let more = TestKnowledgeBase(
            articles: base.articles.filter { $0.stored.key.id != "de/erstattung.md" }
                + [TestKnowledgeBase.Article("aaa.md", title: "A", sections: [("H", ["x"])])])
        let second = try more.service().articles(
            ArticleListRequest(limit: 2, cursor: first.next), caller: .everybody)
        #expect(second.articles.map(\.key.id) == ["lockers.md"] && second.next == nil)
    }

    @Test(arguments: [
        (ArticleListRequest(product: "Desk"), ["billing/refunds.md"]),
        (ArticleListRequest(locale: "DE"), ["de/erstattung.md"]),
        (ArticleListRequest(owner: "Billing"), ["billing/refunds.md"]),
        (ArticleListRequest(product: "Box", locale: "de"), []),
    ])
    func listsNarrow(request: ArticleListRequest, ids: [String]) throws {
        #expect(try base.service().articles(request, caller: .everybody).articles.map(\.key.id) == ids)
    }

    @Test(arguments: [
        (["limit": "0"], "?limit", "must be a whole number from 1 to 500"),
        (["limit": "ten"], "?limit", "must be a whole"),
        (["cursor": "xyz"], "?cursor", "must be the next of an earlier page"),
        (["cursor": "00"], "", ""), (["cursor": "0000"], "?cursor", "must be the next"),
    ])
    func listParametersAreChecked(values: [String: String], pointer: String, advice: String) throws {
        if pointer.isEmpty {
            #expect(try ArticleListRequest.decode { values[$0] }.cursor == "00")
            return
        }
        let problem = try #require(throws: Problem.self) { try ArticleListRequest.decode { values[$0] } }
        #expect(problem.faults.first?.pointer == pointer)
        #expect(problem.faults.first?.detail.contains(advice) == true)
    }

    @Test func anArticleIsReadWithItsPassages() throws {
        let service = base.service()
        let read = try service.article(id: "billing/refunds.md", caller: .everybody)
        for unit in OffsetUnit.allCases {
            let bytes = ReadArticleJSON.bytes(of: read, offsets: unit)
            let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            #expect(document["health"] is NSNull && document["offsets"] as? String == unit.rawValue)
            let text = try #require(document["text"] as? String)
            let passages = try #require(document["passages"] as? [[String: Any]])
            #expect(passages.count == 3)
            for (passage, stored) in zip(passages, read.passages) {
                let (start, end) = (try #require(passage["start"] as? Int), try #require(passage["end"] as? Int))
                let slice =
                    switch unit {
                    case .scalars: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
                    case .utf8: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
                    case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
                    }
                #expect(slice == stored.quote)
            }
        }
    }

    @Test func whatMayNotBeReadIsNotThere() throws {
        let service = base.service()
        let hidden = base.articles[2].passages[0].id
        for id in ["agents.md", "unknown"] {
            #expect(throws: Problem.noArticle) { try service.article(id: id, caller: .everybody) }
        }
        for id in [hidden, "unknown"] {
            #expect(throws: Problem.noPassage) { try service.section(ofPassage: id, caller: .everybody) }
        }
        let token = try Caller.token(filter: PassageFilter(products: ["Box"]))
        #expect(throws: Problem.noArticle) { try service.article(id: "billing/refunds.md", caller: token) }
        #expect(try service.articles(ArticleListRequest(), caller: token).articles.map(\.key.id) == ["lockers.md"])
        #expect(try service.article(id: "agents.md", caller: .agent).article.title == "Goodwill")
    }

    @Test func aSectionIsAllThatStandsUnderItsHeading() throws {
        let passages = base.articles[0].passages
        let text = base.articles[0].text
        for (asked, expected) in [(0, [0, 1]), (1, [0, 1]), (2, [2])] {
            let cited = try base.service().section(ofPassage: passages[asked].id, caller: .everybody)
            #expect(cited.citation.passageID == passages[asked].id)
            #expect(cited.passageIDs == expected.map { passages[$0].id })
            let range = cited.section.scalarRange
            let slice = String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
            #expect(slice == cited.section.quote && cited.section.quoteSHA256 == Digest.sha256Hex(slice))
            #expect(slice.contains(passages[asked].quote))
            let json = String(decoding: CitedSectionJSON.bytes(of: cited), as: UTF8.self)
            #expect(json.contains(#""section":{"quote":"#))
        }
    }

    @Test func offsetsOfASearchAreInTheUnitAskedFor() throws {
        let (request, asked, format) = try SearchRequestJSON.decode(
            Array(#"{"text": "card", "top": 1, "offsets": "utf16"}"#.utf8))
        let response = try base.service().search(request, asked: asked, caller: .everybody)
        let json = String(decoding: format.bytes(of: response), as: UTF8.self)
        #expect(json.contains(#""offsets":"utf16""#))
        #expect(json.contains(#""start":0,"end":70,"#))
        #expect(!String(decoding: SearchFormat().bytes(of: response), as: UTF8.self).contains("offsets"))
        let problem = try #require(throws: Problem.self) {
            try SearchRequestJSON.decode(Array(#"{"text": "a", "offsets": "utf-8", "format": "antropic"}"#.utf8))
        }
        #expect(problem.faults.map(\.pointer) == ["#/format", "#/offsets"])
        #expect(problem.faults[0].detail.contains("did you mean \"anthropic\"?"))
    }
}
