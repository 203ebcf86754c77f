import Foundation
import TestSupport
import Testing

/// `lacuna inspect`, as an owner runs it.
struct InspectCommandTests {
    private let centre: SmallHelpCentre

    init() throws { centre = try SmallHelpCentre() }

    private func inspect(_ arguments: String...) async throws -> Command.Output {
        try await Command.run(["inspect"] + arguments)
    }

    @Test func showsWhatTheIndexHas() async throws {
        try centre.folder.write(
            "sources:\n  - {path: articles, base_url: \"https://help.example/\", locale: en, owners: "
                + "[{match: \"billing/**\", owner: Billing}]}\n", to: "lacuna.yaml")
        let config = centre.folder.path + "/lacuna.yaml"
        let indexed = try await Command.run([
            "index", "--config", config, "--index", centre.index, "--json", "--no-progress",
        ])
        #expect(indexed.status == 0, "\(indexed.errors)")
        let hit = try #require(try await centre.search("refund within 30 days").hits.first)
        let citation = try #require(hit["citation"] as? [String: Any] ?? hit)
        let output = try await inspect(centre.articles + "/billing/refunds.md", "--config", config, "--json")
        #expect(output.status == 0, "\(output.errors)")
        let found = try output.json
        #expect(found["version"] as? Int == 1 && found["indexed"] as? Bool == true)
        #expect(found["settings"] as? String == "source \"articles\" of \(config)")
        let article = try #require(found["article"] as? [String: Any])
        #expect(article["id"] as? String == "billing/refunds.md" && article["owner"] as? String == "Billing")
        let tokens = try #require(found["tokens"] as? [String: Any])
        #expect(tokens["estimated"] as? Bool == false && tokens["limit"] as? Int == 256)
        let passage = try #require((found["passages"] as? [[String: Any]])?.first)
        for name in ["passage_id", "link", "quote", "quote_sha256"] {
            #expect(passage[name] as? String == citation[name] as? String, "\(name)")
        }
        let text = try #require(found["text"] as? String)
        let start = try #require(passage["start"] as? Int)
        let end = try #require(passage["end"] as? Int)
        #expect(
            String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end])) == passage["quote"] as? String)
    }

    @Test func withoutASourceFlagsHold() async throws {
        let output = try await inspect(
            centre.articles + "/internal/goodwill.md", "--base-url", "https://help.example/x", "--locale", "EN")
        #expect(output.status == 0, "\(output.errors)")
        for line in [
            "Goodwill", "settings  flags, no lacuna.yaml", "url       https://help.example/x/goodwill", "locale    en",
            "audience  agent", "owner     none", "Blocks (1)", "Passages (1)",
        ] {
            #expect(output.text.contains(line), "\(line): \(output.text)")
        }
        #expect(!output.text.contains("\u{1B}"))
        #expect(output.text.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("://") })
        let text = try await inspect(centre.articles + "/internal/goodwill.md", "--text")
        #expect(text.text == "Agents may grant a goodwill refund of 20 euros.\n")
    }

    @Test func aDraftAndAFaultyArticle() async throws {
        try centre.folder.write("---\ndraft: true\n---\n# Soon\n\nText.\n", to: "articles/soon.md")
        let draft = try await inspect(centre.articles + "/soon.md")
        #expect(draft.status == 0 && draft.text.contains("index     left out: it is a draft"), "\(draft.text)")
        try centre.folder.write("---\naudience: [\"No Role!\"]\n---\nText.\n", to: "articles/closed.md")
        let closed = try await inspect(centre.articles + "/closed.md")
        #expect(closed.status == 2, "\(closed.errors)")
        #expect(closed.text.contains("indexed, but visible to nobody"))
        #expect(closed.text.contains("error: line 2: the audience 'No Role!' names no role [audience-unmapped]"))
    }

    @Test func recordsOfAFile() async throws {
        try centre.folder.write(
            #"{"id": "a:1", "title": "One", "body": "First text.\n\n## More\n\nSecond."}"# + "\n"
                + #"{"id": "b", "text": "Two."}"# + "\nno JSON\n", to: "all.jsonl")
        let file = centre.folder.path + "/all.jsonl"
        let list = try await inspect(file)
        #expect(list.status == 2)
        #expect(list.text.contains("2 records in ") && list.text.contains("a:1") && list.text.contains("One"))
        #expect(list.text.contains("error: line 3: the line is not JSON [record-invalid]"), "\(list.text)")
        let listed = try #require(try await inspect(file, "--json").json["records"] as? [[String: Any]])
        #expect(listed.map { $0["id"] as? String } == ["a:1", "b"])
        for arguments in [[file, "--id", "a:1"], [file + ":a:1"]] {
            let one = try await Command.run(["inspect", "--json"] + arguments)
            #expect(one.status == 0, "\(one.errors)")
            #expect((try one.json["article"] as? [String: Any])?["title"] as? String == "One")
            #expect((try one.json["blocks"] as? [Any])?.count == 3)
        }
        let none = try await inspect(file, "--id", "c")
        #expect(none.status == 1 && none.errors.contains("has no record of the id \"c\""), "\(none.errors)")
    }

    @Test func whatCannotBeInspected() async throws {
        let missing = try await inspect(centre.folder.path + "/none.md")
        #expect(missing.status == 1 && missing.errors.contains("there is no file"), "\(missing.errors)")
        let folder = try await inspect(centre.articles)
        #expect(folder.status == 1 && folder.errors.contains("is a folder"), "\(folder.errors)")
        try centre.folder.write("x", to: "notes.txt")
        let other = try await inspect(centre.folder.path + "/notes.txt")
        #expect(other.status == 1, "\(other.errors)")
        #expect(try await inspect().status == 64)
        #expect(try await inspect("a.md", "--profile", "hugoo").status == 64)
        let article = try await inspect(centre.articles + "/billing/refunds.md", "--id", "x")
        #expect(article.status == 1 && article.errors.contains("is one article"), "\(article.errors)")
    }

    @Test func withoutAnEncoderTokensAreEstimated() async throws {
        let output = try await Command.run([
            "inspect", centre.articles + "/billing/refunds.md", "--model", centre.folder.path + "/none", "--json",
        ])
        #expect(output.status == 1, "a model that was named must be there")
    }
}
