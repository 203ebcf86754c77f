import ArticleSources
import Testing

struct PathPatternTests {
    @Test(arguments: [
        ("billing/**", ["billing/a.md", "billing/x/y.md"], ["billing.md", "a/billing/b.md"]),
        ("**/billing/*.md", ["billing/a.md", "x/y/billing/a.md"], ["billing/x/a.md", "billing/a.html"]),
        ("*.html", ["a.html", "a/b.html"], ["a.md", "a.html/b.md"]),
        ("/a/*.md", ["a/b.md"], ["x/a/b.md", "a/b/c.md"]),
        ("a/**/z.md", ["a/z.md", "a/b/z.md", "a/b/c/z.md"], ["z.md", "a/z.md/x"]),
        ("api/", ["api/a.md", "api/b/c.md"], ["x/api/a.md"]),
        ("v?.md", ["v1.md", "x/vé.md"], ["v.md", "v10.md"]),
        ("a*b*c", ["abc", "a1b2c", "abbc", "abcbc"], ["ab", "abcd", "xabc"]),
        ("**", ["a", "a/b/c"], []),
        ("**/x/**/y", ["x/y", "a/x/b/x/c/y"], ["x", "y/x"]),
    ])
    func matching(pattern: String, matches: [String], others: [String]) throws {
        let pattern = try #require(PathPattern(pattern))
        for path in matches { #expect(pattern.matches(path), "\(pattern) should match \(path)") }
        for path in others { #expect(!pattern.matches(path), "\(pattern) should not match \(path)") }
    }

    @Test(arguments: ["", "/", "[a-z].md", "{a,b}.md", "a\\*"])
    func refused(pattern: String) {
        #expect(PathPattern(pattern) == nil)
    }

    /// Would take hours if every star were tried against every other.
    @Test(.timeLimit(.minutes(1)))
    func manyStarsAreCheap() throws {
        let pattern = try #require(PathPattern(String(repeating: "a*", count: 40) + "b"))
        #expect(!pattern.matches(String(repeating: "a", count: 400)))
    }
}
