import JSONText
import KnowledgeModel
import MCPServer
import Storage
import Testing

struct ResourceTests {
    @Test func articlesAreListedAPageAtATime() throws {
        let ids = (0..<230).map { "a\(1000 + $0).md" }
        let server = SmallHelpCentre(articles: ids.map { SmallHelpCentre.article($0, title: $0) }).server()
        var listed: [String] = []
        var sizes: [Int] = []
        var cursor: String?
        repeat {
            let page = try server.resources.list(cursor)
            listed += page.resources.map(\.name)
            sizes.append(page.resources.count)
            cursor = page.next
        } while cursor != nil
        #expect(listed == ids)
        #expect(sizes == [100, 100, 30])
    }

    /// A page begins where the last one ended, though the article there is gone.
    @Test func pagesGoOnWhenArticlesGo() throws {
        let ids = (0..<150).map { "a\(1000 + $0).md" }
        let articles = ids.map { SmallHelpCentre.article($0, title: $0) }
        let first = try SmallHelpCentre(articles: articles).server().resources.list(nil)
        let second = try SmallHelpCentre(articles: Array(articles[..<99] + articles[100...])).server()
            .resources.list(first.next)
        #expect(second.resources.map(\.name) == Array(ids[100...]))
    }

    @Test(arguments: ["?", "YQ", "YR==", "/w=="])
    func cursorsOfOthersAreRefused(cursor: String) throws {
        #expect(throws: MCPResources.UnknownCursor.self) { try SmallHelpCentre().server().resources.list(cursor) }
    }

    @Test func namesAreSpelledAsURIsHaveThem() throws {
        let resources = try SmallHelpCentre().server().resources.list(nil).resources
        #expect(
            resources.map(\.uri) == [
                "lacuna://article/billing%2Frefunds%20%26%20co.md", "lacuna://article/limits.md",
            ])
    }

    @Test(arguments: [
        ("lacuna://article/billing%2Frefunds%20%26%20co.md", SmallHelpCentre.text),
        ("lacuna://article/billing/refunds & co.md", SmallHelpCentre.text),
        ("lacuna://passage/p-refunds", SmallHelpCentre.quote), ("lacuna://passage/limits.md", nil),
        ("lacuna://article/p-refunds", nil), ("lacuna://article/secret.md", nil), ("lacuna://passage/p-goodwill", nil),
        ("limits.md", nil), ("lacuna://article/", nil), ("lacuna://theme/1", nil), ("lacuna://article/%", nil),
        ("lacuna://article/%4", nil), ("lacuna://article/%ff", nil), ("file:///etc/passwd", nil),
    ])
    func reads(uri: String, text: String?) throws {
        #expect(try SmallHelpCentre().server().resources.read(uri)?.text == text)
    }
}
