import Access
import JSONText
import KnowledgeModel
import MCPServer
import Operations
import Storage
import Testing

struct KnowledgeToolsTests {
    private let server = SmallHelpCentre().server()

    // MARK: - search

    /// The shape that connectors look for comes first, and the whole is pinned.
    @Test func searchGivesQuotesAndAVerdict() throws {
        let result = try server.call("search", #"{"query":"How long do I have?","top":1}"#)
        #expect(!result.isError && result.itemCount == 1)
        #expect(
            result.text == #"{"results":[{"id":"p-refunds","title":"Refunds › Money › Back","#
                + #""url":"https://help.example/refunds#:~:text=You%20have%2030%20days%20to%20ask.%20%E2%80%94%20Stra%C3%9Fe","#
                + #""article_id":"billing/refunds & co.md","quote":"You have 30 days to ask. — Straße","start":9,"end":42,"#
                + #""quote_sha256":"\#(Digest.sha256Hex(SmallHelpCentre.quote))","locale":"en","updated_at":"2026-04-15","#
                + #""cautions":[]}],"answers":[{"question":"How long do I have?","verdict":"unknown","#
                + #""reason":"meaning_not_searched","probability":null,"missing":[],"choices":[],"#
                + #""results":["p-refunds"],"review":[]}],"query_id":"made-id","generation":7,"degraded":["vector"]}"#)
    }

    @Test func whatHasNoURLIsNamedByItsResource() throws {
        let result = try server.call("search", #"{"query":"limits","filter":{"product":null}}"#)
        #expect(result.text.contains(#""url":"lacuna://passage/p-limits""#))
    }

    @Test func filtersHold() throws {
        let result = try server.call("search", #"{"query":"limits","filter":{"product":["Desk"]}}"#)
        #expect(result.text.contains("p-refunds") && !result.text.contains("p-limits"))
    }

    @Test(arguments: [
        (#"{"query":"  "}"#, "query is blank; give the question."),
        (
            #"{"query":"x","top":101}"#,
            "The arguments of search are wrong; mend them and call again:\n- #/top must be from 1 to 100\n"
        ),
        (
            #"{"query":"x","filter":{"produkt":["a"]}}"#,
            "The arguments of search are wrong; mend them and call again:\n"
                + "- #/filter/produkt is not known here; did you mean \"product\"?\n"
        ),
    ])
    func searchSaysWhatIsWrong(arguments: String, message: String) throws {
        let result = try server.call("search", arguments)
        #expect(result.isError && result.text == message)
    }

    // MARK: - fetch

    @Test(arguments: ["p-refunds", "lacuna://passage/p-refunds"])
    func fetchesAPassage(id: String) throws {
        let result = try server.call("fetch", #"{"id":"\#(id)"}"#)
        #expect(
            result.text.hasPrefix(
                #"{"id":"p-refunds","title":"Refunds › Money › Back","text":"You have 30 days to ask. — Straße","#))
        #expect(
            result.text.contains(
                #""metadata":{"kind":"passage","article_id":"billing/refunds & co.md","start":9,"end":42,"#))
    }

    @Test(arguments: ["billing/refunds & co.md", "lacuna://article/billing%2Frefunds%20%26%20co.md"])
    func fetchesAnArticle(id: String) throws {
        let result = try server.call("fetch", #"{"id":"\#(id)"}"#)
        #expect(
            result.text == #"{"id":"billing/refunds & co.md","title":"Refunds","#
                + #""text":"Refunds\n\nYou have 30 days to ask. — Straße\n\nThe bank pays.","url":"https://help.example/refunds","#
                + #""metadata":{"kind":"article","article_id":"billing/refunds & co.md","start":null,"end":null,"#
                + #""locale":"en","product":"Desk","version":null,"labels":[],"updated_at":"2026-04-15","#
                + #""text_sha256":"\#(Digest.sha256Hex(SmallHelpCentre.text))"}}"#)
    }

    /// Whoever guesses learns nothing.
    @Test(arguments: ["p-goodwill", "secret.md", "lacuna://article/secret.md", "nothing", "lacuna://article/%zz"])
    func unknownAndForbiddenLookTheSame(id: String) throws {
        let result = try server.call("fetch", #"{"id":"\#(id)"}"#)
        #expect(result.isError)
        #expect(
            result.text == "There is no passage or article of this id, or not any more; "
                + "give the id or the article_id of a search result.")
    }

    @Test func agentsReadMore() throws {
        let result = try SmallHelpCentre().server(roles: ["agent"]).call("fetch", #"{"id":"secret.md"}"#)
        #expect(!result.isError)
    }

    // MARK: - What they give, and when there is nothing

    @Test(arguments: [
        ("search", #"{"query":"How long? And what are the limits?"}"#), ("fetch", #"{"id":"p-refunds"}"#),
        ("fetch", #"{"id":"limits.md"}"#),
    ])
    func resultsAreAsTheirSchemasHaveThem(name: String, arguments: String) throws {
        let tool = try #require(server.tools.first { $0.name == name })
        let value = try #require(try server.call(name, arguments).structured)
        #expect(tool.outputSchema.faults(in: value) == [])
        let empty = tool.outputSchema.faults(in: .object([:]))
        #expect(empty.contains { $0.hasSuffix("is needed") || $0.contains("is needed:") })
    }

    @Test func nothingIndexedIsSaid() throws {
        let server = SmallHelpCentre(failure: StorageError(.noIndex, "there is no index")).server()
        let result = try server.call("search", #"{"query":"x"}"#)
        #expect(
            result.isError
                && result.text == "Nothing has been indexed yet; ask the owner of the articles to index them.")
        #expect(try server.call("fetch", #"{"id":"x"}"#).isError)
        let list = server.reply(to: ServerFixture.handshake("resources/list"), over: .stdio(isInitialized: true))
        #expect(ServerFixture.text(list) == #"{"jsonrpc":"2.0","id":1,"result":{"resources":[]}}"#)
    }
}
