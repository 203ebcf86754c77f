import Patterns
import TestSupport
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
        #expect(try firstMatch(test.pattern, in: test.text) == test.match)
    }

    /// A backtracking search would take 2³⁰⁰⁰⁰ steps for these.
    @Test(arguments: ["(a+)+b", "(a|a)*b", "(a*)*(a*)*b", "(a|aa)+$x", "a{0,50}a{0,50}a{0,50}b"])
    func noPatternIsSlow(pattern: String) throws {
        let text = [UInt32](repeating: 0x61, count: 30_000)
        #expect(try Pattern(pattern).firstMatch(in: text) == nil)
        #expect(try Pattern(pattern).coverage(of: Array(text.prefix(5000))).isEmpty)
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
        #expect(throws: PatternFault.self) { try Pattern(pattern) }
        do { _ = try Pattern(pattern) } catch { #expect(error.reason == reason) }
    }

    @Test(arguments: [
        (#"\d+"#, "12 a 345", [0..<2, 5..<8]), ("aa", "aaaab", [0..<4]), ("a", "aab", [0..<1, 1..<2]),
        ("ab|bc", "abc abc", [0..<3, 4..<7]), ("a|b.*c", "abbc", [0..<1, 1..<4]), ("x*", "aaa", []),
        ("^a", "aa", [0..<1]), (#"\bcd\b"#, "cd acd cd", [0..<2, 7..<9]),
    ])
    func coverageIsWhatAllMatchesCover(pattern: String, text: String, expected: [Range<Int>]) throws {
        #expect(try Pattern(pattern).coverage(of: scalars(text)) == expected)
    }

    /// A match is looked for only where one can begin: after assertions, after what may be left out, at signs and letters
    /// beyond ASCII.
    @Test(arguments: [
        ("\\bno", "a note, no", [2..<4, 8..<10]), ("x?y", "yes, xy", [0..<1, 5..<7]),
        ("(a*|ß)c", "ßc aac c", [0..<2, 3..<6, 7..<8]), ("[^a-z ]", "ab1 Ö", [2..<3, 4..<5]),
        ("\\d{2}$", "12 34", [3..<5]), ("^", "a", []), ("é+", "é éé", [0..<1, 2..<4]),
    ]) func matchesBeginWhereTheyCan(pattern: String, text: String, expected: [Range<Int>]) throws {
        let pattern = try Pattern(pattern)
        #expect(pattern.coverage(of: scalars(text)) == expected)
        #expect(pattern.firstMatch(in: scalars(text)) == expected.first)
    }

    /// One after another these would be found in quadratic time.
    @Test(arguments: ["a|a.*b", "(a|a*b)"]) func manyMatchesAreFoundInOnePass(pattern: String) throws {
        let count = 20_000
        #expect(try Pattern(pattern).coverage(of: [UInt32](repeating: 0x61, count: count)).count == count)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func coverageHoldsTheFirstMatch(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let letters = Array("ab|*+?(){}[]^$.\\d\\b,12-")
        var compiled = 0
        for _ in 0..<2000 {
            let length = Int.random(in: 1...14, using: &random)
            guard
                let pattern = try? Pattern(
                    String((0..<length).compactMap { _ in letters.randomElement(using: &random) }))
            else { continue }
            compiled += 1
            let text = scalars("abba 12-1 (a) b,ab")
            let covered = pattern.coverage(of: text)
            #expect(zip(covered, covered.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "seed \(seed)")
            guard let first = pattern.firstMatch(in: text) else {
                #expect(covered.isEmpty, "seed \(seed)")
                continue
            }
            #expect(covered.first?.lowerBound == first.lowerBound, "seed \(seed)")
            #expect(covered.contains { $0.lowerBound <= first.lowerBound && $0.upperBound >= first.upperBound })
        }
        #expect(compiled > 200)
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(PatternScalars.lowered) }

    private func firstMatch(_ pattern: String, in text: String) throws -> String? {
        try Pattern(pattern).firstMatch(in: scalars(text)).map { range in
            String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
        }
    }
}
