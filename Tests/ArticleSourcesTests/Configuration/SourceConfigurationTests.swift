import ArticleSources
import Testing

struct SourceConfigurationTests {
    @Test(arguments: [
        (["docs"], ["docs"]),
        (["a/docs/", "b/docs", "docs-2", "c/docs"], ["docs", "docs-2", "docs-2-2", "docs-3"]),
        (["dump/articles.jsonl", "articles.NDJSON", "articles"], ["articles", "articles-2", "articles-3"]),
        ([".jsonl"], [".jsonl"]),
        (["/"], ["source"]),
        (["/usr/lib/.."], ["usr"]),
    ])
    func namesFromPaths(paths: [String], names: [String]) {
        #expect(SourceConfiguration.sources(atPaths: paths).map(\.name) == names)
    }
}
