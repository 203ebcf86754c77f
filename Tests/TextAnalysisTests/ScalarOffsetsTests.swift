import Testing
import TextAnalysis

@Suite struct ScalarOffsetsTests {
    @Test(arguments: [
        "", "plain", String(repeating: "plain ", count: 100), String(repeating: "é", count: 64),
        String(repeating: "aé漢😀\u{0301}", count: 50), "漢字かな",
    ])
    func offsetsAgreeWithCountingScalars(_ text: String) {
        let offsets = ScalarOffsets(text)
        #expect(offsets.scalarCount == text.unicodeScalars.count)
        var utf8 = 0
        for (place, scalar) in text.unicodeScalars.enumerated() {
            #expect(offsets.scalarOffset(atUTF8: utf8) == place)
            utf8 += scalar.utf8.count
        }
        #expect(offsets.scalarOffset(atUTF8: utf8) == text.unicodeScalars.count)
        #expect(offsets.scalarRange(ofUTF8: 0..<utf8) == 0..<text.unicodeScalars.count)
    }
}
