import ReviewPolicies
import Testing

struct PolicyErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var yaml: String
        var message: String
        init(_ yaml: String, _ message: String) { (self.yaml, self.message) = (yaml, message) }
        var testDescription: String { message }
    }

    private static let head = """
        version: 1
        rules:
          - id: a
            title: A
            trigger: refund
            route: r
            owner: o
            backup_owner: b
            expected_decision: d

        """

    private static func rule(_ rest: String) -> String { head + rest }

    @Test(arguments: [
        Case("", #"the policy needs the key "version""#),
        Case("- 1", "line 1: the policy must be a mapping of keys to values"),
        Case("version: 1", #"line 1: the policy needs the key "rules""#),
        Case(
            "version: x\nrules: []",
            #"line 1: "x" cannot be the version of the policy; it must be a whole number from 1, one higher after each change"#
        ),
        Case("version: 1\nruls: []", #"line 2: the policy has no key "ruls"; did you mean "rules"?"#),
        Case(
            "version: 1\nzzzzzzzz: []",
            #"line 2: the policy has no key "zzzzzzzz"; its keys are version, similarity, majority, unless, rules"#),
        Case("version: 1\nrules: x", #"line 2: "rules" of the policy must be a list of rules"#),
        Case("version: 1\nversion: 2", #"line 1: the key "version" stands twice in one place; remove one"#),
        Case("version: [", "line 2: this is not YAML: did not find expected node content"),
        Case("version: 1\nrules:\n  - title: A", #"line 3: rule 1 needs the key "id""#),
        Case(
            "version: 1\nrules:\n  - id: A b",
            #"line 3: "A b" cannot be the id of rule 1; it must be 1 to 64 of a-z, 0-9, "-" and "_""#),
        Case(
            rule("    action: review\n    match: {}"),
            #"line 11: the rule "a" can never match; give "match" at least one of phrases, patterns, examples"#),
        Case(
            rule("    action: review"),
            #"line 3: the rule "a" can never match; give "match" at least one of phrases, patterns, examples"#),
        Case(
            rule("    action: stop\n    match: {phrases: [a]}"),
            #"line 10: "stop" cannot be the action of the rule "a"; it must be review or block"#),
        Case(rule("    match: {phrases: [a]}"), #"line 3: the rule "a" needs the key "action""#),
        Case(
            rule("    match: {phrase: [a]}"),
            #"line 10: "match" of the rule "a" has no key "phrase"; did you mean "phrases"?"#),
        Case(
            rule("    match: {phrases: [[a]]}"),
            #"line 10: "phrases" of "match" of the rule "a" must be a list of texts that are not empty"#),
        Case(
            rule("    match: {phrases: ['* a']}"),
            #"line 10: the phrase "* a" in "match" of the rule "a" cannot be used: a phrase begins and ends with a word"#
        ),
        Case(
            rule("    match: {phrases: ['a|- b']}"),
            #"line 10: the phrase "a|- b" in "match" of the rule "a" cannot be used: "a|-" has no letter or digit"#),
        Case(
            rule("    match: {phrases: ['a * * * * b']}"),
            #"line 10: the phrase "a * * * * b" in "match" of the rule "a" cannot be used: a phrase has at most 3 gaps"#
        ),
        Case(
            rule("    similarity: 2\n    action: review\n    match: {phrases: [a]}"),
            #"line 10: "2" cannot be the similarity of the rule "a"; it must be a number between 0 and 1, such as 0.6"#),
        Case(
            rule("    common_unless: maybe\n    action: review\n    match: {phrases: [a]}"),
            #"line 10: "maybe" cannot be the common_unless of the rule "a"; it must be true or false"#),
        Case(
            rule("    pin: []\n    action: review\n    match: {phrases: [a]}"),
            #"line 10: "pin" of the rule "a" must be text that is not empty"#),
    ])
    func namesTheLineTheRuleAndTheRemedy(_ test: Case) {
        #expect {
            try ReviewPolicy.parse(test.yaml)
        } throws: { error in
            "\(error)" == test.message
        }
    }

    @Test func twoRulesOfOneName() throws {
        let rule = Self.head + "    action: review\n    match: {phrases: [a]}\n"
        let second = rule.drop { $0 != "-" }
        #expect(throws: PolicyError.self) { try ReviewPolicy.parse(rule + "  " + second) }
        do {
            _ = try ReviewPolicy.parse(rule + "  " + second)
        } catch {
            #expect("\(error)" == #"line 12: two rules have the id "a"; give each its own"#)
        }
    }

    @Test func linesOfQuestions() throws {
        #expect(try PolicyQuestion.parse("one\n\n two\r\n").map(\.id) == ["1", "3"])
        let json = #"{"id": "x", "text": "one", "triggers": ["refund"], "more": 1}"# + "\n" + #"{"text": "two"}"#
        let questions = try PolicyQuestion.parse(json)
        #expect(questions.map(\.id) == ["x", "2"])
        #expect(questions.map(\.triggers) == [["refund"], nil])
        #expect {
            try PolicyQuestion.parse(#"{"text": "a"}"# + "\n{")
        } throws: { error in
            "\(error)"
                == #"line 2: this is no question in JSON; expected {"text": "…"} and optionally "id" and "triggers": ["…"]"#
        }
        #expect {
            try PolicyQuestion.parse(#"{"text": " "}"#)
        } throws: { error in
            "\(error)".hasPrefix("line 1: the text is empty; expected")
        }
    }

    @Test func anEncoderThatLosesATextIsRefused() throws {
        let policy = try policy("    match:\n      examples: [one, two]")
        #expect {
            try CompiledPolicy(policy) { _ in [vector(degrees: 0)] }
        } throws: { error in
            "\(error)" == "the encoder gave 1 vectors of one length for 2 examples; check the model"
        }
    }

    @Test func warnings() throws {
        let policy = try policy(
            "    match:\n      examples: [one]", extra: "    similarity: 0.3")
        let messages = policy.warnings.map(\.description)
        #expect(messages.count == 3)
        #expect(messages[0].hasSuffix("never matches while there is no encoder; add phrases"))
        #expect(messages[1].hasPrefix("no rule is about account_access, billing_dispute,"))
        #expect(messages[2].contains("without any example under \"unless\" flags most questions"))
    }
}
