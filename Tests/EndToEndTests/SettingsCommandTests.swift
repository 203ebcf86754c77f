import Foundation
import TestSupport
import Testing

struct SettingsCommandTests {
    private let centre: SmallHelpCentre

    init() async throws {
        centre = try SmallHelpCentre()
        _ = try await centre.index()
    }

    private func run(_ arguments: String...) async throws -> Command.Output {
        try await Command.run(arguments + ["--index", centre.index])
    }

    private func path(_ name: String) -> String { centre.folder.path + "/" + name }

    /// Forty questions in two tongues: those that the help centre answers, and those that it does not.
    private func writeTopics(_ count: Int = 40, answerable: (Int) -> Bool = { $0.isMultiple(of: 2) }) throws {
        let subjects = ["a refund", "an invoice", "my password", "deleting my account"]
        let others = ["zebra crossings", "bicycle parking", "a pottery course", "the tide tables"]
        let lines = (0..<count).map { number in
            let subject = (answerable(number) ? subjects : others)[number % 4]
            return #"{"id": "q\#(number)", "text": "question \#(number): how about \#(subject)?", "#
                + #""answerable": \#(answerable(number))}"#
        }
        try centre.folder.write(lines.joined(separator: "\n"), to: "topics.jsonl")
    }

    @Test func calibrationIsWrittenSeenAndUndone() async throws {
        try writeTopics()
        let before = try await centre.search("refund").json
        #expect(before["settings"] as? Int == 0)
        #expect(before["calibration"] as? String == "default")

        let tried = try await run("calibrate", "--topics", path("topics.jsonl"), "--dry-run")
        #expect(tried.status == 0, "\(tried.errors)")
        #expect(tried.text.contains("Nothing was written (--dry-run)."))
        #expect(try await centre.search("refund").json["settings"] as? Int == 0)

        let output = try await run("calibrate", "--topics", path("topics.jsonl"), "--why", "our own questions")
        #expect(output.status == 0, "\(output.errors)")
        #expect(output.text.contains("Calibrated the verdict on 40 labelled questions (20 answerable)"))
        #expect(output.text.contains("AUROC") && output.text.contains("word_share"))
        #expect(
            output.text.hasSuffix("Settings 1 written; undo with `lacuna settings undo --index \(centre.index)`.\n"))
        let after = try await centre.search("refund").json
        #expect(after["settings"] as? Int == 1)
        #expect(after["calibration"] as? String == "own(40)")

