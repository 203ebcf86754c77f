import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

struct FreshdeskExportTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    @Test func everyMemberThatCounts() throws {
        let reading = try export.read(
            files: [
                "articles.json": """
                [{"id":3000,"agent_id":1,"category_id":"5","folder_id":6,"title":"Laces","description":"<div>Tie</div>",
                "description_text":"Tie","status":2,"type":1,"tags":["shoe","knot"],"seo_data":{"meta_title":"x"},
                "hits":4,"thumbs_up":2,"thumbs_down":0,"created_at":"2025-01-01T00:00:00Z",
                "updated_at":"2026-02-03T04:05:06Z","review_date":"2026-09-01T00:00:00Z","keywords":["lace"]}]
                """,
                "folders.json": #"[{"id":6,"name":"Shoes","visibility":1}]"#,
                "categories.json": #"[{"id":5,"name":"Clothes","description":"x"}]"#,
            ], as: .freshdesk)
        let article = try #require(reading.articles.first)
        #expect(reading.findings == [])
        #expect(article.profile == .freshdesk)
        var expected = ArticleMetadata()
        expected.id = "3000"
        expected.title = "Laces"
        expected.audience = .public
        expected.labels = ["shoe", "knot", "lace"]
        expected.sectionPath = ["Clothes", "Shoes"]
        expected.translationKey = "3000"
        expected.updatedAt = "2026-02-03T04:05:06Z"
        expected.reviewDue = "2026-09-01T00:00:00Z"
        #expect(article.metadata == expected)
        #expect(reading.texts == ["<div>Tie</div>"])
    }

    private static func record(_ members: String) -> String {
        #"[{"id":1,"title":"x","description":"y",\#(members)}]"#
    }

    @Test func theHierarchyNamesTheSections() throws {
        let reading = try export.read(
            Self.record(
                #""status":2,"folder_visibility":1,"hierarchy":[{"level":1,"type":"folder","data":{"id":6,"name":"Shoes"}},{"level":0,"type":"category","data":{"id":5,"name":"Clothes"}}]"#
            ),
            as: .freshdesk)
        #expect(reading.articles.first?.metadata.sectionPath == ["Clothes", "Shoes"])
    }

    @Test func plainTextWhereThereIsNoOther() throws {
        let reading = try export.read(
            #"[{"id":1,"title":"x","description":null,"description_text":"a < b","status":2,"folder_visibility":1}]"#,
            as: .freshdesk)
        #expect(reading.articles.first?.format == .plainText)
        #expect(reading.texts == ["a < b"])
    }

    @Test(
        arguments: [
            ("2", nil), ("\"2\"", nil), ("1", .draft), ("3", .draft), ("null", .draft), ("true", .draft),
            ("[2]", .draft),
        ] as [(String, ArticleMetadata.Exclusion?)])
    func whatIsNotPublishedStaysOut(status: String, exclusion: ArticleMetadata.Exclusion?) throws {
        let reading = try export.read(Self.record(#""folder_visibility":1,"status":\#(status)"#), as: .freshdesk)
        #expect(reading.articles.first?.metadata.exclusion == exclusion)
    }

    @Test(
        arguments: [
            ("null", nil), (#""approved""#, nil), (#""Approved""#, nil), (#""in_review""#, .draft), ("1", .draft),
            ("2", .draft), ("true", .draft), ("[]", .draft),
        ] as [(String, ArticleMetadata.Exclusion?)])
    func whatIsNotApprovedStaysOut(approval: String, exclusion: ArticleMetadata.Exclusion?) throws {
        let reading = try export.read(
            Self.record(#""folder_visibility":1,"status":2,"approval_status":\#(approval)"#), as: .freshdesk)
        #expect(reading.articles.first?.metadata.exclusion == exclusion)
        let finding =
            "note not-approved dump.json:1: \"approval_status\" of \"1\" does not say that it is approved → the article counts as a draft; if it is approved, leave the member out of the export"
        #expect(reading.findings == (exclusion == nil ? [] : [finding]))
    }

    @Test(arguments: [
        ("1", "1", "public"), ("\"1\"", nil, "public"), ("2", nil, "customer"), ("3", nil, "agent"),
        ("4", nil, "closed"),
        ("5", nil, "closed"), ("0", nil, "closed"), ("9", nil, "closed"), ("null", nil, "closed"),
        ("true", nil, "closed"),
        ("[1]", nil, "closed"), ("1.0", nil, "closed"), (nil, nil, "closed"), (nil, "1", "public"), (nil, "3", "agent"),
        ("1", "3", "agent"), ("3", "1", "agent"), ("2", "3", "closed"),
    ])
    func readers(ofArticle: String?, ofFolder: String?, audience: String) throws {
        let own = ofArticle.map { #""folder_visibility":\#($0),"# } ?? ""
        let folder = ofFolder.map { #"{"id":6,"name":"F","visibility":\#($0)}"# } ?? #"{"id":6,"name":"F"}"#
        let reading = try export.read(
            files: [
                "articles.json": Self.record(#"\#(own)"folder_id":6,"status":2"#),
                "solution_folders.json": "[\(folder)]",
            ], as: .freshdesk
        ) { $0.audienceMap = AudienceMap(["logged_in": roles("customer")]) }
        #expect(reading.articles.first?.metadata.audience?.description == audience)
        #expect(reading.findings.count == (audience == "closed" ? 1 : 0))
    }

    @Test func readersThatTheExportDoesNotNameCanBeNamed() throws {
        let reading = try export.read(Self.record(#""status":2"#), as: .freshdesk) {
            $0.audienceMap = AudienceMap(["unknown": roles("agent")])
        }
        #expect(reading.articles.first?.metadata.audience?.description == "agent")
        #expect(reading.findings == [])
    }

    @Test func aFolderInAFolderIsNoWiderThanIt() throws {
        let reading = try export.read(
            files: [
                "articles.json": Self.record(#""folder_id":7,"status":2"#),
                "folders.json":
                    #"[{"id":7,"name":"Inner","parent_folder_id":6,"visibility":1},{"id":6,"name":"Outer","visibility":3}]"#,
            ], as: .freshdesk)
        #expect(reading.articles.first?.metadata.audience?.description == "agent")
        #expect(reading.articles.first?.metadata.sectionPath == ["Outer", "Inner"])
    }

    @Test func foldersInACircle() throws {
        let reading = try export.read(
            files: [
                "articles.json": Self.record(#""folder_id":7,"status":2"#),
                "folders.json":
                    #"[{"id":7,"name":"A","parent_folder_id":6,"visibility":1},{"id":6,"name":"B","parent_folder_id":7,"visibility":1}]"#,
            ], as: .freshdesk)
        #expect(reading.articles.first?.metadata.sectionPath?.count == 16)
    }
}
