import ReviewPolicies
import Testing

struct PatternTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var pattern: String
        var text: String
        var match: String?
        init(_ pattern: String, _ text: String, _ match: String?) {
            (self.pattern, self.text, self.match) = (pattern, text, match)
        }
        var testDescription: String { "\(pattern) in \(text)" }
    }

    @Test(arguments: [
        Case("ab+c", "xABBc", "ABBc"),
        Case("a|ab|abc", "abcd", "abc"),
        Case("(?:re)?fund", "a refund", "refund"),
        Case("(a|b)*c", "ababc", "ababc"),
        Case(#"\d{2,3}"#, "1 1234", "123"),
        Case(#"\d{2}"#, "1 2 3", nil),
        Case(#"a{2,}"#, "caaab", "aaa"),
        Case(#"[$€£] ?\d+([.,]\d\d)?"#, "gave you € 12,50 then", "€ 12,50"),
        Case(#"\brefund\b"#, "refunds, refund", "refund"),
        Case(#"\Bfund"#, "fund refund", "fund"),
        Case("^where", "so where", nil),
        Case("^where", "Where is it", "Where"),
        Case("down$", "it is down", "down"),
        Case("[^a-z ]+", "abc 12!", "12!"),
        Case("[A-C]+", "xabcd", "abc"),
        Case(#"[\d-]+"#, "call 12-34", "12-34"),
        Case("[]a]+", "x]a]", "]a]"),
        Case(#"\w+@\w+\.example"#, "to ada@lace.example now", "ada@lace.example"),
        Case("É", "é", "é"),
        Case("a.c", "a\u{1F600}c", "a\u{1F600}c"),
        Case("x*", "abc", nil),
        Case("(a*)*b", "aaab", "aaab"),
        Case("()*b", "ab", "b"),
    ])
    func findsTheLeftmostLongestMatch(_ test: Case) throws {
        let policy = try policy("    match:\n      patterns:\n        - '\(test.pattern)'")
        #expect(try policy.words(test.text).first == test.match)
    }

    /// A backtracking search would take 2³⁰⁰⁰⁰ steps for these.
    @Test(arguments: ["(a+)+b", "(a|a)*b", "(a*)*(a*)*b", "(a|aa)+$x", "a{0,50}a{0,50}a{0,50}b"])
    func noPatternIsSlow(pattern: String) throws {
        let policy = try policy("    match:\n      patterns: ['\(pattern)']")
        #expect(try policy.triggers(String(repeating: "a", count: 30_000)).isEmpty)
    }

    @Test(arguments: [
        ("(a", "a \"(\" has no \")\" after it"), ("a)", "a \")\" has no \"(\" before it"),
        ("[a", "a \"[\" has no \"]\" after it"), ("*a", "\"*\" has nothing before it to repeat; write \"\\*\""),
        (#"(a)\1"#, "it refers to a group with \"\\1\", which is not possible here"),
        ("(?=a)", "of the groups that begin with \"(?\" only \"(?:\" is known: no look-around, names or flags"),
        ("a*?", "\"?\" follows another repetition; put a group around the first"),
        ("a{3,2}", "\"{3,2}\" runs backwards"), ("a{999}", "it repeats something more than 100 times"),
        ("[z-a]", "the range \"z-a\" runs backwards"), (#"\q"#, "\"\\q\" is not known"),
        (#"a\"#, "it ends in a \"\\\""),
        ("a{x", "after \"{\" comes a number; write \"\\{\" for the bracket"), ("a{1", "a \"{\" has no \"}\" after it"),
        ("((a{90}){90}){90}", "its repetitions make it too large; lower the numbers in {}"),
        ("((((){100}){100}){100}){100}", "its repetitions make it too large; lower the numbers in {}"),
    ])
    func refusesWhatItCannotMatchInLinearTime(pattern: String, reason: String) {
        #expect {
            try policy("    match:\n      patterns:\n        - '\(pattern)'")
        } throws: { error in
            let error = error as? PolicyError
            return error?.code == .badPattern && error?.description.hasSuffix("cannot be used: \(reason)") == true
                && error?.line == 15
        }
    }
}
