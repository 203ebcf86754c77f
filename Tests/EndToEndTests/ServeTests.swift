import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `lacuna serve`, over a real port.
struct ServeTests {
    @Test func itServesWhatTheCommandFinds() async throws {
        let centre = try SmallHelpCentre()
        _ = try centre.index()
        let server = try Server(centre)
        defer { server.kill() }

        #expect(try await server.get("/healthz").status == 200)
        #expect(try await server.get("/readyz").text == #"{"status":"ready","generation":1}"#)

        let served = try await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 3}"#)
        let printed = try centre.search("how do I get a refund?", "--top", "3").text
        #expect(served.status == 200)
        #expect(withoutQueryID(served.text) == withoutQueryID(printed.replacing("\n", with: "")))

        let hit = try #require(try Command.Output(status: 0, text: served.text, errors: "").hits.first)
        let id = try #require(hit["passage_id"] as? String)
        let passage = try await server.get("/v1/passages/\(id)")
        #expect(passage.status == 200)
        #expect(passage.text.contains(try #require(hit["quote_sha256"] as? String)))
        #expect(try await server.get("/v1/passages/unknown").status == 404)
        #expect(try await server.post("/v1/search", #"{"text": "x", "roles": ["agent"]}"#).status == 422)

        try centre.write("billing/refunds.md", title: "Refunds", "There are no refunds at all.")
        _ = try centre.index()
        let next = try await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 1}"#)
        #expect(next.text.contains("There are no refunds at all."))
        #expect(next.text.contains(#""generation":2"#))

        #expect(try server.stop() == 0)
    }

    @Test func itWaitsForTheFirstGeneration() async throws {
        let centre = try SmallHelpCentre()
        let server = try Server(centre, "--as", "agent")
        defer { server.kill() }
        #expect(try await server.get("/healthz").status == 200)
        #expect(try await server.get("/readyz").status == 503)
        #expect(try await server.post("/v1/search", #"{"text": "goodwill"}"#).status == 503)
        _ = try centre.index()
        #expect(try await server.get("/readyz").status == 200)
        #expect(try await server.post("/v1/search", #"{"text": "goodwill"}"#).text.contains("internal/goodwill.md"))
        #expect(try server.stop() == 0)
    }

    private func withoutQueryID(_ text: String) -> String {
        text.replacing(/"query_id":"[^"]*"/, with: "")
    }
}

/// A running service.
private struct Server {
    private let process: Process
    private let address: String

    init(_ centre: SmallHelpCentre, _ options: String...) throws {
        process = Command.process(["serve", "--index", centre.index, "--port", "0"] + options)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        let text = String(decoding: line, as: UTF8.self)
        address = try #require(text.split(separator: " ").last.map(String.init), "it said \"\(text)\"")
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

    /// Asks it to stop, as an operator does.
    ///
    /// - Returns: its exit code.
    func stop() throws -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    func kill() {
        if process.isRunning { process.terminate() }
    }

    private func send(_ request: URLRequest) async throws -> (status: Int, text: String) {
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}
