internal import Foundation
internal import Patterns
internal import TextAnalysis

/// A question, cut into sentences and words, once for all rules.
struct QuestionText {
    struct Word {
        let stem: String
        /// In UTF-8.
        let range: Range<Int>
        /// Index in `sentences`.
        let sentence: Int
    }

    /// Longer than any letter to a help desk; what comes after it is not read.
    static let bytesMaximum = 32 * 1024

    let bytes: [UInt8]
    /// In UTF-8, in their order.
    let sentences: [Range<Int>]
    let words: [Word]

    init(_ text: String) {
        var bytes = Array(text.utf8.prefix(Self.bytesMaximum + 1))
        if bytes.count > Self.bytesMaximum {
            var end = Self.bytesMaximum
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.removeLast(bytes.count - end)
        }
        self.bytes = bytes
        sentences = SentenceSplitter.sentences(in: bytes, range: 0..<bytes.count)
        var words: [Word] = []
        for (index, sentence) in sentences.enumerated() {
            for (range, stem) in Self.stems(in: bytes, range: sentence) {
                words.append(Word(stem: stem, range: range, sentence: index))
            }
        }
        self.words = words
    }

    /// The stems of a phrase's words.
    static func stems(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        return stems(in: bytes, range: 0..<bytes.count).map(\.stem)
    }

    /// Words are runs of letters, digits and marks; an apostrophe inside one counts for nothing, so "can't" is "cant".
    private static func stems(in bytes: [UInt8], range: Range<Int>) -> [(range: Range<Int>, stem: String)] {
        var words: [(range: Range<Int>, stem: String)] = []
        var word = String.UnicodeScalarView()
        var start = range.lowerBound
        var end = start
        var offset = range.lowerBound
        func finish() {
            if !word.isEmpty { words.append((start..<end, WordStem.of(folded(String(word))))) }
            word.removeAll()
        }
        for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
            let next = offset + UTF8.width(scalar)
            if PatternScalars.isWordPart(scalar) {
                if word.isEmpty { start = offset }
                word.append(scalar)
                end = next
            } else if !isApostrophe(scalar) || end != offset {
                finish()
            }
            offset = next
        }
        finish()
        return words
    }

    /// Small letters without accents.
    private static func folded(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        let letters = word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        return String(String.UnicodeScalarView(letters.filter { $0.properties.generalCategory != .nonspacingMark }))
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }
}
