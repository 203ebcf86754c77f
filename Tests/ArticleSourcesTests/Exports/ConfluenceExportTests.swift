import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

struct ConfluenceExportTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    private static let unrestricted =
        #""restrictions":{"read":{"operation":"read","restrictions":{"user":{"results":[],"size":0},"group":{"results":[],"size":0}}}}"#

    private static func page(_ id: Int, _ members: String) -> String {
        #"{"id":"\#(id)","type":"page","status":"current","title":"P\#(id)","body":{"storage":{"value":"<p>x</p>","representation":"storage"}},\#(members)}"#
    }

    private func read(_ pages: String..., change: (inout SourceConfiguration) -> Void = { _ in }) throws -> Reading {
        try export.read(
            #"{"results":[\#(pages.joined(separator: ","))],"size":2,"_links":{"base":"https://wiki.example.com/wiki","context":"/wiki"}}"#,
            as: .confluence, change: change)
    }

    @Test func everyMemberThatCounts() throws {
        let reading = try read(
            Self.page(1, #""ancestors":[],\#(Self.unrestricted)"#),
            Self.page(
                2,
                #""ancestors":[{"id":"1","title":"Home"}],"space":{"key":"OPS","name":"Operations"},"version":{"number":3,"when":"2026-01-02T03:04:05.000Z"},"metadata":{"labels":{"results":[{"prefix":"global","name":"runbook"}]}},"_links":{"webui":"/spaces/OPS/pages/2/Some+title"},\#(Self.unrestricted)"#
            ))
        #expect(reading.findings == [])
        #expect(reading.ids == ["1", "2"])
        let article = reading.articles[1]
        #expect(article.format == .confluenceStorage)
        #expect(article.profile == .confluence)
        var expected = ArticleMetadata()
        expected.id = "2"
        expected.title = "P2"
        expected.url = "https://wiki.example.com/wiki/spaces/OPS/pages/2"
        expected.audience = .public
        expected.labels = ["runbook"]
        expected.sectionPath = ["Operations", "Home"]
        expected.translationKey = "2"
        expected.updatedAt = "2026-01-02T03:04:05.000Z"
        #expect(article.metadata == expected)
    }

    @Test func whatThePageShowsWhereItsSourceIsMissing() throws {
        let reading = try export.read(
            #"[{"id":1,"type":"page","title":"x","body":{"view":{"value":"<p>v</p>"}},"ancestors":[],\#(Self.unrestricted)}]"#,
            as: .confluence)
        #expect(reading.articles.map(\.format) == [.html])
        #expect(reading.texts == ["<p>v</p>"])
    }

    @Test(
        arguments: [
            ("current", nil), ("draft", .draft), ("archived", .unlisted), ("trashed", .unlisted),
            ("historical", .unlisted),
        ] as [(String, ArticleMetadata.Exclusion?)])
    func onlyCurrentPages(status: String, exclusion: ArticleMetadata.Exclusion?) throws {
        let page = Self.page(1, #""ancestors":[],\#(Self.unrestricted)"#).replacing("current", with: status)
        #expect(try read(page).articles.first?.metadata.exclusion == exclusion)
    }

    @Test func commentsAreNoArticles() throws {
        let reading = try read(
            Self.page(1, #""ancestors":[],\#(Self.unrestricted)"#),
            #"{"id":"7","type":"comment","title":"Re","body":{"storage":{"value":"no"}}}"#)
        #expect(reading.ids == ["1"])
        #expect(reading.findings.count == 1)
    }

    private static func restricted(users: String = "", groups: String = "") -> String {
        #""restrictions":{"read":{"restrictions":{"user":{"results":[\#(users)]},"group":{"results":[\#(groups)]}}}}"#
    }

    @Test(arguments: [
        (unrestricted, "public"),
        (restricted(groups: #"{"type":"group","name":"support"}"#), "agent"),
        (restricted(groups: #"{"name":"support"},{"name":"billing"}"#), "agent+lead"),
        (restricted(groups: #"{"name":"support"},{"name":"others"}"#), "closed"),
        (restricted(users: #"{"accountId":"u1"}"#, groups: #"{"name":"support"}"#), "agent"),
        (restricted(users: #"{"accountId":"u1"}"#), "closed"),
        (restricted(users: #"{"username":"mia"}"#), "lead"),
        (restricted(groups: "{}"), "closed"),
        (restricted(groups: "7"), "closed"),
        // What nobody asked for is not known.
        (#""_expandable":{"restrictions":"/rest/x"}"#, "closed"),
        (#""restrictions":{"read":{"restrictions":{"user":{"results":[]}}}}"#, "closed"),
        (
            #""restrictions":{"read":{"restrictions":{"user":{"results":[],"size":2},"group":{"results":[],"size":0}}}}"#,
            "closed"
        ),
        (#""restrictions":null"#, "closed"), (#""restrictions":[]"#, "closed"),
    ])
    func readers(members: String, audience: String) throws {
        let reading = try read(Self.page(1, #""ancestors":[],\#(members)"#)) {
            $0.audienceMap = AudienceMap([
                "support": roles("agent"), "billing": roles("lead"), "user:mia": roles("lead"),
            ])
        }
        #expect(reading.articles.first?.metadata.audience?.description == audience)
        #expect(reading.findings.count == (audience == "closed" ? 1 : 0))
    }

    /// A page below a restricted one is restricted, although its own record does not say so.
    @Test(arguments: [
        (#""ancestors":[{"id":"1"}]"#, ["agent", "agent"]),
        (#""parentId":"1""#, ["agent", "agent"]),
        (#""ancestors":[{"id":"99"}]"#, ["agent", "closed"]),
        (#""ancestors":[{}]"#, ["agent", "closed"]),
        (#""ancestors":"1""#, ["agent", "closed"]),
        (#""_expandable":{"ancestors":""}"#, ["agent", "closed"]),
        (#""other":1"#, ["agent", "public"]),
        (#""ancestors":[]"#, ["agent", "public"]),
        (#""parentId":null"#, ["agent", "public"]),
    ])
    func restrictionsHoldBelow(members: String, audiences: [String]) throws {
        let reading = try read(
            Self.page(1, #""ancestors":[],\#(Self.restricted(groups: #"{"name":"support"}"#))"#),
            Self.page(2, "\(members),\(Self.unrestricted)")
        ) { $0.audienceMap = AudienceMap(["support": roles("agent")]) }
        #expect(reading.articles.map { $0.metadata.audience?.description } == audiences)
    }

    /// Silence means open only where the export speaks of restrictions at all.
    @Test(arguments: [
        (#""ancestors":[]"#, true, "public"), (#""ancestors":[],"restrictions":null"#, true, "public"),
        (#""ancestors":[]"#, false, "closed"), (#""ancestors":[],"_expandable":{"restrictions":"/x"}"#, true, "closed"),
        (#""parentId":null"#, true, "closed"), (#""spaceId":"4""#, true, "closed"),
    ])
    func pagesWithoutRestrictions(members: String, othersHave: Bool, audience: String) throws {
        let other = Self.page(1, othersHave ? Self.restricted(groups: #"{"name":"support"}"#) : #""x":1"#)
        let reading = try read(other, Self.page(2, members))
        #expect(reading.articles.last?.metadata.audience?.description == audience)
    }

    @Test func ofTwoVersionsBothRestrict() throws {
        let reading = try read(
            Self.page(1, #""ancestors":[],\#(Self.restricted(groups: #"{"name":"support"}"#))"#),
            Self.page(1, #""ancestors":[],\#(Self.unrestricted)"#),
            Self.page(2, #""ancestors":[{"id":"1"}],\#(Self.unrestricted)"#)
        ) { $0.audienceMap = AudienceMap(["support": roles("agent")]) }
        #expect(reading.articles.last?.metadata.audience?.description == "agent")
    }

    @Test func aPageAboveItself() throws {
        let reading = try read(Self.page(1, #""ancestors":[{"id":"1"}],\#(Self.unrestricted)"#))
        #expect(reading.articles.first?.metadata.audience == .public)
    }

    @Test func theLastPageOfTheListing() throws {
        let reading = try export.read(
            #"{"results":[\#(Self.page(1, #""ancestors":[]"#))],"_links":{"next":"/rest/api/content?start=25"}}"#,
            as: .confluence)
        #expect(reading.failure?.contains("the last is missing") == true)
    }
}
