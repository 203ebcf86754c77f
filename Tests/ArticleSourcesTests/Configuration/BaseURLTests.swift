import ArticleSources
import Testing

struct BaseURLTests {
    @Test(arguments: [
        "e.com", "ftp://e.com", "/kb", "https://", "https://e.com/?a=1", "https://e.com/#x", "", "https://a b",
    ])
    func refused(text: String) {
        #expect(BaseURL(text) == nil)
    }
}
