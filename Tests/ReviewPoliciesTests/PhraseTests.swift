import ReviewPolicies
import Testing

struct PhraseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var phrase: String
        var text: String
        /// The words it finds, in their order; empty if it does not match.
        var words: [String]
        init(_ phrase: String, _ text: String, _ words: [String] = []) {
            (self.phrase, self.text, self.words) = (phrase, text, words)
        }
        var testDescription: String { "\(phrase) in \(text)" }
    }

    @Test(arguments: [
        Case("cancel my subscription", "Please CANCEL my subscription!", ["CANCEL", "my", "subscription"]),
        Case("cancel my subscription", "cancelling my subscriptions", ["cancelling", "my", "subscriptions"]),
        Case("cancel my subscription", "I cancelled, my subscription", ["cancelled", "my", "subscription"]),
        Case("cancel my subscription", "cancel it. My subscription is old"),
        Case("cancel * subscription", "cancel my old yearly subscription", ["cancel", "subscription"]),
        Case("cancel * subscription", "cancel subscription", ["cancel", "subscription"]),
        Case("cancel * subscription", "cancel my old and costly subscription"),
        Case("cancel|end my plan|box", "I want to end my box", ["end", "my", "box"]),
        Case("shut-down|close it", "shut down it", ["shut", "down", "it"]),
        Case("cant pay", "I can’t pay and can't sleep", ["can’t", "pay"]),
        Case("reclamation", "Une RÉCLAMATION", ["RÉCLAMATION"]),
        Case("refund", "the refund's late, re fund", ["refund's"]),
        Case("sue", "I will sue. The issue is ours", ["sue"]),
        Case("policy", "call the police"),
        Case("charge twice", "charged twice", ["charged", "twice"]),
        Case("a * b * c", "a x b y y c", ["a", "b", "c"]),
        Case("退款", "我要 退款", ["退款"]),
    ])
    func findsWordsWhateverTheirCaseAndEnding(_ test: Case) throws {
        #expect(try policy(phrase: test.phrase).words(test.text) == test.words)
    }

    @Test func rangesAreThoseOfTheWords() throws {
        let text = "Grüße! Ich: refund, bitte refund"
        let matches = try policy(phrase: "refund").triggers(text)[0].matches
        #expect(matches.map(\.range) == [14..<20, 28..<34])
        #expect(matches.map(\.kind) == [.phrase, .phrase])
        #expect(matches.map(\.source) == ["refund", "refund"])
    }

    @Test func anExceptionActsOnItsSentence() throws {
        let policy = try policy(phrase: "refund", unless: ["refund policy"])
        #expect(try policy.triggers("The refund policy page is down").isEmpty)
        #expect(try policy.words("The refund policy page is down. Where is my refund?") == ["refund"])
    }

    @Test func commonExceptionsHoldUnlessARuleSaysOtherwise() throws {
        let common = "unless:\n  phrases: [button]"
        let body = "    match:\n      phrases: [refund]"
        #expect(try policy(body, common: common).triggers("the refund button").isEmpty)
        let always = try policy(body, extra: "    common_unless: false", common: common)
        #expect(try always.triggers("the refund button").count == 1)
    }
}