        #expect(try await run("settings", "list").text.contains("our own questions"))
        #expect(try await run("settings", "show").text.contains("fitted on 40 questions"))
        #expect(try await run("settings", "show", "0").text.contains("what the product comes with"))
        #expect(try await run("settings", "undo").text == "Settings 0 are in force.\n")
        #expect(try await centre.search("refund").json["calibration"] as? String == "default")
        #expect(try await run("settings", "undo").errors.contains("there is nothing to undo"))
        #expect(try await run("settings", "activate", "1").status == 0)
        #expect(try await run("settings", "activate", "9").errors.contains("has no settings 9"))
        let list = try await run("settings", "list", "--json").json
        #expect(list["in_force"] as? Int == 1)
    }

    @Test func judgementsFitFusion() async throws {
        try writeTopics(40) { _ in true }
        let articles = ["billing/refunds", "billing/invoices", "account/password", "account/delete"]
        try centre.folder.write(
            (0..<40).map { "q\($0) 0 \(articles[$0 % 4]) 1\n" }.joined(), to: "qrels.tsv")
        let output = try await run("calibrate", "--topics", path("topics.jsonl"), "--qrels", path("qrels.tsv"))
        #expect(output.errors.contains("all labelled questions are answerable"))
        let unlabelled = try String(contentsOfFile: path("topics.jsonl"), encoding: .utf8)
            .replacing(#", "answerable": true"#, with: "")
        try centre.folder.write(unlabelled, to: "plain.jsonl")
        let fusion = try await run(
            "calibrate", "--topics", path("plain.jsonl"), "--qrels", path("qrels.tsv"), "--json")
        #expect(fusion.status == 0, "\(fusion.errors)")
        let numbers = try #require(try fusion.json["fusion"] as? [String: Any])
        #expect(numbers["questions"] as? Int == 40)
        #expect((numbers["before"] as? [String: Any])?["cosine"] as? Double == 1)
        // The verdict was not fitted.
        #expect(try await centre.search("refund").json["calibration"] as? String == "default")
    }

    @Test func tooFewOrOneSidedQuestionsAreRefused() async throws {
        try writeTopics(12)
        let few = try await run("calibrate", "--topics", path("topics.jsonl"))
        #expect(few.status == 1)
        #expect(
            few.errors.contains(
                "12 questions are labelled, and 30 are the fewest that say more than chance; label 18 more"))
        try writeTopics(40) { _ in false }
        let same = try await run("calibrate", "--topics", path("topics.jsonl"))
        #expect(
            same.errors.contains(
                "all labelled questions are unanswerable, so nothing tells the two apart; add questions that the "
                    + "articles answer"))
        try centre.folder.write("q1\twhat about it\n", to: "plain.tsv")
        let none = try await run("calibrate", "--topics", path("plain.tsv"))
        #expect(none.errors.contains("no question is labelled; write \"answerable\": true or false beside each"))
        let risk = try await run("calibrate", "--topics", path("plain.tsv"), "--risk", "0")
        #expect(risk.status == 64)
        #expect(!FileManager.default.fileExists(atPath: centre.index + "/SETTINGS"))
    }

    @Test func synonymsActOnTheNextQuestionAndAreUndone() async throws {
        try centre.folder.write("moneyback => refund   # what they say on the telephone\n", to: "synonyms.txt")
        func found() async throws -> Int { try await centre.search("moneyback", "--mode", "lexical").hits.count }
        #expect(try await found() == 0)
        let set = try await run("settings", "synonyms", "set", path("synonyms.txt"))
        #expect(set.text.hasPrefix("Settings 1 written: 1 rule of synonyms."), "\(set.errors)")
        #expect(try await found() > 0)
        #expect(try await run("settings", "synonyms", "show").text.hasPrefix("moneyback => refund"))
        #expect(try await run("settings", "undo").status == 0)
        #expect(try await found() == 0)
        try centre.folder.write("alone\n", to: "synonyms.txt")
        let wrong = try await run("settings", "synonyms", "set", path("synonyms.txt"))
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("\"alone\" stands alone"))
    }

    @Test func settingsThatDoNotFitAreRefusedOrSetAside() async throws {
        try writeTopics()
        _ = try await run("calibrate", "--topics", path("topics.jsonl"))
        let file = centre.index + "/settings/000001.json"
        let whole = try String(contentsOfFile: file, encoding: .utf8)
        func search(_ old: String, _ new: String) async throws -> Command.Output {
            try #require(whole.contains(old), "\(whole)")
            try whole.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
            return try await centre.search("refund")
        }
        let feature = try await search("\"word_share\" : ", "\"word_luck\" : ")
        #expect(feature.errors.contains("were fitted by another build"), "\(feature.errors)")
        #expect(try feature.json["calibration"] as? String == "default")
        let encoder = try await search("\"hash\" : \"", "\"hash\" : \"0")
        #expect(encoder.errors.contains("were fitted with the encoder"))
        #expect(try encoder.json["calibration"] as? String == "default")
        let unknown = try await search("\"no_below\"", "\"no_over\"")
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("the settings in force have a key “verdict.no_over” that this build does"))
        let missing = try await search("\"synonyms\" : [", "\"yes\" : 1, \"synonyms\" : [")
        #expect(missing.errors.contains("“settings.yes”"))
        let range = try await search("\"yes_from\" : ", "\"yes_from\" : 7")
        #expect(range.errors.contains("yes_from of the settings in force is 7"))
        // The way back works all the same.
        #expect(try await run("settings", "activate", "0").status == 0)
        #expect(try await centre.search("refund").status == 0)
    }
}
