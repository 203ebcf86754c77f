import Subprocess
import TestSupport
import Testing

/// Indexing over a real port.
@Suite struct LiveIndexingCommandTests {
    /// What was asked under a name goes while the service that recorded it runs, and an article goes from all generations.
    @Test(.timeLimit(.minutes(3))) func aPersonAndAnArticleAreErasedOverHTTP() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let status = try await Server.run(centre) { server in
            for text in ["how do I get a refund?", "where is my invoice?"] {
                let body = "{\"text\": \"\(text)\", \"asker\": \"ana@example.com\"}"
                #expect(try await server.post("/v1/search", body).status == 200)
            }
            let person = try await server.post("/v1/erase", #"{"asker": "ana@example.com"}"#)
            #expect(person.text == #"{"questions":2,"feedback":0,"outcomes":0,"generations":0}"# + "\n")
            let again = try await server.post("/v1/erase", #"{"asker": "ana@example.com"}"#)
            #expect(again.text == #"{"questions":0,"feedback":0,"outcomes":0,"generations":0}"# + "\n")

            let article = try await server.post("/v1/erase", #"{"article": "billing/refunds.md"}"#)
            #expect(article.text == #"{"questions":0,"feedback":0,"outcomes":0,"generations":1}"# + "\n")
            let found = try await server.post("/v1/search", #"{"text": "how do I get a refund?"}"#)
            #expect(found.status == 200 && !found.text.contains("billing/refunds.md"))
            for wrong in ["{}", #"{"asker": "a", "article": "b"}"#, #"{"asker": ""}"#] {
                #expect(try await server.post("/v1/erase", wrong).status == 422)
            }
        }
        #expect(status == 0)
        let log = try await Command.run(["audit", "show", "--index", centre.index, "--action", "erasure"])
        #expect(log.text.contains("article billing/refunds.md") && !log.text.contains("ana@example.com"))
    }

    @Test(.timeLimit(.minutes(3))) func anOwnerWorksOverHTTP() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let status = try await Server.run(centre, "--source", centre.articles) { server in
            let put = try await server.put(
                "/v1/articles/shipping%2Fparcels?wait=true",
                #"{"title": "Parcels", "body": "A parcel weighs at most **thirty kilograms**."}"#)
            #expect(put.status == 200, "\(put.text)")
            #expect(put.text.contains(#""searchable":true"#))
            let found = try await server.post("/v1/search", #"{"text": "how heavy may a parcel be?", "top": 1}"#)
            #expect(found.text.contains("shipping/parcels"))
            #expect(
                try await server.get("/v1/articles/shipping%2Fparcels/source").text
                    == #"{"title": "Parcels", "body": "A parcel weighs at most **thirty kilograms**."}"# + "\n")

            let wrong = try await server.put("/v1/articles/x", #"{"colour": "red"}"#)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("#/colour"))
            #expect(try await server.get("/v1/articles/x/source").status == 404)

            #expect(
                try await server.post("/v1/suppressions", #"{"article": "shipping/parcels", "why": "a test"}"#).status
                    == 200)
            #expect(
                try await !server.post("/v1/search", #"{"text": "how heavy may a parcel be?"}"#).text
                    .contains("thirty kilograms"))
            #expect(try await server.delete("/v1/suppressions/articles/shipping%2Fparcels").status == 204)
            #expect(try await server.delete("/v1/suppressions/articles/shipping%2Fparcels").status == 404)
            #expect(try await server.post("/v1/suppressions", #"{"article": "unknown"}"#).status == 404)

            try centre.write("billing/refunds.md", title: "Refunds", "There are no refunds at all.")
            let job = try await server.post("/v1/index/jobs", "{}")
            #expect(job.status == 202)
            let id = try #require(job.text.firstMatch(of: /"id":"([^"]+)"/)?.output.1)
            let events = try await server.get("/v1/index/jobs/\(id)/events")
            #expect(events.text.hasPrefix("event: job\ndata: {"))
            #expect(events.text.contains(#""state":"done""#))
            #expect(
                try await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 1}"#).text
                    .contains("no refunds at all"))
            #expect(try await server.post("/v1/index/jobs/unknown/cancel", "").status == 404)

            #expect(try await server.delete("/v1/articles/shipping%2Fparcels?wait=true").status == 200)
            #expect(try await server.delete("/v1/articles/shipping%2Fparcels").status == 404)
            let generations = try await server.get("/v1/generations")
            #expect(generations.text.contains(#""serving":true"#))
            // Newest first; merging publishes as well, so the first ones may be gone.
            let oldest = try #require(generations.text.matches(of: /"generation":(\d+)/).last?.output.1)
            #expect(try await server.post("/v1/generations/\(oldest)/activate", "").status == 200)
            #expect(try await server.post("/v1/generations/999/activate", "").status == 404)
            #expect(
                try await server.post("/v1/search", #"{"text": "how do I get a refund?", "top": 1}"#).text
                    .contains("within 30 days"))
            #expect(try await server.post("/v1/articles/x", "{}").status == 405)
        }
        #expect(status == 0)
    }

    /// The process is killed while it takes articles: whatever it said to have is found after the next start.
    @Test(.timeLimit(.minutes(5))) func whatWasAcknowledgedSurvivesAKill() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        var generator = SeededGenerator(seed: 20_261_121)
        var acknowledged: [String: String] = [:]
        for kill in 0..<4 {
            let count = Int.random(in: 1...25, using: &generator)
            let status = try await Server.run(centre, ending: .kill) { server in
                for number in 0..<count {
                    let id = "a\(Int.random(in: 0..<40, using: &generator))"
                    let body = #"{"title": "Article", "body": "Text \#(number) of run \#(kill)."}"#
                    let answer = try await server.put("/v1/articles/" + id, body)
                    try #require(answer.status == 202)
                    acknowledged[id] = body
                }
            }
            #expect(status == -9)
        }
        let status = try await Server.run(centre) { server in
            let jobs = try await server.get("/v1/index/jobs").text
            let id = try #require(jobs.firstMatch(of: /"id":"([^"]+)"/)?.output.1)
            let end = try await server.get("/v1/index/jobs/\(id)/events").text
            #expect(end.contains(#""state":"done""#))
            for (id, body) in acknowledged {
                #expect(try await server.get("/v1/articles/" + id + "/source").text == body + "\n")
            }
        }
        #expect(status == 0)
        let listed = try await Command.run(["articles", "list", "--index", centre.index, "--json"]).text
        for id in acknowledged.keys { #expect(listed.contains("\"\(id)\""), "\(id)") }
        #expect(acknowledged.count > 4)
    }
}
