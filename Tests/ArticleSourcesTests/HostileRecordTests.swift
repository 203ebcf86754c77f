import ArticleSources
import TestSupport
import Testing

/// Records and `lacuna.yaml` made to crash, hang or flood.
struct HostileRecordTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private func read(_ lines: [String]) throws -> Reading {
        let folder = try TemporaryDirectory()
        try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
        return Reading(SourceConfiguration(name: "a", path: folder.path + "/a.jsonl"))
    }

    @Test func nestingAMillionDeepIsOneBadRecord() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[", "")] {
            let deep = Self.repeated(open, 1_000_000) + "1" + Self.repeated(close, 1_000_000)
            let reading = try read([#"{"id": "x", "text": "x"}"#, deep, #"{"id": "y", "more": \#(deep), "text": "y"}"#])
            #expect(reading.ids == ["x"])
            #expect(
                reading.findings.map { $0.prefix(31) } == [
                    "error record-invalid a.jsonl:2:", "error record-invalid a.jsonl:3:",
                ])
        }
    }

    @Test func aLineOverTheLimitTakesNoMemoryAndHidesNoOther() throws {
        let folder = try TemporaryDirectory()
        try folder.write(
            Self.repeated("x", 9_000_000) + "\n" + #"{"id": "y", "text": "y"}"#, to: "a.jsonl")
        var configuration = SourceConfiguration(name: "a", path: folder.path + "/a.jsonl")
        configuration.limits = SourceLimits(articleBytesMaximum: 100_000)
        let reading = Reading(configuration)
        #expect(reading.ids == ["y"])
        #expect(
            reading.findings == [
                "error record-too-large a.jsonl:1: the record is larger than 100000 bytes, the limit for one article "
                    + "→ the article is not indexed"
            ])
    }

    @Test func anIDOverTheLimit() throws {
        let reading = try read([
            #"{"id": "\#(Self.repeated("i", 1_025))", "text": "x"}"#,
            #"{"id": "\#(Self.repeated("i", 1_024))", "text": "y"}"#,
        ])
        #expect(reading.texts == ["y"])
        #expect(
            reading.findings == [
                "error record-invalid a.jsonl:1: the record's \"id\" has over 1024 bytes → the article is not indexed"
            ])
    }

    @Test func bytesOfAnyKindAreBadRecords() throws {
        let folder = try TemporaryDirectory()
        let path = try folder.write(
            Array(0...255) + Array("\n{\"id\": \"\u{0}\", \"text\": \"a\"}\n{\"id\": \"y\", \"text\": \"y\"}".utf8),
            to: "a.jsonl")
        let reading = Reading(SourceConfiguration(name: "a", path: path))
        #expect(reading.ids == ["y"])
        #expect(reading.findings.count == 3)
    }

    // MARK: lacuna.yaml

    private func problem(_ yaml: String) -> String? {
        do {
            _ = try KnowledgeBaseConfiguration(yaml: yaml, folder: "")
            return nil
        } catch {
            return error.description
        }
    }

    private static let laughs =
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + zip("bcdefghijk", "abcdefghij").map { "\($0): &\($0) [\(repeated("*\($1), ", 8))*\($1)]\n" }.joined()

    @Test func laughsAreNotWalkedThrough() {
        #expect(
            problem(Self.laughs + "sources: [{path: x}]")
                == "lacuna.yaml, line 1: the file has no key \"a\"; its keys are name, sources, encoder, limits, privacy"
        )
        for key in ["? *k\n: x\n", "*k : x\n", "[*k]: x\n", "{*k: x}: y\n", "z: {*k : x}\n"] {
            #expect(
                problem(Self.laughs + key) == "lacuna.yaml, line 12: this is not YAML: a list, a mapping or an alias "
                    + "cannot be a key", "\(key)")
        }
    }

    @Test func nestingAMillionDeep() {
        let tooDeep = "lacuna.yaml, line 1: this is not YAML: values are nested over 64 deep"
        for opener in ["[", "{a: ", "- ", "[[], "] {
            #expect(problem(Self.repeated(opener, 100_000)) == tooDeep, "\(opener)")
        }
        let steps = (0..<900).map { Self.repeated(" ", $0) + "a:\n" }.joined()
        #expect(problem(steps) == "lacuna.yaml, line 130: this is not YAML: values are nested over 64 deep")
        #expect(
            problem("# " + Self.repeated("x", 1 << 20)) == "lacuna.yaml: this is not YAML: it has over 1048576 bytes")
    }

    /// The guard minds what an owner would never write.
    @Test func whatOwnersWriteIsRead() throws {
        let yaml = """
            # what? *all* of [it]: {here}: - - -
            name: "Anna's desk? [yes]: {no}: *x: ?"
            sources:
              - path: docs
                audience_map: {staff: [agent, lead], "*": [public]}
                owners: &rules
                  - {match: "billing/**", owner: Who knows? Billing}
                  - {match: 'a/*.md', owner: "x: [y]"}
              - path: more
                owners: *rules
            """
        let configuration = try KnowledgeBaseConfiguration(yaml: yaml, folder: "")
        #expect(configuration.sources.map(\.owners.count) == [2, 2])
    }
}
