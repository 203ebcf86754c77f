import Embedding
import Foundation
import Testing

struct BertNormalizerTests {
    private static let uncased = BertNormalizer(lowercases: true, stripsAccents: true, separatesIdeographs: true)

    @Test(arguments: [
        ("Ärger Größe", "arger große"), ("cafe\u{301} CAFÉ", "cafe cafe"), ("İstanbul ISI", "istanbul isi"),
        ("中文a", " 中  文 a"), ("がギ", "かキ"), ("한", "\u{1112}\u{1161}\u{11AB}"), ("a\u{200D}b\u{AD}c\u{0}\u{7}", "abc"),
        ("x\u{2028}y\u{A0}z\tw\r\n", "x y z w  "), ("“Ok” – né…", "“ok” – ne…"), ("ΑΣ", "ας".replacing("ς", with: "σ")),
        ("❤\u{FE0F}👍🏽", "❤👍🏽"), ("\u{301}\u{302}", ""), ("\u{E000}\u{FFFD}", ""), ("ỆẤ", "ea"), ("آأ", "اا"),
    ]) func textIsCleanedStrippedAndLowerCased(text: String, expected: String) {
        let actual = String(decoding: Self.uncased.normalize(text), as: UTF8.self)
        // Scalar by scalar: strings that differ in form only are equal.
        #expect(actual.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func aCasedModelKeepsCaseAndAccents() {
        let cased = BertNormalizer(lowercases: false, stripsAccents: false, separatesIdeographs: false)
        #expect(String(decoding: cased.normalize("Äé\tが中É\u{7}"), as: UTF8.self) == "Äé が中É")
        let accented = BertNormalizer(lowercases: true, stripsAccents: false, separatesIdeographs: true)
        #expect(String(decoding: accented.normalize("ÄÉ"), as: UTF8.self) == "äé")
    }

    /// Most characters are looked up one by one; the definition decomposes the whole text.
    @Test func everyCharacterIsStrippedAsByDecomposingTheWholeText() {
        let keepsCase = BertNormalizer(lowercases: false, stripsAccents: true, separatesIdeographs: false)
        var wrong: [Unicode.Scalar] = []
        for value in (0xA0 as UInt32)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace, value != 0xFFFD else { continue }
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned: continue
            default: break
            }
            let text = "e\u{327}" + String(scalar) + "\u{301}x"
            let expected = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
                $0.properties.generalCategory != .nonspacingMark
            }
            let actual = String(decoding: keepsCase.normalize(text), as: UTF8.self).unicodeScalars
            if !actual.elementsEqual(expected) { wrong.append(scalar) }
        }
        #expect(wrong.isEmpty)
    }
}
