import TestSupport
import Testing

struct PolicyCommandTests {
    @Test func aQuestionIsFlaggedWithItsWordsAndItsRoute() async throws {
        let output = try await Command.run(["policy", "test", "--words-only", "Grüße, I was charged twice", "hello"])
        #expect(output.status == 0, "\(output.errors)")
        #expect(
            output.text.hasPrefix("1. Grüße, I was charged twice\n    review: A charge or bill is said to be wrong"))
        #expect(output.text.contains("\"charged twice\""))
        #expect(output.text.contains("Of 2 questions a person must see 1 (50.0 %); of these, 0 are blocked."))
    }

    @Test func jsonCountsInScalars() async throws {
        let output = try await Command.run(["policy", "test", "--words-only", "--json", "Grüße, refund me"])
        let flagged = try #require(try output.json["flagged_questions"] as? [[String: Any]])
        let triggers = try #require(flagged.first?["triggers"] as? [[String: Any]])
        #expect(triggers.first?["rule"] as? String == "refund")
        let match = try #require((triggers.first?["matches"] as? [[String: Any]])?.first)
        #expect(match["start"] as? Int == 7)
        #expect(match["end"] as? Int == 16)
        #expect(match["words"] as? [[Int]] == [[7, 13], [14, 16]])
    }

    @Test func goldGivesPrecisionAndRecall() async throws {
        let questions = """
            {"text": "refund me", "triggers": ["refund"]}
            {"text": "what size is it", "triggers": ["privacy"]}
            """
        let output = try await Command.run(
            ["policy", "test", "--words-only", "--json", "--questions", "-"], input: questions)
        let any = (try output.json["agreement"] as? [String: Any])?["any"] as? [String: Any]
        #expect(any?["precision"] as? Double == 1)
        #expect(any?["recall"] as? Double == 0.5)
    }

    @Test func meaningNeedsTheEncoder() async throws {
        let output = try await Command.run(["policy", "test", "--json", "what you paid me is not what I am owed"])
        #expect(try output.json["by_meaning"] as? Bool == true)
    }

    @Test func thePrintedPolicyChecksItselfAndABrokenOneNamesTheLine() async throws {
        let folder = try TemporaryDirectory()
        let printed = try await Command.run(["policy", "show", "--yaml"])
        try folder.write(printed.text, to: "policy.yaml")
        let checked = try await Command.run(["policy", "check", folder.path + "/policy.yaml"])
        #expect(checked.status == 0)
        #expect(checked.text == "Policy 1 can be used: 14 rules, no warnings.\n")
        try folder.write(printed.text.replacing("rules:", with: "ruls:"), to: "policy.yaml")
        let refused = try await Command.run(["policy", "check", folder.path + "/policy.yaml"])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("the policy has no key \"ruls\"; did you mean \"rules\"?"))
        #expect(try await Command.run(["policy", "test"]).status == 64)
    }
}
