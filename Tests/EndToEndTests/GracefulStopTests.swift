import Subprocess
import TestSupport
import Testing

/// A service that is told to stop while clients write: whatever it said to have is there after the next start.
@Suite struct GracefulStopTests {
    private static let writers = 3

    @Test(.timeLimit(.minutes(4))) func whatWasAcknowledgedSurvivesAStop() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        var generator = SeededGenerator(seed: 20_261_122)
        var articles: [String: String] = [:]
        var feedback = 0
        var queries: Set<String> = []
        for round in 0..<3 {
            let count = Int.random(in: 4...20, using: &generator)
            var written: [Written] = []
            let status = try await Server.running(centre) { server, stop in
                written = try await withThrowingTaskGroup(of: Written.self) { group in
                    for writer in 0..<Self.writers {
                        group.addTask {
                            try await Written.until(refusedBy: server, "w\(writer)-r\(round)") { acknowledged in
                                // Told in the middle of what all of them send.
                                if writer == 0, acknowledged == count { try stop() }
                            }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(status == 0, "a stop is no failure")
            for one in written {
                articles.merge(one.articles) { _, new in new }
                queries.formUnion(one.queries)
                feedback += one.feedback
            }
        }
        try #require(articles.count > 12 && feedback > 12)

        let status = try await Server.run(centre) { server in
            let jobs = try await server.get("/v1/index/jobs").text
            let job = try #require(jobs.firstMatch(of: /"id":"([^"]+)"/)?.output.1)
            #expect(try await server.get("/v1/index/jobs/\(job)/events").text.contains(#""state":"done""#))
            for (id, body) in articles {
                #expect(try await server.get("/v1/articles/\(id)/source").text == body + "\n", "\(id)")
            }
            var kept = 0
            for query in queries {
                let evidence = try await server.get("/v1/queries/\(query)")
                #expect(evidence.status == 200, "\(query)")
                kept += evidence.text.matches(of: /"useful"/).count
            }
            #expect(kept >= feedback)
        }
        #expect(status == 0)
        let listed = try await Command.run(["articles", "list", "--index", centre.index, "--json"]).text
        for id in articles.keys { #expect(listed.contains("\"\(id)\""), "\(id)") }
    }

    /// What one client was told to be kept.
    private struct Written {
        var articles: [String: String] = [:]
        var queries: Set<String> = []
        var feedback = 0

        /// Puts an article, asks, and rates the answer, over and over, until nobody answers any more.
        static func until(
            refusedBy server: Server, _ name: String, acknowledged: (Int) throws -> Void
        ) async throws -> Written {
            var written = Written()
            for number in 0..<10_000 {
                let (id, body) = (
                    "\(name)-\(number)", #"{"title": "Article", "body": "Text of \#(name), \#(number)."}"#
                )
                guard let put = try? await server.put("/v1/articles/" + id, body) else { break }
                if put.status == 200 || put.status == 202 { written.articles[id] = body }
                guard
                    let found = try? await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 1}"#),
                    found.status == 200,
                    let query = found.text.firstMatch(of: /"query_id":"([^"]+)"/)?.output.1,
                    let passage = found.text.firstMatch(of: /"passage_id":"([^"]+)"/)?.output.1
                else { break }
                // What a search answered is synced soon after: a stop waits for that, a power cut may not.
                written.queries.insert(String(query))
                let rating = #"{"query_id": "\#(query)", "passage_id": "\#(passage)", "rating": "useful"}"#
                guard let rated = try? await server.post("/v1/feedback", rating) else { break }
                if rated.status == 204 { written.feedback += 1 }
                try acknowledged(written.feedback)
            }
            return written
        }
    }
}
