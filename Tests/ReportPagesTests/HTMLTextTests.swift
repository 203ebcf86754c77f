import Foundation
import ReportPages
import TestSupport
import Testing

@Suite struct HTMLTextTests {
    @Test(arguments: [
        ("plain Straße 日本", "plain Straße 日本"),
        ("a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"),
        // One character to a reader, two to a browser: it must be escaped all the same.
        ("\"\u{301} onload=x", "&quot;\u{301} onload=x"),
        ("<\u{338}b", "&lt;\u{338}b"),
        ("'\u{200D}", "&#39;\u{200D}"),
        ("a\u{0}b\u{1B}c\td\n", "a\u{FFFD}b\u{FFFD}c\td\n"),
        ("a\u{202E}b\u{2067}c\u{2069}d\u{200F}", "abcd\u{200F}"), ("“é”", "“é”"),
        ("", ""),
    ])
    func everyByteIsEscaped(_ text: String, _ escaped: String) {
        #expect(HTMLText.escaped(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
    }

    @Test(arguments: [UInt64(1), 2, 3]) func noTextEndsAnAttributeOrBeginsATag(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces: [Unicode.Scalar] = ["<", ">", "\"", "'", "&", "\u{301}", "\u{200D}", "\u{0}", "é", "日", "a", "\n"]
        for _ in 0..<2000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                text.append(pieces.randomElement(using: &random) ?? "a")
            }
            let escaped = HTMLText.escaped(String(text))
            for forbidden in ["<", ">", "\"", "'", "\u{0}"] as [Unicode.Scalar] {
                #expect(!escaped.unicodeScalars.contains(forbidden))
            }
            // Foundation's literal search goes by code units, as a browser does.
            var plain = escaped
            for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            {
                plain = plain.replacingOccurrences(of: entity, with: character, options: .literal)
            }
            let expected = text.map { $0 == "\u{0}" ? "\u{FFFD}" : $0 }
            #expect(plain.unicodeScalars.elementsEqual(expected))
        }
    }
}
