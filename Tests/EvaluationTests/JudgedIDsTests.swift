import Evaluation
import Testing

@Suite struct JudgedIDsTests {
    let ids = JudgedIDs(articleIDs: [
        "guides/refunds.md", "guides/refunds", "a.md", "b.md", "b.html", ".hidden", "v1.2/c", "d.",
    ])

    @Test func anIDMatchesItselfFirst() {
        #expect(ids.match("guides/refunds") == .article("guides/refunds"))
        #expect(ids.match("guides/refunds.md") == .article("guides/refunds.md"))
    }

    @Test func anIDMatchesTheArticleWithoutItsExtension() {
        #expect(ids.match("a") == .article("a.md"))
        #expect(ids.match("b") == .ambiguous(["b.html", "b.md"]))
        #expect(ids.match("v1") == .none)
        #expect(ids.match("") == .none)
        #expect(ids.match("d") == .none)
    }

    @Test func judgementsAreRenamedAndWhatIsMissingIsReported() throws {
        let qrels = try Qrels(parsing: "q 0 a 1\nq 0 a.md 3\nq 0 gone 1\nq 0 b 1\nr 0 gone 0")
        let resolution = ids.resolve(qrels)
        #expect(resolution.qrels["q"] == ["a.md": 3, "gone": 1, "b": 1])
        #expect(resolution.unmatchedIDs == ["gone"])
        #expect(resolution.ambiguousIDs == ["b"])
    }
}
