import Foundation
import TestSupport
import Testing

/// Personal data never reaches the disk, and what is erased leaves it: by searching every byte under the index's folder.
struct ErasureTests {
    private static let searchBody = #"{"text": "TEXT", "asker": "ASKER", "channel": "web"}"#

    private func ask(_ server: Server, _ text: String, by asker: String) async throws -> Command.Output {
        let response = try await server.post(
            "/v1/search", Self.searchBody.replacing("TEXT", with: text).replacing("ASKER", with: asker))
        #expect(response.status == 200)
        return Command.Output(status: 0, text: response.text, errors: "")
    }

    /// Files under a folder that hold a text, as it is written or in small letters.
    private func files(in folder: String, with text: String) throws -> [String] {
        let forms = Set([text, text.lowercased()]).map { Data($0.utf8) }
        return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { path in
            guard let bytes = FileManager.default.contents(atPath: folder + "/" + path) else { return false }
            return forms.contains { bytes.range(of: $0) != nil }
        }
    }

    @Test(.timeLimit(.minutes(2))) func personalDataReachesNoFile() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let personal = [
            "quillon.varga@posteo.example", "4111 1111 1111 1111", "+49 30 901820 44", "DE89 3704 0044 0532 0130 00",
        ]
        let status = try await Server.run(centre) { server in
            var id = ""
            for datum in personal {
                let text = "can I get a refund if I bought with \(datum) within 30 days of the purchase?"
                let found = try await ask(server, text, by: "quillon.varga")
                id = try #require(try found.json["query_id"] as? String)
                let passage = try #require(try found.hits.first?["passage_id"] as? String)
                let feedback =
                    #"{"query_id": "\#(id)", "passage_id": "\#(passage)", "rating": "wrong", "comment": "ask \#(datum)"}"#
                let said = try await server.post("/v1/feedback", feedback)
                #expect(said.status == 204)
            }
            let narrowed =
                #"{"text": "when can I get a refund", "filter": {"product": "quillon.varga@posteo.example"}}"#
            #expect(try await server.post("/v1/search", narrowed).status == 200)
            // While the log is open, its write-ahead log is there as well.
            for datum in personal + personal.map({ $0.replacing(" ", with: "") }) + ["quillon"] {
                #expect(try files(in: centre.index, with: datum) == [], "\(datum)")
            }
            #expect(try files(in: centre.index, with: "bought with [email]") != [])
        }
        #expect(status == 0)
        for datum in personal + ["quillon"] { #expect(try files(in: centre.index, with: datum) == [], "\(datum)") }
    }

    @Test(.timeLimit(.minutes(3))) func whatIsErasedLeavesEveryFileAndTheRestStays() async throws {
        let centre = try SmallHelpCentre()
        try centre.write("events/fair.md", title: "Quokkafest", "Tickets for the zanzibarite fair cost 12 euros.")
        _ = try await centre.index()
        try centre.write(
            "events/fair.md", title: "Quokkafest", "Tickets for the zanzibarite fair cost 15 euros, Übermut.")
        _ = try await centre.index()
        let markers = ["Quokkafest", "zanzibarite", "Übermut"]
        let words = ["vermilionhat", "marmaladesky", "ochrescan"]
        try centre.folder.write(
            "id,who,text\n1,erika,Where do I get an ochrescan for my purchase?\n"
                + "2,max,Where do I get an invoice for my purchase?\n", to: "tickets.csv")
        let status = try await Server.run(centre) { server in
            for text in ["how do I return a vermilionhat by drone", "can I return the vermilionhat by drone"] {
                _ = try await ask(server, text, by: "erika")
            }
            _ = try await ask(server, "how do I get a refund of my purchase", by: "max")
            let found = try await ask(server, "what do tickets for the fair cost", by: "max")
            let hit = try #require(try found.hits.first)
            #expect((hit["article"] as? [String: Any])?["id"] as? String == "events/fair.md")
            let passage = try #require(hit["passage_id"] as? String)
            let query = try #require(try found.json["query_id"] as? String)
            let feedback =
                #"{"query_id": "\#(query)", "passage_id": "\#(passage)", "rating": "wrong", "#
                + #""comment": "a marmaladesky price", "asker": "erika"}"#
            #expect(try await server.post("/v1/feedback", feedback).status == 204)
            for arguments in [
                ["gaps", "scan", centre.folder.path + "/tickets.csv", "--name", "may", "--asker", "who"],
                ["gaps", "update"], ["gaps", "update", "--scan", "may"],
                ["gaps", "report", "--keep", "base", "--min-askers", "1"],
            ] {
                let output = try await Command.run(arguments + ["--index", centre.index])
                #expect(output.status == 0, "\(arguments) \(output.errors)")
            }
            for word in words + markers { #expect(try files(in: centre.index, with: word) != [], "\(word)") }
            let export = try await Command.run(["export", "--asker", "erika", "--index", centre.index])
            #expect(try export.json["version"] as? Int == 1)
            for word in words { #expect(export.text.contains(word), "\(word)") }
            #expect(!export.text.contains("how do I get a refund"))

            // While the service runs.
            for subject in [["--asker", "erika"], ["--article", "events/fair.md"]] {
                let refused = try await Command.run(["erase", "--index", centre.index] + subject)
                #expect(refused.status == 64)
                for again in [false, true] {
                    let erased = try await Command.run(["erase", "--yes", "--index", centre.index] + subject)
                    #expect(erased.status == 0, "\(erased.errors)")
                    #expect(erased.text.contains(again ? "any more" : "rased from"), "\(erased.text)")
                }
            }
            for word in words + markers { #expect(try files(in: centre.index, with: word) == [], "\(word)") }
            let now = try await ask(server, "what do tickets for the fair cost", by: "max")
            #expect(!now.text.contains("fair.md"))
        }
        #expect(status == 0)
        for word in words + markers { #expect(try files(in: centre.index, with: word) == [], "\(word)") }
        let rest = try await Command.run(["export", "--asker", "max", "--index", centre.index])
        #expect(rest.text.contains("how do I get a refund of my purchase"))
        #expect(rest.text.contains("an invoice for my purchase"))
        for generation in ["1", "2"] {
            let verified = try await Command.run(["generations", "verify", generation, "--index", centre.index])
            #expect(verified.status == 0, "\(verified.text)\(verified.errors)")
        }

        let fresh = try SmallHelpCentre()
        _ = try await fresh.index()
        for question in ["how do I get a refund of my purchase", "tickets", "when are invoices sent", "straße"] {
            let both = try await [centre.search(question), fresh.search(question)]
            let hits = try both.map { output in
                try output.hits.map { "\($0["passage_id"] ?? "") \($0["score"] ?? "")" }
            }
            #expect(hits[0] == hits[1] && !hits[0].isEmpty, "\(question)")
        }
    }
}
