import Indexing
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage
import TestSupport
import Testing

/// A help desk's export from its files to a citation. Of each product: one article for everybody, a draft, one for
/// agents, and one of whose readers nothing is known.
@Suite struct ExportIndexingTests {
    struct Export: Sendable, CustomTestStringConvertible {
        let profile: SourceProfile
        let files: [String: String]
        /// Ids of the article for everybody and of the one for agents.
        let open: String
        let agents: String
        let url: String

        var testDescription: String { profile.rawValue }
    }

    private static let exports = [
        Export(
            profile: .zendesk,
            files: [
                "articles.json": #"""
                {"articles":[
                 {"id":11,"title":"Descaling","body":"<p>Pour vinegar into the kettle.</p>","user_segment_id":null,"locale":"en",
                  "html_url":"https://tea.example.com/hc/en/articles/11-Descaling"},
                 {"id":12,"title":"Secret lids","body":"<p>Lids of next year.</p>","user_segment_id":null,"draft":true},
                 {"id":13,"title":"Refund codes","body":"<p>Codes for the desk.</p>","user_segment_id":77},
                 {"id":14,"title":"Nobody knows","body":"<p>Vinegar for nobody.</p>","user_segment_id":78}],"next_page":null}
                """#,
                "user_segments.json":
                    #"{"user_segments":[{"id":77,"name":"Agents","user_type":"staff"},{"id":78,"name":"Ghosts","user_type":"signed_in_users","tags":["x"]}]}"#,
            ], open: "11", agents: "13", url: "https://tea.example.com/hc/en/articles/11"),
        Export(
            profile: .intercom,
            files: [
                "articles.json": #"""
                {"type":"list","data":[
                 {"type":"article","id":"11","title":"Descaling","body":"<p>Pour vinegar into the kettle.</p>","state":"published",
                  "url":"https://tea.example.com/en/articles/11-descaling"},
                 {"type":"article","id":"12","title":"Secret lids","body":"<p>Lids of next year.</p>","state":"draft"},
                 {"type":"internal_article","id":"13","title":"Refund codes","body":"<p>Codes for the desk.</p>"},
                 {"type":"article","id":"14","title":"Nobody knows","body":"<p>Vinegar for nobody.</p>","state":"published",
                  "audience_ids":["ghosts"]}]}
                """#
            ], open: "11", agents: "13", url: "https://tea.example.com/en/articles/11-descaling"),
        Export(
            profile: .freshdesk,
            files: [
                "articles.json": #"""
                [{"id":11,"title":"Descaling","description":"<p>Pour vinegar into the kettle.</p>","status":2,"folder_id":1,
                  "url":"https://tea.example.com/solutions/11"},
                 {"id":12,"title":"Secret lids","description":"<p>Lids of next year.</p>","status":1,"folder_id":1},
                 {"id":13,"title":"Refund codes","description":"<p>Codes for the desk.</p>","status":2,"folder_id":3},
                 {"id":14,"title":"Nobody knows","description":"<p>Vinegar for nobody.</p>","status":2,"folder_id":9}]
                """#,
                "folders.json":
                    #"[{"id":1,"name":"Kettles","visibility":1},{"id":3,"name":"Desk","visibility":3}]"#,
            ], open: "11", agents: "13", url: "https://tea.example.com/solutions/11"),
        Export(
            profile: .confluence,
            files: [
                "pages.json": #"""
                {"results":[
                 {"id":"11","type":"page","status":"current","title":"Descaling","ancestors":[],"_links":{"webui":"/pages/11/x"},
                  "restrictions":{"read":{"restrictions":{"user":{"results":[]},"group":{"results":[]}}}},
                  "body":{"storage":{"value":"<p>Pour vinegar into the kettle.</p>"}}},
                 {"id":"12","type":"page","status":"draft","title":"Secret lids","ancestors":[],
                  "restrictions":{"read":{"restrictions":{"user":{"results":[]},"group":{"results":[]}}}},
                  "body":{"storage":{"value":"<p>Lids of next year.</p>"}}},
                 {"id":"13","type":"page","status":"current","title":"Refund codes","ancestors":[],
                  "restrictions":{"read":{"restrictions":{"user":{"results":[]},"group":{"results":[{"name":"desk"}]}}}},
                  "body":{"storage":{"value":"<p>Codes for the desk.</p>"}}},
                 {"id":"14","type":"page","status":"current","title":"Nobody knows","ancestors":[],
                  "_expandable":{"restrictions":"/rest/api/content/14/restriction"},
                  "body":{"storage":{"value":"<p>Vinegar for nobody.</p>"}}}],
                 "_links":{"base":"https://tea.example.com/wiki"}}
                """#
            ], open: "11", agents: "13", url: "https://tea.example.com/wiki/pages/11/x"),
    ]

    /// What the products call agents; the fourth article's readers it does not name.
    private static let map = AudienceMap(["staff": roles, "77": roles, "desk": roles])
    private static let roles = [Role("agent")].compactMap { $0 }

    @Test(arguments: exports) func everybodyFindsWhatIsForEverybody(_ export: Export) throws {
        let base = try SmallKnowledgeBase()
        for (name, text) in export.files { try base.directory.write(text, to: "export/" + name) }
        let report = try base.index(folders: ["export"], audienceMap: Self.map, profile: export.profile)
        #expect(report.written == 3)
        #expect(report.excluded == 1)
        #expect(report.diagnostics.filter { $0.severity == .error }.map(\.code) == ["audience-unknown"])

        #expect(try base.ids() == [export.open])
        let hits = try #require(try base.answers(["vinegar in the kettle"]).first)
        #expect(hits.map(\.citation.article.key.id) == [export.open])
        let citation = try #require(hits.first?.citation)
        #expect(citation.quote == "Pour vinegar into the kettle.")
        #expect(citation.isTrue(ofArticleText: "Pour vinegar into the kettle."))
        #expect(citation.link?.hasPrefix(export.url + "#:~:text=") ?? false, "\(citation.link ?? "none")")

        let agent = AccessScope(roles: Set(Self.roles))
        let seen = try LocalGenerationSource(layout: base.layout).reader(for: agent).articles().map(\.key.id)
        #expect(seen == [export.open, export.agents])
        // With nothing changed nothing is read into the index again.
        let again = try base.index(folders: ["export"], audienceMap: Self.map, profile: export.profile)
        #expect((again.unchanged, again.generation) == (3, nil))
    }
}
