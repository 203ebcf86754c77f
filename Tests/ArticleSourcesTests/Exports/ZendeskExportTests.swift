import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

struct ZendeskExportTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    private static func record(_ members: String) -> String {
        #"{"id":360001,"title":"Kettle","body":"<p>Boil.</p>","user_segment_id":null,\#(members)}"#
    }

    private func read(_ members: String, change: (inout SourceConfiguration) -> Void = { _ in }) throws -> Reading {
        try export.read(#"{"articles":[\#(Self.record(members))]}"#, as: .zendesk, change: change)
    }

    @Test func everyMemberThatCounts() throws {
        let reading = try export.read(
            files: [
                "articles.json": """
                {"count":1,"next_page":null,"articles":[{"id":360001234567,"url":"https://tea.example.com/api/1.json",
                "html_url":"https://tea.example.com/hc/en-us/articles/360001234567-Descaling-your-kettle?x=1","author_id":5,
                "title":"Descaling your kettle","body":"<p>Pour&nbsp;vinegar 🫖</p>","locale":"en-us","source_locale":"en-us",
                "section_id":20,"permission_group_id":7,"user_segment_id":null,"draft":false,"promoted":true,
                "label_names":["kettle","care"],"outdated_locales":[],"vote_sum":3,"created_at":"2025-01-01T00:00:00Z",
                "updated_at":"2026-03-01T00:00:00Z","edited_at":"2025-06-01T10:00:00Z"}]}
                """,
                "sections.json":
                    #"{"sections":[{"id":20,"name":"Care","category_id":2,"parent_section_id":19},{"id":19,"name":"Kettles","category_id":2,"parent_section_id":null}]}"#,
                "categories.json": #"{"categories":[{"id":2,"name":"Kitchen"}]}"#,
            ], as: .zendesk)
        let article = try #require(reading.articles.first)
        #expect(reading.findings == [])
        #expect(reading.ids == ["360001234567"])
        #expect(article.path == "articles.json")
        #expect(article.format == .html)
        #expect(article.profile == .zendesk)
        #expect(reading.texts == ["<p>Pour&nbsp;vinegar 🫖</p>"])
        var expected = ArticleMetadata()
        expected.id = "360001234567"
        expected.title = "Descaling your kettle"
        expected.url = "https://tea.example.com/hc/en-us/articles/360001234567"
        expected.locale = "en-us"
        expected.audience = .public
        expected.labels = ["kettle", "care"]
        expected.sectionPath = ["Kitchen", "Kettles", "Care"]
        expected.translationKey = "360001234567"
        expected.updatedAt = "2025-06-01T10:00:00Z"
        #expect(article.metadata == expected)
    }

    @Test func withoutEditsTheChangeCounts() throws {
        let reading = try read(#""edited_at":null,"updated_at":"2026-03-01T00:00:00Z""#)
        #expect(reading.articles.first?.metadata.updatedAt == "2026-03-01T00:00:00Z")
    }

    @Test(arguments: [
        ("https://a.example/hc/fr/articles/36-L-eau?a#b", "fr", "https://a.example/hc/fr/articles/36"),
        ("https://a.example/hc/articles/36", "fr", "https://a.example/hc/articles/36"),
        ("https://a.example/hc/en-us/articles/36", "fr", "https://a.example/hc/fr/articles/36"),
        ("https://a.example/help/water", "fr", "https://a.example/help/water"),
        ("https://a.example/articles/slug", "fr", "https://a.example/articles/slug"),
    ])
    func addressesEndWithTheIdentifier(address: String, locale: String, expected: String) throws {
        let reading = try read(#""html_url":"\#(address)","locale":"\#(locale)","source_locale":"fr""#)
        #expect(reading.articles.first?.metadata.url == expected)
    }

    @Test func relativeAddressesNeedABase() throws {
        let members = #""html_url":"/hc/en/articles/360001-Kettle""#
        let resolved = try read(members) { $0.baseURL = BaseURL("https://tea.example.com") }
        #expect(resolved.articles.first?.metadata.url == "https://tea.example.com/hc/en/articles/360001")
        #expect(try read(members).articles.first?.metadata.url == nil)
    }

    // MARK: what stays out

    @Test(
        arguments: [
            (#""draft":true"#, ArticleMetadata.Exclusion.draft, []),
            (#""draft":"false""#, nil, []),
            (#""draft":null"#, nil, []),
            (
                #""draft":[1]"#, .draft,
                [
                    "error value-wrong-type dump.json:1: the value of \"draft\" must be true or false "
                        + "→ the article counts as a draft"
                ]
            ),
            (
                #""label_names":["care","Internal"]"#, .unlisted,
                [
                    "note label-skipped dump.json:1: \"360001\" has the label \"Internal\", which the source skips "
                        + "→ the article is not indexed"
                ]
            ),
        ] as [(String, ArticleMetadata.Exclusion?, [String])])
    func exclusion(members: String, exclusion: ArticleMetadata.Exclusion?, findings: [String]) throws {
        let reading = try read(members) { $0.skippedLabels = ["internal"] }
        #expect(reading.articles.first?.metadata.exclusion == exclusion)
        #expect(reading.findings == findings)
    }

    // MARK: readers

    private static let segments = """
        {"user_segments":[
        {"id":1,"name":"Signed-in users","user_type":"signed_in_users","built_in":true,"tags":[],"group_ids":[]},
        {"id":2,"name":"Agents and managers","user_type":"staff","built_in":true},
        {"id":3,"name":"Gold","user_type":"signed_in_users","tags":["gold"],"group_ids":[],"organization_ids":[]},
        {"id":4,"name":"Second level","user_type":"staff","tags":[],"group_ids":[9]}]}
        """

    private static let map = AudienceMap([
        "staff": roles("agent"), "signed_in_users": roles("customer"), "Gold": roles("gold"), "8": roles("eight"),
        "open": roles("public"),
    ])

    @Test(arguments: [
        (#""user_segment_id":null"#, "public"),
        (#""user_segment_id":null,"user_segment_ids":[]"#, "public"),
        (#""user_segment_ids":null"#, "public"),
        (#""user_segment_id":1"#, "customer"),
        (#""user_segment_id":"2""#, "agent"),
        (#""user_segment_id":3"#, "gold"),
        (#""user_segment_id":8"#, "eight"),
        (#""user_segment_id":null,"user_segment_ids":[2,3]"#, "agent+gold"),
        // Narrower than "staff", so "staff" must not do for it.
        (#""user_segment_id":4"#, "closed"),
        (#""user_segment_id":77"#, "closed"),
        (#""user_segment_ids":[2,77]"#, "closed"),
        (#""user_segment_id":{}"#, "closed"),
        (#""user_segment_id":false"#, "closed"),
        (#""user_segment_id":"""#, "closed"),
        (#""user_segment_ids":{"a":1}"#, "closed"),
        (#""user_segment_ids":[[]]"#, "closed"),
        (#""user_segment_id":"open""#, "public"),
    ])
    func readers(members: String, audience: String) throws {
        let reading = try export.read(
            files: [
                "a.json": #"{"articles":[{"id":1,"title":"x","body":"y",\#(members)}]}"#,
                "user_segments.json": Self.segments,
            ], as: .zendesk
        ) { $0.audienceMap = Self.map }
        #expect(reading.articles.first?.metadata.audience?.description == audience)
        #expect(reading.findings.count == (audience == "closed" ? 1 : 0))
        #expect(reading.findings.allSatisfy { $0.hasPrefix("error audience-unknown a.json:1: the readers of \"1\" ") })
    }

    @Test func theMessageNamesTheReaders() throws {
        let reading = try export.read(
            files: [
                "a.json": #"{"articles":[{"id":1,"title":"x","body":"y","user_segment_id":2}]}"#,
                "s.json": Self.segments,
            ],
            as: .zendesk)
        #expect(
            reading.findings == [
                "error audience-unknown a.json:1: the readers of \"1\" are \"2\" or \"Agents and managers\" or \"staff\", "
                    + "which is no name of the source's audience_map "
                    + "→ nobody can read the article; name them in the source's audience_map"
            ])
    }

    @Test(arguments: [
        (#""user_segment_id":null"#, #""access_policy":{"viewable_by":"everybody"}"#, "public"),
        (#""user_segment_id":null"#, #""access_policy":{"viewable_by":"staff"}"#, "agent"),
        (#""user_segment_id":null"#, #""user_segment_id":3"#, "gold"),
        (#""user_segment_id":2"#, #""access_policy":{"viewable_by":"staff"}"#, "agent"),
        (#""user_segment_id":3"#, #""access_policy":{"viewable_by":"staff"}"#, "closed"),
        (#""user_segment_id":null"#, #""access_policy":{"viewable_by":"everybody","required_tags":[]}"#, "public"),
        (#""user_segment_id":null"#, #""access_policy":{"viewable_by":"everybody","required_tags":["a"]}"#, "closed"),
    ])
    func aSectionMayNarrow(article: String, section: String, audience: String) throws {
        let reading = try export.read(
            files: [
                "a.json": #"{"articles":[{"id":1,"title":"x","body":"y","section_id":9,\#(article)}]}"#,
                "sections.json": #"[{"id":9,"name":"S","category_id":1,\#(section)}]"#,
                "user_segments.json": Self.segments,
            ], as: .zendesk
        ) { $0.audienceMap = Self.map }
        #expect(reading.articles.first?.metadata.audience?.description == audience)
    }

    @Test func withoutASegmentTheSourcesAudienceHolds() throws {
        let reading = try read(#""draft":false"#) { $0.audience = Audience(roles("customer")) }
        #expect(reading.articles.first?.metadata.audience?.description == "customer")
    }

    // MARK: languages

    @Test func eachLanguageIsAnArticle() throws {
        let reading = try export.read(
            files: [
                "en.json":
                    #"{"articles":[{"id":1,"title":"Tea","body":"a","locale":"en-us","source_locale":"en-us","outdated_locales":["fr"],"user_segment_id":null,"html_url":"https://a.example/hc/en-us/articles/1-Tea"}]}"#,
                "fr.json":
                    #"{"articles":[{"id":1,"title":"Thé","body":"b","locale":"fr","source_locale":"en-us","outdated_locales":["fr"],"user_segment_id":null}]}"#,
                "translations.json":
                    #"{"translations":[{"id":7,"source_id":1,"source_type":"Article","locale":"ar","title":"شاي","body":"<p dir=rtl>ماء</p>","draft":false},{"id":8,"source_id":1,"source_type":"Article","locale":"fr","title":"Thé","body":"b"},{"id":9,"source_id":20,"source_type":"Section","locale":"fr","title":"Soin"}]}"#,
            ], as: .zendesk)
        #expect(reading.ids == ["1", "1:fr", "1:ar"])
        #expect(reading.articles.map(\.metadata.locale) == ["en-us", "fr", "ar"])
        #expect(reading.articles.map(\.metadata.translationKey) == ["1", "1", "1"])
        #expect(reading.articles.map(\.metadata.audience) == [.public, .public, .public])
        #expect(reading.articles[2].metadata.title == "شاي")
        #expect(reading.articles[2].metadata.url == "https://a.example/hc/ar/articles/1")
        #expect(reading.articles[1].metadata.labels == ["outdated-translation"])
        #expect(
            reading.findings == [
                "warning translation-outdated fr.json:1: the translation \"fr\" of \"1\" lags behind the article it was made "
                    + "from → it is indexed with the label \"outdated-translation\"; bring it up to date",
                "note records-not-used translations.json:1: 1 record is neither an article nor anything that an article "
                    + "needs; the first stands here → they are not used",
            ])
    }

    /// Tidied exports may not say which language is the first.
    @Test(arguments: [
        (["en"], nil, ["5"]), (["en", "fr"], nil, ["5:en", "5:fr"]), (["en", "fr"], "fr", ["5:en", "5"]),
        (["pt_BR"], "en", ["5:pt-br"]),
    ])
    func withoutASourceLanguage(locales: [String], ofSource: String?, ids: [String]) throws {
        let records = locales.map { #"{"id":5,"title":"x","body":"y","locale":"\#($0)","user_segment_id":null}"# }
        let reading = try export.read("[\(records.joined(separator: ","))]", as: .zendesk) { $0.locale = ofSource }
        #expect(reading.ids == ids)
    }

    @Test func translationsWithinTheRecord() throws {
        let reading = try read(
            #""locale":"en","source_locale":"en","translations":[{"locale":"en","title":"Kettle","body":"x"},{"locale":"pt_BR","title":"Chaleira","body":"y","draft":true}]"#
        )
        #expect(reading.ids == ["360001", "360001:pt-br"])
        #expect(reading.articles.map(\.metadata.exclusion) == [nil, .draft])
    }

    @Test func aTranslationWithoutItsArticleIsForNobody() throws {
        let reading = try export.read(
            #"{"translations":[{"id":7,"source_id":1,"source_type":"Article","locale":"fr","title":"Thé","body":"b"}]}"#,
            as: .zendesk)
        #expect(reading.articles.first?.metadata.audience == .closed)
        #expect(
            reading.findings == [
                "error audience-unknown dump.json:1: the export does not say who may read \"1\" → nobody can read the "
                    + "article; export that too, or name \"unknown\" in the source's audience_map"
            ])
    }

    @Test func anArticleWithoutText() throws {
        let reading = try export.read(
            #"{"articles":[{"id":1,"title":"x","body":null,"user_segment_id":null}]}"#, as: .zendesk)
        #expect(reading.texts == [""])
        #expect(
            reading.findings == [
                "warning record-without-text dump.json:1: \"1\" has no text → nothing of it can be found"
            ])
    }
}
