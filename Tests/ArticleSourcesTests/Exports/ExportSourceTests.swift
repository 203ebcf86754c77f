import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

/// How files become records, whatever the product.
struct ExportSourceTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    private static func article(_ id: Int, _ more: String = #""updated_at":"2026-01-01T00:00:00Z""#) -> String {
        #"{"id":\#(id),"title":"T\#(id)","body":"<p>\#(id)</p>","user_segment_id":null,\#(more)}"#
    }

    // MARK: shapes

    @Test(arguments: [
        "{\"articles\":[\(article(1)),\(article(2))]}",
        "{\"count\":2,\"articles\":[\(article(1)),\n\(article(2))],\"next_page\":null}",
        "[\(article(1)), \(article(2))]",
        "[{\"articles\":[\(article(1))]},{\"articles\":[\(article(2))],\"next_page\":null}]",
        "\(article(1))\n\(article(2))\n",
        "\u{FEFF}  [\(article(1)),\r\n\(article(2))\t]  \n",
        "{\"articles\":[\(article(1))]}\n{\"articles\":[\(article(2))]}\n",
        "{\"article\":\(article(1))}{\"article\":\(article(2))}",
        "[\(article(1)),\(article(2)),\n\n{\"articles\":[]}]",
    ])
    func oneFile(text: String) throws {
        let reading = try export.read(text, as: .zendesk)
        #expect(reading.ids == ["1", "2"])
        #expect(reading.findings == [])
        #expect(reading.failure == nil)
        #expect(reading.fractions.last == 1)
    }

    @Test(arguments: ["dump.jsonl", "dump.ndjson", "dump.JSON"])
    func endings(name: String) throws {
        #expect(try export.read("\(Self.article(1))\n\(Self.article(2))", as: .zendesk, name: name).ids == ["1", "2"])
    }

    @Test func aFolderOfPages() throws {
        let reading = try export.read(
            files: [
                "articles-1.json": "{\"articles\":[\(Self.article(1))],\"next_page\":\"https://a.example/2\"}",
                "articles-2.json": "{\"articles\":[\(Self.article(2))],\"next_page\":null}",
                "more/one.json": "{\"article\":\(Self.article(3))}",
                ".hidden.json": "{",
                "notes.txt": "{",
            ], as: .zendesk)
        #expect(reading.ids == ["1", "2", "3"])
        #expect(reading.articles.map(\.path) == ["articles-1.json", "articles-2.json", "more/one.json"])
        #expect(reading.failure == nil)
    }

    /// Records over lines and chunks of the reader: each span must slice its own record out of the file.
    @Test func spansSliceTheRecordsOutOfTheFile() throws {
        let records = [1, 2, 262_000, 262_143, 600_000, 3].enumerated().map { index, length in
            "{\n \"id\": \(index),\r\n \"title\": \"]}\\\"{é\", \"user_segment_id\": null,\n\"body\": \""
                + String(repeating: "ü", count: length / 2) + "\"\n}"
        }
        let text =
            "\u{FEFF}{\"page\": {\"a\": [1, {}]},\n\n\"articles\" : [ " + records.joined(separator: " ,\n") + "\n]}"
        let reading = try export.read(text, as: .zendesk)
        let bytes = Array(text.utf8)
        #expect(reading.findings == [])
        try #require(reading.articles.count == records.count)
        for (article, record) in zip(reading.articles, records) {
            let span = try #require(article.recordSpan)
            #expect(bytes[span.bytes].elementsEqual(record.utf8))
            let first = bytes[..<span.bytes.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
            #expect(span.lines == first...(first + 4))
        }
    }

    // MARK: what must not count as a deletion

    /// Cut anywhere, an export is an error, before its first article.
    @Test func aFileThatIsCutShort() throws {
        let text = "[{\"articles\":[\(Self.article(1)),\(Self.article(2))],\"count\":2, \"x\":{\"y\":[null]}}]"
        let bytes = Array(text.utf8)
        for length in 1..<bytes.count {
            let reading = try export.read(String(decoding: bytes[..<length], as: UTF8.self), as: .zendesk)
            #expect(reading.articles == [])
            #expect(
                reading.failure
                    == "source \"dump\": dump.json ends within a value, at line 1: the export was interrupted; "
                    + "make it again. Nothing of this source was changed", "cut at \(length)")
        }
    }

    @Test(arguments: [
        ("", "holds no article."), ("  \n", "holds no article."), ("[]", "holds no article."),
        ("{\"articles\":[]}", "holds no article."), ("{\"sections\":[{\"id\":1,\"name\":\"x\"}]}", "holds no article."),
        ("hello", "dump.json is not JSON in UTF-8, line 1: neither an object nor an array stands here;"),
        ("{\"a\":1}\n]", "dump.json is not JSON in UTF-8, line 2: neither an object nor an array stands here;"),
        ("{\"articles\":[{} {}]}", "dump.json is not JSON in UTF-8, line 1: a comma or a closing bracket is missing;"),
        ("{\"a\":1 \"b\":2}", "dump.json is not JSON in UTF-8, line 1: a comma or a closing brace is missing;"),
        ("{\"a\" 1}", "dump.json is not JSON in UTF-8, line 1: a colon is missing;"),
        ("{\"a\":1,}", "dump.json is not JSON in UTF-8, line 1: the name of a member is missing;"),
        ("{\"a\":}", "dump.json is not JSON in UTF-8, line 1: a bracket closes nothing;"),
        ("[{\"id\":[1}]}]", "dump.json is not JSON in UTF-8, line 1: a comma or a closing brace is missing;"),
        ("[1,,2]", "dump.json is not JSON in UTF-8, line 1: a value is missing;"),
        ("{\"a\":\n!}", "dump.json is not JSON in UTF-8, line 2: no value of JSON begins so;"),
        ("{\"a\":\"b\n\"}", "dump.json is not JSON in UTF-8, line 1: a text is not closed on its line;"),
        (
            "{\"articles\":[\(article(1))],\"next_page\":\"https://a.example/2\"}",
            "every page of the export names a next one, so the last is missing; fetch all pages."
        ),
        (
            "{\"articles\":[\(article(1))],\"meta\":{\"has_more\":true}}",
            "every page of the export names a next one, so the last is missing; fetch all pages."
        ),
        ("[{\"id\":1", "dump.json ends within a value, at line 1: the export was interrupted; make it again."),
        ("[1,{\"articles\":[3]}]", "none of the 2 records of"),
    ])
    func failures(text: String, failure: String) throws {
        let reading = try export.read(text, as: .zendesk)
        #expect(reading.articles == [])
        #expect(reading.failure?.contains(failure) == true, "\(reading.failure ?? "none")")
        #expect(reading.failure?.contains("Nothing of this source was changed") == true)
    }

    @Test func anIncrementalExportNamesWhereToGoOn() throws {
        let reading = try export.read(
            "{\"articles\":[\(Self.article(1))],\"next_page\":\"https://a.example/2\",\"end_time\":1767225600}",
            as: .zendesk)
        #expect(reading.ids == ["1"])
    }

    // MARK: bad records

    @Test(arguments: [
        ("7", "record-invalid dump.json:2: the record is no object"),
        ("null", "record-invalid dump.json:2: the record is no object"),
        ("{\"title\":\"x\"}", "record-invalid dump.json:2: the record has no \"id\""),
        ("{\"id\":1.5,\"title\":\"x\"}", "record-invalid dump.json:2: the record has no \"id\""),
        ("{\"id\":7,\"id\":8}", "record-invalid dump.json:2: the key \"id\" stands twice in one object"),
        ("{\"id\":07x}", "record-invalid dump.json:2: the record is not JSON"),
        ("{\"id\":\"\\x\"}", "record-invalid dump.json:2: the record is not JSON"),
        ("{\"id\":[1,]}", "record-invalid dump.json:2: the record is not JSON"),
        (
            "{\"id\":1,\"x\":" + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}",
            "record-invalid dump.json:2: the record is nested over 64 deep"
        ),
        (
            "{\"id\":1,\"body\":\"\(String(repeating: "x", count: 400))\"}",
            "record-too-large dump.json:2: the record is larger than 300 bytes, the limit for one article"
        ),
    ])
    func aBadRecord(record: String, finding: String) throws {
        let reading = try export.read("{\"articles\":[\n\(record),\n\(Self.article(9))]}", as: .zendesk) {
            $0.limits = SourceLimits(articleBytesMaximum: 300)
        }
        #expect(reading.findings == ["error \(finding) → the article is not indexed"])
        #expect(reading.ids == ["9"])
    }

    @Test func valuesOfTheWrongKind() throws {
        let reading = try export.read(
            #"{"articles":[{"id":"1","title":{"a":1},"body":7,"user_segment_id":null,"label_names":[1,{}],"edited_at":"yesterday","updated_at":true,"position":"x"}]}"#,
            as: .zendesk)
        let article = try #require(reading.articles.first)
        #expect(article.metadata.title == nil)
        #expect(article.metadata.labels == ["1"])
        #expect(article.metadata.updatedAt == nil)
        #expect(
            reading.findings == [
                "warning value-wrong-type dump.json:1: the value of \"body\" must be text → the value is not used",
                "warning value-wrong-type dump.json:1: the value of \"title\" must be text → the value is not used",
                "warning value-wrong-type dump.json:1: the value of \"edited_at\" must be a date → the value is not used",
                "warning value-wrong-type dump.json:1: the value of \"updated_at\" must be a date → the value is not used",
                "warning value-wrong-type dump.json:1: the value of \"label_names\" must be a list of text "
                    + "→ the value is not used",
                "warning record-without-text dump.json:1: \"1\" has no text → nothing of it can be found",
            ])
    }

    @Test func textOfEveryKind() throws {
        let reading = try export.read(
            #"{"articles":[{"id":1,"title":"\u00e9\ud83e\uded6 \ud83e!","body":"a\/b\"\\\n\t😀","user_segment_id":null}]}"#,
            as: .zendesk)
        #expect(reading.articles.first?.metadata.title == "é🫖 \u{FFFD}!")
        #expect(reading.texts == ["a/b\"\\\n\t😀"])
    }

    // MARK: several versions

    @Test(arguments: [
        ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "a"), ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "b"),
        ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "b"), ("2026-01-01T00:00:00Z", "never", "a"),
    ])
    func theNewestVersionCounts(first: String, second: String, winner: String) throws {
        let reading = try export.read(
            files: [
                "1.json":
                    #"{"articles":[{"id":5,"title":"x","body":"a","user_segment_id":null,"edited_at":"\#(first)","updated_at":"\#(first)"}]}"#,
                "2.json":
                    #"{"articles":[{"id":"5","title":"x","body":"b","user_segment_id":null,"edited_at":"2026-01-01T00:00:00Z","updated_at":"\#(second)"}]}"#,
            ], as: .zendesk)
        #expect(reading.texts == [winner])
        let (loser, other) = winner == "a" ? ("2.json", "1.json") : ("1.json", "2.json")
        #expect(
            reading.findings.contains(
                "note record-superseded \(loser):1: \"5\" stands at \(other):1 as well, changed later "
                    + "→ the later version is indexed"))
    }

    // MARK: telling whose it is

    @Test(arguments: [
        (
            #"{"articles":[{"id":1,"title":"x","body":"y","user_segment_id":null,"section_id":2}]}"#,
            SourceProfile.zendesk
        ),
        (
            #"{"type":"list","data":[{"type":"article","id":"1","title":"x","body":"y","workspace_id":"w","state":"published"}]}"#,
            .intercom
        ),
        (
            #"[{"id":1,"title":"x","description":"y","folder_id":2,"thumbs_up":0,"status":2,"folder_visibility":1}]"#,
            .freshdesk
        ),
        (#"{"results":[{"id":"1","type":"page","title":"x","body":{"storage":{"value":"y"}}}]}"#, .confluence),
    ])
    func theProductIsTold(text: String, profile: SourceProfile) throws {
        for name in ["dump.json", "dump.jsonl"] {
            let reading = try export.read(text, as: nil, name: name)
            #expect(reading.articles.map(\.profile) == [profile])
            #expect(
                reading.findings.first
                    == "note profile-guessed \(name): the records look like an export of \(profile.rawValue) "
                    + "→ they are read as such; write \"profile: \(profile.rawValue)\" to say so")
        }
        #expect(try export.read(files: ["a.json": text, "b.json": "{}"], as: nil).articles.map(\.profile) == [profile])
    }

    @Test(arguments: [
        #"[{"id":1,"title":"x","body":"y"}]"#,
        #"[{"id":1,"title":"x","body":"y","section_id":2,"promoted":false},{"id":1,"title":"x","folder_id":2,"thumbs_up":1}]"#,
        #"[{"id":1,"title":"x","body":"y","section_id":2,"promoted":false,"audience":["agent"]}]"#,
        "[1,2]", "{}",
    ])
    func anUnknownShape(text: String) throws {
        let reading = try export.read(text, as: nil)
        #expect(
            reading.failure
                == "source \"dump\": \(export.folder.path)/dump.json cannot be told to be the export of one "
                + "product; write \"profile:\" and zendesk, intercom, freshdesk or confluence. "
                + "Nothing of this source was changed")
    }

    @Test func articlesOfTheUniversalFormatStayWhatTheyAre() throws {
        let line = #"{"id":1,"title":"x","body":"y","section_id":2,"promoted":false,"audience":["agent"]}"#
        #expect(try export.read(line, as: nil, name: "a.jsonl").articles.map(\.profile) == [.jsonl])
        #expect(try export.read(line, as: .jsonl, name: "a.jsonl").articles.map(\.profile) == [.jsonl])
    }

    @Test(
        arguments: [
            ("guide.md", nil, false), ("deep/guide.html", nil, false), ("notes.txt", nil, true),
            ("guide.md", .zendesk, true), ("guide.md", .intercom, false), ("guide.md", .mkdocs, false),
        ] as [(String, SourceProfile?, Bool)])
    func aFolderWithArticlesOfItsOwn(file: String, profile: SourceProfile?, isExport: Bool) throws {
        let dump = "{\"articles\":[\(Self.article(1, "\"section_id\":1,\"promoted\":true"))]}"
        let reading = try export.read(files: [file: "# Guide\n", "data.json": dump], as: profile)
        #expect(reading.ids == [isExport ? "1" : file])
    }

    @Test func pagesOfTheHelpDeskItselfAreFiles() throws {
        let reading = try export.read(files: ["a.html": "<p>x</p>", "search.json": "[1]"], as: .zendesk)
        #expect(reading.ids == ["a.html"])
    }

    @Test func theProfileOfAnotherToolReadsNoExport() throws {
        let reading = try export.read("[]", as: .mkdocs)
        #expect(
            reading.failure?.contains("is neither a folder nor a file that ends in .jsonl, .ndjson or .json") == true)
    }

    @Test func namesLoseTheEnding() {
        #expect(SourceConfiguration.sources(atPaths: ["a/help.json", "help.jsonl"]).map(\.name) == ["help", "help-2"])
    }

    // MARK: any bytes

    /// Whatever is changed in an export, reading it ends, and every span lies in the file.
    @Test(arguments: [1, 2, 3])
    func anyBytes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text =
            "{\"next_page\":null,\"articles\":[\(Self.article(1)),\(Self.article(2, #""locale":"fr","source_locale":"en","translations":[{"locale":"ar","title":"x","body":"y"}]"#))],"
            + "\"sections\":[{\"id\":2,\"name\":\"a\\u00e9\"}]}"
        let pieces = [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "\u{0}", "é", "1e9", "\\ud800", " ", "\n", "id",
            "articles",
        ]
        for _ in 0..<100 {
            var bytes = Array(text.utf8)
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 0..<6, using: &random))
                bytes.replaceSubrange(place..<end, with: (pieces.randomElement(using: &random) ?? "").utf8)
            }
            let path = try export.folder.write(bytes, to: "any.json")
            for profile in [SourceProfile.zendesk, .intercom, .freshdesk, .confluence, nil] {
                var configuration = SourceConfiguration(name: "any", path: path)
                configuration.profile = profile
                let reading = Reading(configuration)
                for article in reading.articles {
                    let span = try #require(article.recordSpan)
                    #expect(span.bytes.upperBound <= bytes.count && bytes[span.bytes.lowerBound] == UInt8(ascii: "{"))
                    #expect(article.metadata.audience != nil && article.metadata.id == article.id)
                }
            }
        }
    }
}
