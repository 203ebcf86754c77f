internal import Foundation
internal import Retrieval
internal import TextAnalysis

/// Tells a passage that says something from one that only repeats what is asked.
///
/// What counts is the new words: content words of the passage's statements that no question of the theme has. Sentences
/// that ask, that restate a question, or that speak of asking and of help to come say nothing.
package struct AnswerSubstance: Sendable {
    private let asked: Set<String>

    /// New content words from which on a passage can be an answer. "Yes, on Sundays too." is three.
    static let newWordsMinimum = 5
    /// Share of a sentence's content words that the questions have, from which on it restates them.
    private static let restatingShare = 0.75

    /// - Parameter questions: as they were asked.
    package init(questions: [String]) {
        asked = Set(questions.flatMap(Self.words))
    }

    /// Distinct content words that the passage adds. O(length).
    package func newWords(in passage: String) -> Set<String> {
        var new: Set<String> = []
        let bytes = Array(passage.utf8)
        for range in SentenceSplitter.sentences(in: passage) {
            let sentence = String(decoding: bytes[range], as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            if sentence.hasSuffix("?") { continue }
            let words = Self.words(sentence)
            guard !words.isEmpty, !Self.speaksOfAsking(sentence, words) else { continue }
            let known = words.count { asked.contains($0) }
            if Double(known) >= Self.restatingShare * Double(words.count) { continue }
            new.formUnion(words.filter { !asked.contains($0) })
        }
        return new
    }

    package func isAnswer(_ passage: String) -> Bool { newWords(in: passage).count >= Self.newWordsMinimum }

    private static func words(_ text: String) -> [String] {
        QuestionWords.pieces(of: text.lowercased()).filter(QuestionWords.isContent).map(String.init)
    }

    /// "Many customers ask us this", "Our team will get back to you", "This page is being written".
    private static func speaksOfAsking(_ sentence: String, _ words: [String]) -> Bool {
        let meta = words.count { metaWords.contains($0) }
        return meta >= 2 || (meta == 1 && words.count <= 4)
    }

    private static let metaWords: Set<String> = Set(
        """
        ask asks asked asking question questions query queries enquiry enquiries inquiry wonder wonders wondering faq
        faqs answer answers answered reply replies topic topics article page section list lists listed below collected
        frequently common commonly often many customers people users readers soon later shortly coming update updates
        updated information details help team support contact understand important know hear heard popular receive
        received come back check working writing written draft placeholder
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
