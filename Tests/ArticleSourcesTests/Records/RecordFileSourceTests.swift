import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

struct RecordFileSourceTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func read(
        _ text: String, change: (inout SourceConfiguration) -> Void = { _ in }
    ) throws -> Reading {
        try read(Array(text.utf8), change: change)
    }

    private func read(
        _ bytes: [UInt8], change: (inout SourceConfiguration) -> Void = { _ in }
    ) throws -> Reading {
        var configuration = SourceConfiguration(name: "dump", path: try folder.write(bytes, to: "dump.jsonl"))
        change(&configuration)
        return Reading(configuration)
    }

    @Test func everyKeyOfTheFormat() throws {
        let reading = try read(
            """
            {"id":"a1","title":"Refunds","body":"<p>x</p>","format":"html","url":"https://e.com/a1","locale":"pt_BR",\
            "audience":["agent","lead"],"owner":"Mia","labels":["pay"],"product":"Desk","version":"2",\
            "section_path":["Billing","Refunds"],"translation_key":"t1","updated_at":"2026-01-02","review_due":"2026-07-01",\
            "draft":false}
            """)
        let article = try #require(reading.articles.first)
        #expect(reading.findings == [])
        #expect(article.id == "a1")
        #expect(article.path == "dump.jsonl")
        #expect(article.format == .html)
        #expect(reading.texts == ["<p>x</p>"])
        var expected = ArticleMetadata()
        expected.id = "a1"
        expected.title = "Refunds"
        expected.url = "https://e.com/a1"
        expected.locale = "pt-br"
        expected.audience = Audience(["agent", "lead"].compactMap(Role.init))
        expected.owner = "Mia"
        expected.labels = ["pay"]
        expected.product = "Desk"
        expected.version = "2"
        expected.sectionPath = ["Billing", "Refunds"]
        expected.translationKey = "t1"
        expected.updatedAt = "2026-01-02"
        expected.reviewDue = "2026-07-01"
        #expect(article.metadata == expected)
    }

    @Test func nullAndBlankSayNothing() throws {
        let reading = try read(
            #"{"id":"a","text":"x","title":null,"audience":null,"locale":"","owner":" ","draft":null,"body":null}"#)
        var expected = ArticleMetadata()
        expected.id = "a"
        #expect(reading.articles.first?.metadata == expected)
        #expect(reading.articles.first?.defaults.audience == .public)
        #expect(reading.articles.first?.format == .plainText)
    }

    @Test func draftsAreHandedOverAsSuch() throws {
        let reading = try read(#"{"id":"a","text":"x","draft":true}"#)
        #expect(reading.articles.first?.metadata.exclusion == .draft)
    }

    @Test(arguments: [
        (#""text":"<p>""#, ArticleFormat.plainText),
        (#""body":"\n <p>""#, .html),
        (#""body":"a < b""#, .markdown),
        (#""body":"""#, .markdown),
        (#""body":"x","format":"text""#, .plainText),
        (#""body":"x","format":"HTML""#, .html),
        (#""text":"x","format":"md""#, .markdown),
        (#""body":"x","format":"storage""#, .confluenceStorage),
        (#""text":"x","format":"markdown""#, .markdown),
        (#""text":"plain","body":"<b>""#, .html),
    ])
    func format(pair: String, format: ArticleFormat) throws {
        #expect(try read(#"{"id":"a",\#(pair)}"#).articles.first?.format == format)
    }

    @Test(arguments: [
        ("7", "7"), ("\"007\"", "007"), ("18446744073709551615", "18446744073709551615"), ("-3", "-3"),
    ])
    func identifiersMayBeNumbers(value: String, id: String) throws {
        #expect(try read(#"{"id":\#(value),"text":"x"}"#).ids == [id])
    }

    @Test func wholeNumbersAreSecondsSince1970() throws {
        let reading = try read(#"{"id":1,"text":"x","updated_at":1767225600,"version":2.5,"translation_key":9}"#)
        let metadata = try #require(reading.articles.first?.metadata)
        #expect(metadata.updatedAt == "2026-01-01T00:00:00Z")
        #expect(metadata.version == "2.5")
        #expect(metadata.translationKey == "9")
    }

    @Test func editsGoBeforeOtherChanges() throws {
        let reading = try read(
            #"{"id":1,"text":"x","updated_at":"2026-05-01","edited_at":"2026-01-01","source":"a","helpful_up":3,"helpful_down":1}"#
        )
        #expect(reading.articles.first?.metadata.updatedAt == "2026-01-01")
        #expect(reading.findings == [])
    }

    @Test func translationsThatLagBehind() throws {
        let line = #"{"id":"a","text":"x","locale":"pt_BR","labels":["b"],"outdated_locales":["fr","pt-br"]}"#
        let reading = try read(line)
        #expect(reading.articles.first?.metadata.labels == ["b", "outdated-translation"])
        #expect(reading.findings.map { $0.hasPrefix("warning translation-outdated dump.jsonl:1:") } == [true])
        #expect(try read(line.replacing("pt_BR", with: "en")).findings == [])
    }

    @Test func labelsThatTheSourceSkips() throws {
        let reading = try read(#"{"id":"a","text":"x","labels":["b","INTERNAL"]}"#) { $0.skippedLabels = ["internal"] }
        #expect(reading.articles.first?.metadata.exclusion == .unlisted)
        #expect(
            reading.findings == [
                "note label-skipped dump.jsonl:1: \"a\" has the label \"INTERNAL\", which the source skips "
                    + "→ the article is not indexed"
            ])
    }

    /// What is wrong with one line, and that the line after it is read all the same.
    @Test(arguments: [
        ("{", "record-invalid dump.jsonl:1: the line is not JSON"),
        (#"{"id":"a","text":"x"}]"#, "record-invalid dump.jsonl:1: the line is not JSON"),
        ("[1]", "record-invalid dump.jsonl:1: the line is JSON but no object"),
        ("null", "record-invalid dump.jsonl:1: the line is JSON but no object"),
        (#"{"text":"x"}"#, "record-invalid dump.jsonl:1: the record has no \"id\""),
        (#"{"id":"a"}"#, "record-invalid dump.jsonl:1: the record \"a\" has neither \"body\" nor \"text\""),
        (#"{"id":"","text":"x"}"#, "record-invalid dump.jsonl:1: the value of \"id\" must be text or a whole number"),
        (#"{"id":1.5,"text":"x"}"#, "record-invalid dump.jsonl:1: the value of \"id\" must be text or a whole number"),
        (#"{"id":"a","text":1}"#, "record-invalid dump.jsonl:1: the value of \"text\" must be text"),
        (
            #"{"id":"a","text":"x","labels":[1]}"#,
            "record-invalid dump.jsonl:1: the value of \"labels\" must be a list of text"
        ),
        (
            #"{"id":"a","text":"x","draft":"yes"}"#,
            "record-invalid dump.jsonl:1: the value of \"draft\" must be true or false"
        ),
        (
            #"{"id":"a","text":"x","updated_at":[]}"#,
            "record-invalid dump.jsonl:1: the value of \"updated_at\" must be a date as text, or whole seconds since 1970"
        ),
        (
            #"{"id":"a","text":"x","format":"rst"}"#,
            "record-invalid dump.jsonl:1: the record \"a\" has the format \"rst\"; it must be \"html\", \"md\", "
                + "\"markdown\", \"text\" or \"storage\""
        ),
    ])
    func aBadLine(line: String, finding: String) throws {
        let reading = try read("\(line)\n{\"id\":\"good\",\"text\":\"x\"}\n")
        #expect(reading.findings == ["error \(finding) → the article is not indexed"])
        #expect(reading.ids == ["good"])
    }

    @Test func aLineThatIsNotUTF8() throws {
        let reading = try read(
            Array(#"{"id":"a","text":""#.utf8) + [0xE9] + Array("\"}\n{\"id\":\"b\",\"text\":\"x\"}".utf8))
        #expect(
            reading.findings == [
                "error record-invalid dump.jsonl:1: the line is not UTF-8 → the article is not indexed"
            ])
        #expect(reading.ids == ["b"])
    }

    @Test func aRecordOverTheLimit() throws {
        let long = String(repeating: "x", count: 700_000)
        let reading = try read("{\"id\":1,\"text\":\"\(long)\"}\n{\"id\":2,\"text\":\"x\"}") {
            $0.limits = SourceLimits(articleBytesMaximum: 600_000)
        }
        #expect(
            reading.findings == [
                "error record-too-large dump.jsonl:1: the record is larger than 600000 bytes, the limit for one article "
                    + "→ the article is not indexed"
            ])
        #expect(reading.articles.first?.recordSpan?.bytes == 700_019..<700_038)
    }

    @Test func theSecondOfTwoEqualIdentifiersIsSkipped() throws {
        let reading = try read(
            """
            {"id":7,"text":"first"}
            {"id":"7","text":"second"}
            """)
        #expect(reading.texts == ["first"])
        #expect(
            reading.findings == [
                "error record-duplicate dump.jsonl:2: the id \"7\" was given to the record of line 1 already "
                    + "→ the article is not indexed"
            ])
    }

    @Test func unknownKeysAreNotedOnce() throws {
        let reading = try read(
            """
            {"id":1,"text":"x"}
            {"id":2,"text":"x","votes":3,"author":"m"}
            {"id":3,"text":"x","votes":3}
            """)
        #expect(reading.ids == ["1", "2", "3"])
        #expect(
            reading.findings == [
                "note keys-not-used dump.jsonl:2: records have keys that are not of this format: author, votes "
                    + "→ these values are not used"
            ])
    }

    @Test(
        arguments: [
            (#"["agent"]"#, "agent", nil),
            (#""agent""#, "agent", nil),
            (#"["Staff"]"#, "agent+lead", nil),
            (#"["Staff","public"]"#, "public", nil),
            (
                #"["agent","Group A"]"#, "closed",
                "error audience-unknown dump.jsonl:1: the audience \"Group A\" of \"a\" is no role "
                    + "→ nobody can read the article; name it in the source's audience_map"
            ),
            (
                "[]", "closed",
                "warning audience-closed dump.jsonl:1: the audience of \"a\" names no role → nobody can read the article"
            ),
            (
                #"["Nobody"]"#, "closed",
                "warning audience-closed dump.jsonl:1: the audience of \"a\" names no role → nobody can read the article"
            ),
        ] as [(String, String, String?)])
    func audience(value: String, audience: String, finding: String?) throws {
        let reading = try read(#"{"id":"a","text":"x","audience":\#(value)}"#) {
            $0.audienceMap = AudienceMap(["Staff": ["agent", "lead"].compactMap(Role.init), "Nobody": []])
        }
        #expect(reading.articles.first?.metadata.audience?.description == audience)
        #expect(reading.findings == [finding].compactMap { $0 })
    }

    @Test func relativeAddressesNeedABase() throws {
        let line = #"{"id":"a","text":"x","url":"/hc/a?b=1#c"}"#
        let resolved = try read(line) { $0.baseURL = BaseURL("https://help.example.com/kb/") }
        #expect(resolved.articles.first?.metadata.url == "https://help.example.com/hc/a?b=1#c")
        let bare = try read(line)
        #expect(bare.articles.first?.metadata.url == nil)
        #expect(
            bare.findings == [
                "warning url-not-absolute dump.jsonl:1: the url \"/hc/a?b=1#c\" is no http or https address "
                    + "→ the article is indexed without a link; give the source a base_url"
            ])
        let script = try read(#"{"id":"a","text":"x","url":"javascript:alert(1)"}"#) {
            $0.baseURL = BaseURL("https://help.example.com/")
        }
        #expect(script.articles.first?.metadata.url == nil)
    }

    @Test func ownerRulesLookAtSectionPathAndIdentifier() throws {
        let reading = try read(#"{"id":"a","text":"x","section_path":["billing","refunds"]}"#) {
            $0.owners = PathPattern("billing/**").map { [.init(pattern: $0, owner: "Billing")] } ?? []
        }
        #expect(reading.articles.first?.defaults.owner == "Billing")
    }

    /// Lines of every length around the reader's chunk, with both line ends and a byte order mark: each span must
    /// slice its own record out of the file.
    @Test func spansSliceTheRecordsOutOfTheFile() throws {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        var lines: [[UInt8]] = []
        let lengths = [0, 1, 262_100, 262_110, 262_120, 3, 262_144 - 27, 524_288, 0, 600_000, 5]
        for (index, length) in lengths.enumerated() {
            let line = Array("{\"id\":\(index),\"text\":\"\(String(repeating: "é", count: length / 2))\"}".utf8)
            lines.append(line)
            bytes += line + Array((index % 2 == 0 ? "\n" : "\r\n").utf8)
            if index % 3 == 0 { bytes += Array("  \r\n\n".utf8) }
        }
        let reading = try read(bytes)
        #expect(reading.findings == [])
        try #require(reading.articles.count == lines.count)
        for (article, line) in zip(reading.articles, lines) {
            let span = try #require(article.recordSpan)
            #expect(Array(bytes[span.bytes]) == line)
            let lineNumber = bytes[..<span.bytes.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
            #expect(span.lines == lineNumber...lineNumber)
        }
        #expect(reading.fractions.last == 1)
    }

    @Test func theLastLineNeedsNoLineEnd() throws {
        #expect(try read("{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"x\"}").ids == ["1", "2"])
    }

    // MARK: files that must not count as empty

    @Test(arguments: ["", "\n\n  \n"])
    func aFileWithoutRecordsIsAnError(text: String) throws {
        #expect(
            try read(text).failure
                == "source \"dump\": \(folder.path)/dump.jsonl holds no record. Nothing of this source "
                + "was changed; check the path, or that its disk is mounted, or remove the source if it is empty on purpose"
        )
    }

    @Test func aFileOfWhichNothingCanBeReadIsAnError() throws {
        let reading = try read("{\n{\n")
        #expect(reading.findings.count == 2)
        #expect(
            reading.failure == "source \"dump\": none of the 2 records of \(folder.path)/dump.jsonl could be read. "
                + "Nothing of this source was changed; mend what the report names and run again")
    }
}
