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
