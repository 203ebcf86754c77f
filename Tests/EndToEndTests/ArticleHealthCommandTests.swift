import TestSupport
import Testing

/// `lacuna articles health` and `reviewed`.
struct ArticleHealthCommandTests {
    @Test(.timeLimit(.minutes(2))) func aReviewedArticleIsOverdueNoMore() async throws {
        let centre = try SmallHelpCentre()
        try centre.folder.write(
            "---\ntitle: Warranty\nreview_due: 2020-03-01\n---\n\nThe warranty lasts two years from the purchase.\n",
            to: "articles/warranty.md")
        _ = try await centre.index()
        func health() async throws -> [[String: Any]] {
            let output = try await Command.run(["articles", "health", "--json", "--index", centre.index])
            #expect(output.status == 0, "\(output.errors)")
            return try output.json["overdue"] as? [[String: Any]] ?? []
        }
        #expect(try await health().map { $0["id"] as? String } == ["warranty.md"])
        #expect(try await centre.search("how long is the warranty").text.contains("Should have been reviewed"))
        let text = try await Command.run(["articles", "health", "--index", centre.index])
        #expect(text.text.contains("Review overdue, most cited first: 1\n"))
        // Without --as, of agents as well.
        #expect(text.text.contains("internal/goodwill.md"))

        let options = ["--index", centre.index, "--by", "Ana"]
        let unknown = try await Command.run(["articles", "reviewed", "nothing.md"] + options)
        #expect(unknown.status == 1)
        let reviewed = try await Command.run(["articles", "reviewed", "warranty.md", "--due", "2999-01-01"] + options)
        #expect(reviewed.status == 0, "\(reviewed.errors)")
        #expect(reviewed.text.hasSuffix(" by Ana, next by 2999-01-01\n"))
        #expect(try await health().isEmpty)
        #expect(try await !centre.search("how long is the warranty").text.contains("Should have been reviewed"))
    }
}
