import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

struct IntercomExportTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    private func read(_ members: String, change: (inout SourceConfiguration) -> Void = { _ in }) throws -> Reading {
        try export.read(
            #"{"type":"list","total_count":1,"pages":{"type":"pages","next":null},"data":[{"id":"81","title":"Bread","body":"<p>Bake</p>",\#(members)}]}"#,
            as: .intercom, change: change)
    }

    @Test func everyMemberThatCounts() throws {
        let reading = try export.read(
            files: [
                "articles.json": """
                {"type":"list","data":[{"type":"article","id":"81","workspace_id":"w1","title":"Bread",
                "description":"About bread","body":"<p>Bake at 230&nbsp;°C</p>","body_markdown":"Bake","author_id":3,
                "state":"published","created_at":1735689600,"updated_at":1767225600,
                "url":"https://help.example.com/en/articles/81-bread","parent_ids":[11],"default_locale":"en",
                "translated_content":{"type":"article_translated_content",
                 "en":{"type":"article_content","title":"Bread","body":"<p>Bake at 230&nbsp;°C</p>","state":"published","updated_at":1767225600,"url":"https://help.example.com/en/articles/81-bread"},
                 "fr":{"type":"article_content","title":"Pain","body":"<p>Cuire</p>","state":"published","updated_at":1767312000,"url":"https://help.example.com/fr/articles/81-pain"},
                 "de":{"type":"article_content","title":"Brot","body":"<p>Backen</p>","state":"draft","updated_at":1767312000},
                 "ja":null},
                "tags":{"type":"tag.list","tags":[{"type":"tag","id":"1","name":"oven"}]},
                "statistics":{"views":4},"help_center_audience":null,"ai_copilot_availability":true}]}
                """,
                "collections.json":
                    #"{"type":"list","data":[{"type":"collection","id":"11","name":"Oven","parent_id":"10"},{"type":"collection","id":10,"name":"Kitchen","parent_id":null}]}"#,
            ], as: .intercom)
        #expect(reading.findings == [])
        #expect(reading.ids == ["81:de", "81", "81:fr"])
        #expect(reading.texts == ["<p>Backen</p>", "<p>Bake at 230&nbsp;°C</p>", "<p>Cuire</p>"])
        #expect(reading.articles.map(\.metadata.exclusion) == [.draft, nil, nil])
        #expect(reading.articles.map(\.profile) == [.intercom, .intercom, .intercom])
        let article = reading.articles[1]
        var expected = ArticleMetadata()
        expected.id = "81"
        expected.title = "Bread"
        expected.url = "https://help.example.com/en/articles/81-bread"
        expected.locale = "en"
        expected.audience = .public
        expected.labels = ["oven"]
        expected.sectionPath = ["Kitchen", "Oven"]
        expected.translationKey = "81"
        expected.updatedAt = "2026-01-01T00:00:00Z"
        #expect(article.metadata == expected)
        #expect(reading.articles[2].metadata.updatedAt == "2026-01-02T00:00:00Z")
        #expect(reading.articles[2].metadata.url == "https://help.example.com/fr/articles/81-pain")
    }

    @Test func theRecordsOwnTextIsThatOfTheDefaultLanguage() throws {
        let reading = try read(
            #""type":"article","state":"published","default_locale":"en","translated_content":{"es":{"title":"Pan","body":"x","state":"published"}}"#
        )
        #expect(reading.ids == ["81", "81:es"])
        #expect(reading.articles.map(\.metadata.title) == ["Bread", "Pan"])
    }

    @Test(
        arguments: [
            (#""type":"article","state":"published""#, nil), (#""type":"article","state":"draft""#, .draft),
            (#""type":"article","state":"archived""#, .draft), (#""type":"article""#, .draft),
            (#""type":"article","state":null"#, .draft), (#""type":"internal_article""#, nil),
            (#""type":"internal_article","state":"draft""#, .draft),
        ] as [(String, ArticleMetadata.Exclusion?)])
    func whatIsNotPublishedStaysOut(members: String, exclusion: ArticleMetadata.Exclusion?) throws {
        #expect(try read(members).articles.first?.metadata.exclusion == exclusion)
    }

    @Test func whatMustNotBeUsedForAnswers() throws {
        let reading = try read(#""type":"article","state":"published","ai_copilot_availability":false"#)
        #expect(reading.articles.first?.metadata.exclusion == .unlisted)
        #expect(
            reading.findings == [
                "note not-for-answers dump.json:1: \"ai_copilot_availability\" of \"81\" is false → the article is not indexed"
            ])
    }

    @Test(arguments: ["1798761600", "\"2027-01-01T00:00:00Z\"", "{\"a\":1}"])
    func whatWaitsForItsDayStaysOut(day: String) throws {
        let reading = try read(#""type":"article","state":"published","scheduled_publish_at":\#(day)"#)
        #expect(reading.articles.first?.metadata.exclusion == .notYetPublished)
        #expect(
            reading.findings == [
                "note publish-scheduled dump.json:1: \"81\" is to be published on a later day → the article is not indexed until an export has it without \"scheduled_publish_at\""
            ])
        let none = try read(#""type":"article","state":"published","scheduled_publish_at":null"#)
        #expect(none.articles.first?.metadata.exclusion == nil)
        #expect(none.findings == [])
    }

    @Test func theLastDay() throws {
        let reading = try read(#""type":"article","state":"published","scheduled_unpublish_at":1767269400"#)
        #expect(reading.articles.first?.metadata.expiresOn == "2026-01-01")
    }

    @Test(arguments: [
        (#""type":"article""#, "public"),
        (#""type":"article","audience_ids":[]"#, "public"),
        (#""type":"article","help_center_audience":null"#, "public"),
        (#""type":"article","audience_ids":[5]"#, "gold"),
        (#""type":"article","audience_ids":["5",6]"#, "closed"),
        (#""type":"article","help_center_audience":"everyone""#, "closed"),
        (#""type":"article","help_center_audience":{"id":5}"#, "gold"),
        (#""type":"article","help_center_audience":{}"#, "closed"),
        (#""type":"article","audience_ids":[5],"help_center_audience":{"name":"staff"}"#, "closed"),
        (#""type":"article","translated_content":{"en":{"title":"x","body":"y","audience_ids":[5]}}"#, "gold"),
        (#""type":"internal_article""#, "agent"),
        (#""type":"internal_article","audience_ids":[7]"#, "agent"),
        (#""type":"internal_article","audience_ids":[5]"#, "closed"),
        (#""type":"internal_article","audience_ids":[9]"#, "closed"),
    ])
    func readers(members: String, audience: String) throws {
        let reading = try read(members + #","default_locale":"en","state":"published""#) {
            $0.audienceMap = AudienceMap(["5": roles("gold"), "7": roles("agent", "lead"), "staff": roles("agent")])
        }
        #expect(reading.articles.first?.metadata.audience?.description == audience)
        #expect(reading.findings.count == (audience == "closed" ? 1 : 0))
    }

    @Test func internalArticlesMayBeForOthers() throws {
        let reading = try read(#""type":"internal_article""#) {
            $0.audienceMap = AudienceMap(["internal_article": roles("lead")])
        }
        #expect(reading.articles.first?.metadata.audience?.description == "lead")
    }

    @Test(arguments: [#""https://api.example.com/articles?page=2""#, #"{"page":2,"starting_after":"x"}"#])
    func aPageThatIsMissing(next: String) throws {
        let reading = try export.read(
            #"{"type":"list","pages":{"next":\#(next),"page":1,"total_pages":2},"data":[{"type":"article","id":"1","title":"x","body":"y","state":"published"}]}"#,
            as: .intercom)
        #expect(reading.failure?.contains("the last is missing") == true)
    }
}
