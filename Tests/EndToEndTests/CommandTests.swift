import Foundation
import KnowledgeModel
import TestSupport
import Testing

/// From a folder of articles to cited passages, with the real encoder.
struct CommandTests {
    @Test func quotesSliceTheArticleText() async throws {
        let centre = try SmallHelpCentre()
        let indexed = try await centre.index()
        #expect(indexed.status == 0)
        #expect(try indexed.count("articles", "read") == 5)

        let hits = try await centre.search("can I get my money back?").hits
        #expect((hits.first?["article"] as? [String: Any])?["id"] as? String == "billing/refunds.md")
        #expect(hits.count == 4)
        for hit in hits {
            let article = try #require(hit["article"] as? [String: Any])
            let id = try #require(article["id"] as? String)
            let text = try await Command.run(["articles", "text", id, "--index", centre.index]).text
            let (start, end) = try (#require(hit["start"] as? Int), #require(hit["end"] as? Int))
            let quote = String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
            #expect(quote == hit["quote"] as? String)
            #expect(hit["quote_sha256"] as? String == Digest.sha256Hex(quote))
            #expect(hit["text_sha256"] as? String == Digest.sha256Hex(text))
            let source = try #require(hit["source"] as? [String: Any])
            let path = try #require(source["path"] as? String)
            let bytes = try #require(source["bytes"] as? [Int])
            let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: centre.articles + "/" + path)))
            #expect(bytes[0] < bytes[1] && bytes[1] <= file.count)
        }
    }

    @Test func rolesOpenWhatIsTheirs() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        func ids(_ options: String...) async throws -> [String] {
            try await Command.run(["search", "--index", centre.index, "--json"] + options + ["goodwill refund"]).hits
                .compactMap { ($0["article"] as? [String: Any])?["id"] as? String }
        }
        #expect(try await !ids().contains("internal/goodwill.md"))
        #expect(try await ids("--as", "agent").first == "internal/goodwill.md")
        let text = ["articles", "text", "internal/goodwill.md", "--index", centre.index]
        #expect(try await Command.run(text).status == 1)
        #expect(try await Command.run(text + ["--as", "agent"]).status == 0)
    }

    @Test func onlyWhatChangedIsEmbedded() async throws {
        let centre = try SmallHelpCentre()
        #expect(try await centre.index().count("passages", "embedded") == 5)
        let unchanged = try await centre.index()
        #expect(try unchanged.json["published"] as? Bool == false)
        #expect(try unchanged.count("passages", "embedded") == 0)

        try centre.write("billing/invoices.md", title: "Invoices", "Invoices are in your profile under Payments.")
        let edited = try await centre.index()
        #expect(try edited.json["generation"] as? Int == 2)
        #expect(try edited.count("articles", "written") == 1)
        #expect(try edited.count("passages", "embedded") == 1)
        #expect(
            try await centre.search("where are invoices?", "--top", "1").hits.first?["quote"] as? String
                == "Invoices are in your profile under Payments.")

        try centre.folder.delete("articles/billing/invoices.md")
        #expect(try await centre.index().count("articles", "removed") == 1)
        #expect(try await !centre.search("where are invoices?").text.contains("invoices.md"))
    }

    @Test func aVanishedSourceStopsTheRun() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        try centre.folder.delete("articles/billing")
        try centre.folder.delete("articles/account")
        let stopped = try await centre.index()
        #expect(stopped.status == 1)
        #expect(stopped.errors.hasPrefix("lacuna: "))
        #expect(stopped.errors.contains("--allow-deletions 4"))
        #expect(try await centre.search("refund").hits.count == 4)
        #expect(try await centre.index("--allow-deletions", "4").status == 0)
        #expect(try await centre.search("refund").hits.isEmpty)
    }

    @Test func exitCodesSayHowItWent() async throws {
        let centre = try SmallHelpCentre()
        try Data([0, 1, 2, 0xFF, 0]).write(to: URL(fileURLWithPath: centre.articles + "/broken.md"))
        let incomplete = try await centre.index()
        #expect(incomplete.status == 2)
        #expect(incomplete.errors.contains("broken.md"))
        #expect(try await centre.search("refund").status == 0)

        #expect(try await Command.run(["search", "--index", centre.folder.path + "/none", "refund"]).status == 1)
        #expect(try await Command.run(["search", "refund"]).status == 64)
        #expect(try await Command.run(["search", "--index", centre.index, "--top", "0", "refund"]).status == 64)
        #expect(try await Command.run(["index", "--index", centre.index, "--keep", "0", centre.articles]).status == 64)
        #expect(try await Command.run(["serve", "--index", centre.index, "--host", "0.0.0.0"]).status == 64)
        #expect(try await Command.run(["--help"]).status == 0)
        #expect(try await Command.run(["--version"]).text.hasPrefix("lacuna 0."))
        #expect(try await Command.run(["evaluate", "--help"]).status == 0)
    }

    @Test func peopleReadPlainTextInAPipe() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let search = ["search", "--index", centre.index]
        let output = try await Command.run(search + ["--top", "1", "get", "a", "refund"])
        #expect(
            output.text
                == """
                The articles answer this in part, or perhaps (93 %).
                Each of its words stands near the best passages, which may still not answer it.
                A person should look at this: Money back, compensation or credit in a case (“get
                a refund”). To billing, Billing.

                 1. Refunds
                    You can ask for a refund within 30 days of the purchase.
                    billing/refunds.md:3

                """)
        #expect(output.errors.isEmpty)
        #expect(try await Command.run(search + ["-"], input: "get a refund\n").text.contains("30 days"))
        #expect(
            try await Command.run(search + ["--locale", "fr", "--product", "none", "x"]).text == "Nothing was found.\n")
    }

    @Test func generationsGoBackAndForth() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        try centre.write("billing/refunds.md", title: "Refunds", "There are no refunds at all.")
        _ = try await centre.index("--why", "new policy")
        func run(_ arguments: String...) async throws -> Command.Output {
            try await Command.run(["generations"] + arguments + ["--index", centre.index])
        }
        #expect(try await run("verify").text == "Generation 2 is whole.\n")
        #expect(try await run("list").text.contains("new policy"))
        #expect(try await run("activate", "1").status == 0)
        #expect(try await centre.search("refund", "--top", "1").text.contains("30 days"))
        #expect(try await run("activate", "7").status == 1)
        #expect(try await run("activate", "2").status == 0)
        #expect(try await run("prune", "--keep", "1").text == "Deleted generation 1.\n")
        #expect(try await centre.search("refund", "--top", "1").text.contains("no refunds at all"))
    }

    @Test func suppressionsActAtOnce() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let id = "billing/refunds.md"
        func suppress(_ arguments: String...) async throws -> Int32 {
            try await Command.run(["suppress", "--index", centre.index] + arguments).status
        }
        #expect(try await suppress("billing/refund.md") == 1)
        #expect(try await suppress(id, "--why", "wrong") == 0)
        #expect(try await !centre.search("refund").text.contains(id))
        #expect(try await suppress(id, "--undo") == 0)
        #expect(try await suppress(id, "--undo") == 1)
        let hits = try await centre.search("refund", "--top", "1").hits
        let passage = try #require(hits.first?["passage_id"] as? String)
        #expect(try await suppress(passage, "--passage") == 0)
        #expect(try await !centre.search("refund").text.contains(passage))
    }
}
