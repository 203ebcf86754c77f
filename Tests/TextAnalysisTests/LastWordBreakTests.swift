import Testing
import TextAnalysis

@Suite struct LastWordBreakTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var text: String
        var limit: Int
        var head: String
        var testDescription: String { "\(text.debugDescription) before \(limit)" }
    }

    @Test(arguments: [
        Example(text: "one two three", limit: 9, head: "one two "),
        Example(text: "one two three", limit: 8, head: "one two "),
        Example(text: "one two three", limit: 7, head: "one "),
        Example(text: "one two three", limit: 99, head: "one two three"),
        Example(text: "one\u{2003}two", limit: 7, head: "one\u{2003}"),
        Example(text: "onetwothree", limit: 5, head: "onetw"),
        // ideographs are words
        Example(text: "one 漢字かな", limit: 11, head: "one 漢字"),
        Example(text: "漢字かな", limit: 7, head: "漢字"),
        // never between the scalars of a character
        Example(text: "abe\u{0301}", limit: 3, head: "ab"),
        Example(text: "a👩‍👩‍👧b", limit: 8, head: "a"),
        // but within one that fills the window, and never nothing
        Example(
            text: "a" + String(repeating: "\u{0301}", count: 100), limit: 101,
            head: "a" + String(repeating: "\u{0301}", count: 50)),
        Example(text: "😀😀", limit: 1, head: "😀"),
        Example(text: "", limit: 0, head: ""),
    ])
    func cutsAtTheLastWordElseCharacterElseScalar(_ example: Example) {
        let place = LastWordBreak.lastBreak(in: example.text, before: example.limit)
        #expect(example.text.utf8Slice(0..<place) == example.head)
    }

    @Test func staysWithinItsRange() {
        let bytes = Array("one two three".utf8)
        #expect(LastWordBreak.lastBreak(in: bytes, range: 4..<13, before: 7) == 7)
        #expect(LastWordBreak.lastBreak(in: bytes, range: 4..<7, before: 20) == 7)
        #expect(LastWordBreak.lastBreak(in: bytes, range: 2..<13, before: 6) == 4)
    }
}
