import Foundation
import TestSupport
import Testing

struct EvaluationCommandTests {
    @Test(arguments: ["hybrid", "lexical", "vector"])
    func judgedQuestionsAreMeasured(mode: String) async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        try centre.folder.write(
            "q1\thow do I get a refund?\nq2\tforgot my password\nq3\tnobody judged this\n", to: "topics.tsv")
        try centre.folder.write(
            "q1 0 billing/refunds 1\nq2 0 account/password.md 1\nq2 0 gone/away 1\n", to: "qrels.tsv")
        let run = centre.folder.path + "/run.txt"
        let output = try await Command.run([
            "evaluate", "--index", centre.index, "--topics", centre.folder.path + "/topics.tsv",
            "--qrels", centre.folder.path + "/qrels.tsv", "--mode", mode, "--run-out", run, "--json",
        ])
        #expect(output.status == 0, "\(output.errors)")
        let measures = try #require(try output.json["measures"] as? [String: Double])
        #expect(measures["RR@10"] == 1)
        #expect(measures["R@10"] == 0.75)
        #expect(try output.count("topics", "measured") == 2)
        #expect(try output.count("topics", "without_judgements") == 1)
        #expect((try output.json["judged_ids"] as? [String: Any])?["unmatched"] as? [String] == ["gone/away"])
        let first = try String(contentsOfFile: run, encoding: .utf8).split(separator: "\n").first ?? ""
        #expect(first.hasPrefix("q1 Q0 billing/refunds.md 1 "))
    }

    @Test func judgementsOfAnotherIndexAreRefused() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        try centre.folder.write("q1\thow do I get a refund?\n", to: "topics.tsv")
        try centre.folder.write("q1 0 elsewhere.md 1\n", to: "qrels.tsv")
        let output = try await Command.run([
            "evaluate", "--index", centre.index, "--topics", centre.folder.path + "/topics.tsv",
            "--qrels", centre.folder.path + "/qrels.tsv", "--mode", "lexical",
        ])
        #expect(output.status == 1)
        #expect(output.errors.contains("none of the 1 judged ids"))
    }

    @Test func judgementsOfSectionsAreFoundByTheirAnchors() async throws {
        let evaluation = try await Evaluation()
        try evaluation.centre.write(
            "billing/plans.md", title: "Plans",
            "Plans renew each year.\n\n## Downgrade a plan\n\nA downgrade takes effect at the next renewal date.")
        _ = try await evaluation.centre.index()
        try evaluation.write(topics: "q1\twhen does a downgrade take effect\n")
        try evaluation.write(qrels: "q1 0 billing/plans#downgrade-a-plan 1\nq1 0 billing/plans#no-such-heading 1\n")
        let output = try await evaluation.run("--level", "section", "--mode", "lexical", "--json")
        #expect(output.status == 0, "\(output.errors)")
        #expect((try output.json["measures"] as? [String: Double])?["RR@10"] == 1)
        #expect(
            (try output.json["judged_ids"] as? [String: Any])?["unmatched"] as? [String] == [
                "billing/plans#no-such-heading"
            ])
        let topics = try #require(try output.json["per_topic"] as? [[String: Any]])
        #expect(topics.first?["top"] as? String == "billing/plans.md#downgrade-a-plan")
        #expect(topics.first?["first_relevant_rank"] as? Int == 1)
    }

    @Test func theWorstQuestionsAreListedFirst() async throws {
        let evaluation = try await Evaluation()
        let output = try await evaluation.run("--mode", "lexical", "--per-topic", "--measure", "RR,Judged@1")
        #expect(output.status == 0, "\(output.errors)")
        let list = try #require(output.text.components(separatedBy: "Questions, the worst first").last)
        let lines = list.split(separator: "\n").dropFirst().map(String.init)
        #expect(lines[0].contains("RR") && lines[0].contains("on top"))
        #expect(lines[1].contains("none") && lines[1].contains("q3") && lines[1].hasSuffix("Invoices"))
        #expect(lines.count == 4)
        #expect(output.text.contains("  note       3 questions cannot show small differences: the mean of RR may lie"))
        #expect(output.text.contains("measure   mean    95 % interval"))
    }

    @Test func twoGenerationsAreCompared() async throws {
        let evaluation = try await Evaluation()
        try evaluation.centre.write("billing/invoices.md", title: "Bills", "Nothing about that word any more.")
        _ = try await evaluation.centre.index()
        try evaluation.write(qrels: "q1 0 billing/refunds 1\nq2 0 account/password.md 1\nq3 0 billing/invoices.md 1\n")
        let output = try await evaluation.run("--mode", "lexical", "--compare-generation", "1", "--json")
        #expect(output.status == 0, "\(output.errors)")
        let comparison = try #require(try output.json["comparison"] as? [String: Any])
        #expect(comparison["baseline"] as? String == "generation 1")
        let measures = try #require(comparison["measures"] as? [String: [String: Any]])
        #expect(measures["RR@10"]?["before"] as? Double == 1)
        #expect(measures["RR@10"]?["worse"] as? Int == 1)
        #expect(measures["RR@10"]?["same"] as? Int == 2)
        #expect(measures["Judged@10"] == nil)
        let text = try await evaluation.run("--mode", "lexical", "--compare-generation", "1").text
        #expect(text.contains("Compared with generation 1:"))
        #expect(text.contains("changed most, of 1 that changed"))
        let missing = try await evaluation.run("--mode", "lexical", "--compare-generation", "7")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("has no generation 7"))
    }

    @Test func aRunComparedWithItselfIsTheSame() async throws {
        let evaluation = try await Evaluation()
        let run = evaluation.centre.folder.path + "/run.txt"
        _ = try await evaluation.run("--mode", "lexical", "--run-out", run)
        for other in [["--baseline", run], ["--compare-index", evaluation.centre.index]] {
            let output = try await evaluation.run(["--mode", "lexical", "--json"] + other)
            #expect(output.status == 0, "\(output.errors)")
            let comparison = try #require(try output.json["comparison"] as? [String: Any])
            let measures = try #require(comparison["measures"] as? [String: [String: Any]])
            #expect(measures.count == 6)
            for measure in measures.values {
                #expect(measure["same"] as? Int == 3)
                #expect(measure["p"] as? Double == 1)
            }
        }
    }

    @Test func baselinesThatCannotBeComparedAreRefused() async throws {
        let evaluation = try await Evaluation()
        try evaluation.centre.folder.write("other Q0 a.md 1 1.0 x\n", to: "run.txt")
        let run = evaluation.centre.folder.path + "/run.txt"
        let strange = try await evaluation.run("--mode", "lexical", "--baseline", run)
        #expect(strange.status == 1)
        #expect(strange.errors.contains("ranks nothing for any judged topic; check that the ids agree"))
        try evaluation.centre.folder.write("{\"version\":1}\n", to: "run.json")
        let path = evaluation.centre.folder.path + "/run.json"
        let json = try await evaluation.run("--mode", "lexical", "--baseline", path)
        #expect(json.status == 1)
        #expect(json.errors.contains("run.json is JSON; --baseline takes a run in TREC's form"))
        let two = try await evaluation.run("--baseline", run, "--compare-generation", "1")
        #expect(two.status == 64)
        #expect(two.errors.contains("Please compare with one thing"))
        let judged = try await evaluation.run("--measure", "Judged@5", "--compare-generation", "1")
        #expect(judged.status == 64)
        #expect(judged.errors.contains("Please name a measure to compare by"))
        let unknown = try await evaluation.run("--measure", "MAP")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("unknown measure MAP"))
    }

    @Test func labelledQuestionsMeasureAbstention() async throws {
        let evaluation = try await Evaluation()
        try evaluation.write(
            topics: """
                {"id": "q1", "text": "how do I get a refund?", "answerable": true}
                {"id": "q2", "text": "forgot my password", "answerable": true}
                {"id": "q3", "text": "when are invoices sent"}
                {"id": "u1", "text": "parking spaces for bicycles", "answerable": false}
                {"id": "u2", "text": "zebra crossing", "answerable": false}

                """)
        let output = try await evaluation.run("--json")
        #expect(output.status == 0, "\(output.errors)")
        #expect(try output.count("topics", "measured") == 3)
        let abstention = try #require(try output.json["abstention"] as? [String: Any])
        #expect(abstention["answerable"] as? Int == 2)
        #expect(abstention["unanswerable"] as? Int == 2)
        let scores = try #require(abstention["scores"] as? [[String: Any]])
        #expect(scores.map { $0["name"] as? String } == ["verdict", "best cosine", "top BM25"])
        #expect(scores[0]["ece"] is Double)
        for score in scores.dropFirst() {
            #expect(score["auroc"] as? Double == 1)
            #expect(score["coverage"] as? Double == 0.5)
            #expect(score["ece"] is NSNull)
        }
        let text = try await evaluation.run("--mode", "lexical").text
        #expect(text.contains("Answering or abstaining, on 2 answerable and 2 unanswerable questions:"))
        #expect(text.contains("top BM25") && !text.contains("best cosine"))
    }

    @Test func aPageIsWritten() async throws {
        let evaluation = try await Evaluation()
        let page = evaluation.centre.folder.path + "/report.html"
        let output = try await evaluation.run("--mode", "lexical", "--compare-generation", "1", "--html", page)
        #expect(output.status == 0, "\(output.errors)")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(html.contains("<h1>Evaluation of index</h1>"))
        #expect(html.contains("Compared with generation 1"))
        #expect(html.contains("how do I get a refund?"))
        #expect(html.contains(#"data-label="In first place">Invoices</td>"#))
    }

    @Test func aPlaceThatCannotBeWrittenIsNamed() async throws {
        let evaluation = try await Evaluation()
        let output = try await evaluation.run(
            "--mode", "lexical", "--html", evaluation.centre.folder.path + "/no/such/report.html")
        #expect(output.status == 1)
        #expect(output.errors.contains("/no/such/report.html"))
    }

    /// The small help centre, indexed, and three judged questions; the third judgement is of a wrong article.
    private struct Evaluation {
        let centre: SmallHelpCentre

        init() async throws {
            centre = try SmallHelpCentre()
            _ = try await centre.index()
            try write(topics: "q1\thow do I get a refund?\nq2\tforgot my password\nq3\twhen are invoices sent\n")
            try write(qrels: "q1 0 billing/refunds 1\nq2 0 account/password.md 1\nq3 0 account/delete.md 1\n")
        }

        func write(topics: String) throws { try centre.folder.write(topics, to: "topics.txt") }
        func write(qrels: String) throws { try centre.folder.write(qrels, to: "qrels.txt") }

        func run(_ options: String...) async throws -> Command.Output { try await run(options) }

        func run(_ options: [String]) async throws -> Command.Output {
            try await Command.run(
                [
                    "evaluate", "--index", centre.index, "--topics", centre.folder.path + "/topics.txt",
                    "--qrels", centre.folder.path + "/qrels.txt",
                ] + options)
        }
    }

    @Test func textsBecomeVectors() async throws {
        let output = try await Command.run(["embed"], input: "refund\nhow do I reset it?\n")
        let lines = output.text.split(separator: "\n")
        #expect(lines.count == 2)
        for (index, line) in lines.enumerated() {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["index"] as? Int == index)
            let vector = try #require(object["vector"] as? [Double])
            #expect(vector.count == 384)
            #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
        }
        let long = String(repeating: "word ", count: 400) + "\n"
        let refused = try await Command.run(["embed"], input: "short\n" + long)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("line 2 has 402 tokens"))
        #expect(
            try await Command.run(["embed", "--truncate"], input: long).text.hasPrefix(#"{"index":0,"tokens":256,"#))
    }
}
