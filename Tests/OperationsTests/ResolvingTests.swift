import Access
import Foundation
import KnowledgeModel
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

struct ResolvingTests {
    private let base = TestKnowledgeBase.small

    private func resolve(
        _ citation: CitationToResolve, in base: TestKnowledgeBase? = nil, caller: Caller = .everybody
    ) throws -> ResolvedCitation {
        try #require(try (base ?? self.base).service().resolve([citation], caller: caller).first)
    }

    private static func edited(_ paragraphs: [String]) -> TestKnowledgeBase {
        TestKnowledgeBase(articles: [
            TestKnowledgeBase.Article("billing/refunds.md", title: "Refunds", sections: [("Window", paragraphs)])
        ])
    }

    @Test func aPassageThatIsThereIsUnchanged() throws {
        let passage = base.articles[0].passages[1]
        let citation = Citation(passage)
        var asked = CitationToResolve(passageID: passage.id)
        var found = try resolve(asked)
        #expect(found.status == .unchanged && found.isQuoteTrue == nil && found.citation == citation)
        #expect(found.scalarRange == passage.scalarRange)
        asked.quote = "Yearly | 30 days"
        asked.quoteSHA256 = citation.quoteSHA256.uppercased()
        found = try resolve(asked)
        #expect(found.status == .unchanged && found.isQuoteTrue == true)
        let words = Array(base.articles[0].text.unicodeScalars)[try #require(found.scalarRange)]
        #expect(String(String.UnicodeScalarView(words)) == "Yearly | 30 days")
        asked.quote = "Yearly | 60 days"
        found = try resolve(asked)
        #expect(found.status == .unchanged && found.isQuoteTrue == false && found.scalarRange == nil)
        asked = CitationToResolve(passageID: passage.id, quoteSHA256: String(repeating: "0", count: 64))
        #expect(try resolve(asked).isQuoteTrue == false)
    }

    @Test func wordsThatStandElsewhereHaveMoved() throws {
        let old = base.articles[0].passages[2]
        let now = Self.edited(["New first.", "Ä 👍 " + old.quote, "More."])
        let asked = CitationToResolve(
            passageID: old.id, quote: old.quote, articleID: "billing/refunds.md", start: old.scalarRange.lowerBound)
        let found = try resolve(asked, in: now)
        #expect(found.status == .moved && found.citation?.passageID == now.articles[0].passages[1].id)
        let words = Array(now.articles[0].text.unicodeScalars)[try #require(found.scalarRange)]
        #expect(String(String.UnicodeScalarView(words)) == old.quote)
    }

    @Test func ofSeveralPlacesTheNearestIsTaken() throws {
        let now = Self.edited(["Same words.", "Same words.", "Same words."])
        for (start, expected) in [(nil, 0), (0, 0), (5, 0), (12, 13), (14, 13), (500, 26)] as [(Int?, Int)] {
            let found = try resolve(
                CitationToResolve(
                    passageID: "old", quote: "Same words.", articleID: "billing/refunds.md", start: start),
                in: now)
            #expect(found.scalarRange?.lowerBound == expected)
        }
    }

    @Test func aDigestAloneFindsAWholePassage() throws {
        let old = base.articles[0].passages[2]
        let now = Self.edited(["New first.", old.quote])
        var asked = CitationToResolve(
            passageID: old.id, quoteSHA256: Digest.sha256Hex(old.quote), articleID: "billing/refunds.md")
        #expect(try resolve(asked, in: now).status == .moved)
        asked.quoteSHA256 = Digest.sha256Hex("other")
        #expect(try resolve(asked, in: now).status == .edited)
    }

    @Test func wordsThatAreNotThereWereEdited() throws {
        let old = base.articles[0].passages[2]
        let asked = CitationToResolve(passageID: old.id, quote: old.quote, articleID: "billing/refunds.md")
        let found = try resolve(asked, in: Self.edited([old.quote.lowercased()]))
        #expect(
            found
                == (try resolve(
                    CitationToResolve(passageID: old.id, articleID: "billing/refunds.md"),
                    in: Self.edited(["x"]))))
        #expect(found.status == .edited && found.citation == nil && found.scalarRange == nil)
    }

    /// A passage that may not be read, one that never was, and one whose article is not named are told alike.
    @Test func whatMayNotBeReadIsGone() throws {
        let hidden = base.articles[2].passages[0]
        let asked = [
            CitationToResolve(passageID: hidden.id, quote: hidden.quote, articleID: "agents.md"),
            CitationToResolve(passageID: "never", quote: hidden.quote, articleID: "agents.md"),
            CitationToResolve(passageID: "never", articleID: "none.md"), CitationToResolve(passageID: "never"),
        ]
        let found = try base.service().resolve(asked, caller: .everybody)
        #expect(found.allSatisfy { $0.status == .gone && $0 == found[0] })
        #expect(
            String(decoding: ResolvedCitationsJSON.bytes(of: [found[0]]), as: UTF8.self)
                == #"{"version":1,"citations":[{"status":"gone","quote_is_true":null,"start":null,"end":null,"#
                + #""citation":null}]}"#)
        #expect(try base.service().resolve(asked, caller: .agent).map(\.status) == [.unchanged, .moved, .gone, .gone])
        let token = try Caller.token(roles: ["agent"], filter: PassageFilter(products: ["Box"]))
        #expect(try base.service().resolve(asked, caller: token).allSatisfy { $0.status == .gone })
    }

    /// What a search has answered can be handed back as it is.
    @Test func aWholeCitationIsTaken() throws {
        let citation = Citation(base.articles[0].passages[0])
        let json = String(
            decoding: CitationJSON.bytes(of: citation, generation: GenerationID(7)), as: UTF8.self
        ).replacing(#""version":1,"generation":7,"#, with: "", maxReplacements: 1)
        let decoded = try ResolveRequestJSON.decode(Array(#"{"citations":[\#(json)]}"#.utf8))
        #expect(decoded.first?.articleID == "billing/refunds.md" && decoded.first?.quote == citation.quote)
        #expect(try base.service().resolve(decoded, caller: .everybody).map(\.isQuoteTrue) == [true])
    }

    @Test(arguments: [
        ("{}", "#/citations", "must be a list of 1 to 100 citations"),
        (#"{"citations": []}"#, "#/citations", "must be a list of 1 to 100 citations"),
        (#"{"citations": [{}]}"#, "#/citations/0/passage_id", "is needed"),
        (#"{"citations": [{"passage_id": 7}]}"#, "#/citations/0/passage_id", "must be a string, not a number"),
        (
            #"{"citations": [{"passage_id": "a", "start": 9, "end": 3}]}"#, "#/citations/0/end",
            "must not be before start"
        ),
        (#"{"citations": [{"passage_id": "a", "qoute": "b"}]}"#, "#/citations/0/qoute", "did you mean \"quote\"?"),
        (#"{"citations": [7]}"#, "#/citations/0", "must be an object, not a number"),
    ])
    func faultsAreNamed(json: String, pointer: String, advice: String) throws {
        let problem = try #require(throws: Problem.self) { try ResolveRequestJSON.decode(Array(json.utf8)) }
        #expect(problem.faults.first?.pointer == pointer)
        #expect(problem.faults.first?.detail.contains(advice) == true, "\(problem.faults)")
    }
}
