import ArticleSources
import Testing

struct BaseURLTests {
    @Test(arguments: [
        ("billing/refunds.md", "https://e.com/kb/billing/refunds"),
        ("v1.2.md", "https://e.com/kb/v1.2"),
        ("index.md", "https://e.com/kb/"),
        ("a/README.markdown", "https://e.com/kb/a/"),
        ("a/index.html", "https://e.com/kb/a/index.html"),
        ("a b/ü?#.mdx", "https://e.com/kb/a%20b/%C3%BC%3F%23"),
        ("a/x.html.fr", "https://e.com/kb/a/x.html.fr"),
    ])
    func pages(path: String, url: String) throws {
        #expect(try #require(BaseURL("https://e.com/kb")).pageURL(forPath: path) == url)
        #expect(try #require(BaseURL("https://e.com/kb/")).pageURL(forPath: path) == url)
    }

    @Test(arguments: [
        "e.com", "ftp://e.com", "/kb", "https://", "https://e.com/?a=1", "https://e.com/#x", "", "https://a b",
    ])
    func refused(text: String) {
        #expect(BaseURL(text) == nil)
    }
}
