import ReportPages
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
        ("", ""),
    ])
    func everyByteIsEscaped(_ text: String, _ escaped: String) {
        #expect(HTMLText.escaped(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
    }
}
