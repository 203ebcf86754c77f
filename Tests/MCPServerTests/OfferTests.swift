import Access
import GapAnalysis
import JSONText
import KnowledgeModel
import MCPServer
import Operations
import Privacy
import Storage
import TestSupport
import Testing

/// Who is offered what: the list holds what the caller's scopes allow, and nothing else can be called.
struct OfferTests {
    private static let verified = Array(#"{"result":"review","findings":[{"kind":"uncited"}]}"#.utf8)
    private static let gap = ListedGap(
        id: "T1", title: "Invoices by post", list: "not_answered", status: "new", owner: nil, askers: 4, questions: 9,
        priority: 2.5, cause: "No article", advice: "Write one.", examples: ["Can I have invoices by post?"])

    private static func tools() -> KnowledgeTools {
        let base = SmallHelpCentre()
        let knowledge = KnowledgeService(
            answerer: base.knowledge.answerer, generations: base, encoderHash: nil, makeID: { "made-id" },
            activity: Recording.activity)
        return KnowledgeTools(
            knowledge: knowledge, identity: ServerFixture.identity, verifyDraft: { _, _ in verified },
            listGaps: { query, _ in query.status == "done" ? [] : [gap] })
    }

    private static func server(_ scopes: Set<Scope>) throws -> MCPServer {
        tools().server(for: try .withKey(scopes: scopes))
    }

    @Test(
        arguments: [
            ([.metrics], []), ([.search], ["search", "fetch"]), ([.verify], ["verify_draft"]),
            ([.feedback], ["feedback"]), ([.search, .feedback], ["search", "fetch", "feedback"]),
            ([.owner], ["search", "fetch", "verify_draft", "feedback", "list_gaps"]),
            ([.admin], ["search", "fetch", "verify_draft", "feedback", "list_gaps"]),
        ] as [(Set<Scope>, [String])])
    func scopesSayWhatIsListed(scopes: Set<Scope>, names: [String]) throws {
        let server = try Self.server(scopes)
        #expect(server.tools.map(\.name) == names)
        for name in ["search", "fetch", "verify_draft", "feedback", "list_gaps"] where !names.contains(name) {
            let reply = server.reply(
                to: ServerFixture.handshake("tools/call", #""name":"\#(name)""#), over: .stdio(isInitialized: true))
            #expect(try #require(ServerFixture.text(reply)).contains("Unknown tool"))
        }
        let list = server.reply(to: ServerFixture.handshake("resources/list"), over: .stdio(isInitialized: true))
        #expect(try #require(ServerFixture.text(list)).contains("lacuna://") == names.contains("search"))
    }

    /// A token for one product opens no other's articles, by search, by id, by URI or by list.
    @Test func aTokensFilterHoldsEverywhere() throws {
        let keys = InMemoryKeyStore()
        let gatekeeper = Gatekeeper(keys: keys)
        let now = Timestamp(milliseconds: 1000)
        let key = try gatekeeper.caller(bearer: try keys.bearer(scopes: [.search]), now: now)
        let token = try gatekeeper.mint(
            TokenRequest(filter: PassageFilter(products: ["Desk"]), lifetime: .seconds(60)), for: key, now: now)
        let server = Self.tools().server(for: try gatekeeper.caller(bearer: token.text, now: now))
        let found = try server.call("search", #"{"query":"limits"}"#)
        #expect(found.text.contains("p-refunds") && !found.text.contains("p-limits"))
        #expect(try !server.call("search", #"{"query":"limits","filter":{"product":["Other"]}}"#).text.contains("p-"))
        #expect(try !server.call("fetch", #"{"id":"p-refunds"}"#).isError)
        #expect(try server.call("fetch", #"{"id":"p-limits"}"#).isError)
        #expect(try server.call("fetch", #"{"id":"limits.md"}"#).isError)
        #expect(try server.resources.read("lacuna://article/limits.md") == nil)
        #expect(try server.resources.list(nil).resources.map(\.name) == ["billing/refunds & co.md"])
    }

    @Test func whatIsNotHandedInIsNotOffered() {
        #expect(SmallHelpCentre().server(roles: ["agent"]).tools.map(\.name) == ["search", "fetch"])
    }

    @Test func draftsAreVerified() throws {
        let server = try Self.server([.verify])
        let result = try server.call(
            "verify_draft", #"{"draft":"You have 30 days [p-refunds].","citations":[{"passage_id":"p-refunds"}]}"#)
        #expect(result.text == String(decoding: Self.verified, as: UTF8.self))
        let tool = try #require(server.tools.first)
        #expect(tool.outputSchema.faults(in: try #require(result.structured)) == [])
        let wrong = try server.call("verify_draft", #"{"draft":"","citations":[{"passage":"x"}]}"#)
        #expect(
            wrong.text == """
                The arguments of verify_draft are wrong; mend them and call again:
                - #/draft must not be empty
                - #/citations/0/passage_id is needed
                - #/citations/0/passage is not known here; known are passage_id, quote, start, end

                """)
    }

    @Test func gapsAreListed() throws {
        let server = try Self.server([.owner])
        let result = try server.call("list_gaps", "{}")
        #expect(
            result.text == #"{"themes":[{"id":"T1","title":"Invoices by post","list":"not_answered","status":"new","#
                + #""owner":null,"askers":4,"questions":9,"priority":2.5,"cause":"No article","advice":"Write one.","#
                + #""examples":["Can I have invoices by post?"]}]}"#)
        #expect(try server.call("list_gaps", #"{"status":"done"}"#).text == #"{"themes":[]}"#)
        let tool = try #require(server.tools.last)
        #expect(tool.outputSchema.faults(in: try #require(result.structured)) == [])
    }

    @Test func feedbackIsKept() throws {
        let server = try Self.server([.search, .feedback])
        _ = try server.call("search", #"{"query":"How long do I have?"}"#)
        let good = try server.call(
            "feedback", #"{"query_id":"made-id","passage_id":"p-refunds","rating":"wrong","comment":"30 is old"}"#)
        #expect(good.text == #"{"recorded":true}"#)
        let bad = try server.call("feedback", #"{"query_id":"other","passage_id":"p-refunds","rating":"wrong"}"#)
        #expect(
            bad.isError
                && bad.text
                    == "No query of this id is kept; give the query_id of a search, and question for its second answer on."
        )
    }
}

private enum Recording {
    static var activity: ActivityRecording {
        ActivityRecording(
            log: InMemoryActivityStore(), recorder: QuestionRecorder(redactor: .standard, encoder: HashingEncoder()),
            redactor: .standard, pseudonym: { AskerPseudonym(asker: $0, secret: [1]) },
            now: { Timestamp(milliseconds: 1000) })
    }
}
