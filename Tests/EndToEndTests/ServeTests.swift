import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `lacuna serve`, over a real port.
struct ServeTests {
    @Test(.timeLimit(.minutes(2))) func itServesWhatTheCommandFinds() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let status = try await Server.run(centre) { server in
            #expect(try await server.get("/healthz").status == 200)
            #expect(try await server.get("/readyz").text == #"{"status":"ready","generation":1,"degraded":[]}"# + "\n")

            let served = try await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 3}"#)
            let printed = try await centre.search("how do I get a refund?", "--top", "3").text
            #expect(served.status == 200)
            // Whoever may see themes is told of open ones; the command tells of none.
            let told = served.text.replacing(#","known_gap":null"#, with: "")
            #expect(told != served.text)
            #expect(withoutQueryID(told) == withoutQueryID(printed))

            let hit = try #require(try Command.Output(status: 0, text: served.text, errors: "").hits.first)
            let id = try #require(hit["passage_id"] as? String)
            let passage = try await server.get("/v1/passages/\(id)")
            #expect(passage.status == 200)
            #expect(passage.text.contains(try #require(hit["quote_sha256"] as? String)))
            #expect(try await server.get("/v1/passages/unknown").status == 404)
            #expect(try await server.post("/v1/search", #"{"text": "x", "roles": ["agent"]}"#).status == 422)

            try centre.write("billing/refunds.md", title: "Refunds", "There are no refunds at all.")
            _ = try await centre.index()
            let next = try await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 1}"#)
            #expect(next.text.contains("There are no refunds at all."))
            #expect(next.text.contains(#""generation":2"#))
        }
        #expect(status == 0)
    }

    @Test(.timeLimit(.minutes(2))) func itWaitsForTheFirstGeneration() async throws {
        let centre = try SmallHelpCentre()
        let status = try await Server.run(centre, "--as", "agent") { server in
            #expect(try await server.get("/healthz").status == 200)
            #expect(try await server.get("/readyz").status == 503)
            #expect(try await server.post("/v1/search", #"{"text": "goodwill"}"#).status == 503)
            _ = try await centre.index()
            #expect(try await server.get("/readyz").status == 200)
            #expect(try await server.post("/v1/search", #"{"text": "goodwill"}"#).text.contains("internal/goodwill.md"))
        }
        #expect(status == 0)
    }

    /// Words alone answer, and it says so; what cannot be indexed is not taken, and what was taken before waits.
    @Test(.timeLimit(.minutes(2))) func itServesWithoutItsEncoder() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let nowhere = centre.folder.path + "/no-model"
        let status = try await Server.run(centre, "--model", nowhere) { server in
            let ready = try await server.get("/readyz")
            #expect(ready.status == 200 && ready.text.contains(#""degraded":["vector"]"#))
            let found = try await server.post("/v1/search", #"{"text": "goodwill refund invoices"}"#)
            #expect(found.status == 200 && found.text.contains(#""degraded":["vector"]"#))
            #expect(found.text.contains("billing/invoices.md") && found.text.contains("meaning_not_searched"))
            #expect(try await server.get("/metrics").text.contains("\nlacuna_encoder_loaded 0\n"))
            for refused in [
                try await server.put("/v1/articles/x", #"{"title": "X", "body": "A parcel."}"#),
                try await server.delete("/v1/articles/x"), try await server.post("/v1/index/jobs", "{}"),
            ] {
                #expect(refused.status == 503 && refused.text.contains("urn:lacuna:problem:no-encoder"))
            }
            #expect(try await server.get("/v1/articles/x/source").status == 404)
            // What needs no encoder goes on.
            #expect(
                try await server.post("/v1/suppressions", #"{"article": "billing/invoices.md", "why": "a test"}"#)
                    .status
                    == 200)
        }
        #expect(status == 0)

        let searched = try await Command.run([
            "search", "--index", centre.index, "--model", nowhere, "--json", "forgot password",
        ])
        #expect(searched.status == 0 && searched.text.contains(#""degraded":["vector"]"#))
        #expect(searched.text.contains("account/password.md"))
        #expect(searched.errors.contains("warning: ") && searched.errors.contains(nowhere))
        #expect(searched.errors.contains("warning: searched by words only, until that is mended"))
    }

    private func withoutQueryID(_ text: String) -> String {
        text.replacing(/"query_id":"[^"]*"/, with: "")
    }
}

/// A running service, for other tests too.
struct Server {
    let address: String

    /// Starts the service, hands it to `body`, and stops it as an operator does.
    ///
    /// - Returns: its exit code.
    static func run(
        _ centre: SmallHelpCentre, _ options: String..., ending signal: Signal = .terminate,
        body: (Server) async throws -> Void
    ) async throws -> Int32 {
        let result = try await Subprocess.run(
            Command.configuration(["serve", "--index", centre.index, "--port", "0"] + options),
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            // Its first line ends with its address.
            var lines = execution.standardOutput.strings().makeAsyncIterator()
            let line = try await lines.next() ?? ""
            let address = try #require(line.split(whereSeparator: \.isWhitespace).last, "it said \"\(line)\"")
            try await body(Server(address: String(address)))
            try execution.send(signal: signal)
            while try await lines.next() != nil {}
        }
        return Command.code(of: result.terminationStatus)
    }

    /// Starts the service and hands it to `body` with what tells it to stop.
    ///
    /// - Returns: its exit code, once it has stopped.
    static func running(
        _ centre: SmallHelpCentre, body: (Server, _ stop: @escaping @Sendable () throws -> Void) async throws -> Void
    ) async throws -> Int32 {
        let result = try await Subprocess.run(
            Command.configuration(["serve", "--index", centre.index, "--port", "0"]),
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            var lines = execution.standardOutput.strings().makeAsyncIterator()
            let line = try await lines.next() ?? ""
            let address = try #require(line.split(whereSeparator: \.isWhitespace).last, "it said \"\(line)\"")
            let process = execution.processIdentifier.value
            try await body(Server(address: String(address))) { _ = kill(process, SIGTERM) }
            while try await lines.next() != nil {}
        }
        return Command.code(of: result.terminationStatus)
    }

    func get(_ path: String) async throws -> (status: Int, text: String) {
        try await send(URLRequest(url: try #require(URL(string: address + path))))
    }

    func post(_ path: String, _ body: String) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        return try await send(request)
    }

    func put(_ path: String, _ body: String) async throws -> (status: Int, text: String) {
        try await send("PUT", path, body)
    }

    func delete(_ path: String) async throws -> (status: Int, text: String) { try await send("DELETE", path, "") }

    private func send(_ method: String, _ path: String, _ body: String) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = method
        if !body.isEmpty { request.httpBody = Data(body.utf8) }
        return try await send(request)
    }

    private func send(_ request: URLRequest) async throws -> (status: Int, text: String) {
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}
