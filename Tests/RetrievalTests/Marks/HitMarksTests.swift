import Retrieval
import Testing
import TextAnalysis

private func hit(
    _ article: String, _ text: String, updated: String? = nil, due: String? = nil, product: String? = nil
) -> ComparedPassage {
    ComparedPassage(
        articleID: article, headings: ["Lost keys and bags, desk \(article)"], text: text,
        sentences: SentenceSplitter.sentences(in: text), product: product, updatedAt: updated, reviewDue: due)
}

private func marks(_ hits: [ComparedPassage]) -> [Mark] { HitMarks().marks(for: hits, today: "2024-06-01") }

@Suite struct HitMarksTests {
    private let rule = "We keep keys that were found in the pool for 30 days."

    @Test func theBestOfDuplicatesIsKept() {
        let found = marks([hit("a", rule), hit("b", "Ask at the desk."), hit("c", rule), hit("d", rule)])
        #expect(found.map(\.hit) == [2, 3])
        #expect(found.map(\.kind) == [.duplicate(of: 0, similarity: 1), .duplicate(of: 0, similarity: 1)])
        #expect(found.first?.reason == "Says the same as hit 1 (Lost keys and bags, desk a).")
    }

    @Test func neverAcrossProducts() {
        #expect(marks([hit("a", rule, product: "North"), hit("b", rule, product: "South")]) == [])
    }

    @Test func aContradictionMarksTheOlderSideAsStale() throws {
        let found = marks([
            hit("a", rule, updated: "2021-02-03T10:00:00Z"),
            hit("b", "We keep keys that were found in the pool for 90 days.", updated: "2024-05-01"),
        ])
        #expect(found.map(\.hit) == [0, 1])
        #expect(found.first?.kind == .older(than: 1))
        #expect(
            found.first?.reason
                == "Last changed on 2021-02-03; hit 2 (Lost keys and bags, desk b), which contradicts it, on 2024-05-01."
        )
        #expect(found.last?.reason == "Says “90 days” where hit 1 (Lost keys and bags, desk a) says “30 days”.")
        guard case .contradiction(of: 0, let clash) = try #require(found.last).kind else {
            Issue.record("no contradiction")
            return
        }
        #expect(clash.kind == .quantity)
    }

    @Test func withoutTwoDatesNeitherSideIsOlder() {
        let other = "We keep keys that were found in the pool for 90 days."
        #expect(marks([hit("a", rule), hit("b", other, updated: "2024-05-01")]).count == 1)
        #expect(marks([hit("a", rule, updated: "2024-05-01"), hit("b", other, updated: "2024-05-01")]).count == 1)
        #expect(marks([hit("a", rule, updated: "last May"), hit("b", other, updated: "2024-05-01")]).count == 1)
    }

    @Test func aDuplicateBringsNoSecondContradiction() {
        let other = "We keep keys that were found in the pool for 90 days."
        let found = marks([hit("a", rule), hit("b", other), hit("c", other)])
        #expect(found.map(\.hit) == [1, 2])
        #expect(found.last?.reason == "Says the same as hit 2 (Lost keys and bags, desk b).")
    }

    @Test func overdueReviews() {
        let found = marks([
            hit("a", "One.", due: "2024-05-31"), hit("b", "Two.", due: "2024-06-01"), hit("c", "Three.", due: "soon"),
        ])
        #expect(found.map(\.hit) == [0])
        #expect(found.first?.kind == .overdue(since: "2024-05-31"))
        #expect(found.first?.reason == "Should have been reviewed by 2024-05-31.")
    }

    @Test func cosinesAreAskedForByHitAndSentence() throws {
        let one = hit("a", "Keys found in the pool wait at the front desk.")
        let other = hit("b", "Keys found in the pool stay at the reception desk.")
        #expect(marks([one, other]) == [])
        let found = HitMarks().marks(for: [one, other], today: "2024-06-01") { first, i, second, j in
            (first, i, second, j) == (0, 0, 1, 0) ? 0.95 : nil
        }
        guard case .duplicate(of: 0, let similarity) = try #require(found.first).kind else {
            Issue.record("no duplicate")
            return
        }
        #expect(abs(similarity - 0.95) < 1e-9)
    }
}
