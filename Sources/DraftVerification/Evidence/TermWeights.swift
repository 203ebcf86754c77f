internal import Foundation
internal import Retrieval
internal import TextAnalysis

/// How much a word tells: its inverse document frequency over the sentences of the articles that are cited (K. Spärck
/// Jones, "A statistical interpretation of term specificity", J. Documentation 28, 1972).
///
/// A word that none of them has weighs most, which is what a claim from elsewhere looks like.
struct TermWeights {
    private var frequencies: [WordKey: Int] = [:]
    private var sentenceCount = 0

    /// UTF-8 bytes of one article that are counted.
    private static let articleMaximum = 64 * 1024

    /// O(length of the texts).
    init(articleTexts: [String]) {
        for text in articleTexts {
            let bytes = Array(text.utf8)
            var end = min(bytes.count, Self.articleMaximum)
            while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            for range in SentenceSplitter.sentences(in: bytes, range: 0..<end) {
                sentenceCount += 1
                for key in Set(SentenceTerms(SentenceReading(bytes: bytes, range: range)).keys) {
                    frequencies[key, default: 0] += 1
                }
            }
        }
    }

    func weight(of key: WordKey) -> Double {
        let count = Double(max(sentenceCount, 8))
        return log(1 + count / Double(1 + frequencies[key, default: 0]))
    }
}
