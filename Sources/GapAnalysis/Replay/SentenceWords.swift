internal import Retrieval

/// One sentence in lower case, cut into words and marks.
struct SentenceWords: Sendable {
    let text: String
    /// Words and marks of punctuation, in order.
    let pieces: [String]
    /// Words that say what it is about.
    let content: [String]
    /// A line that does not end as a sentence does: a heading, or an entry of a list.
    let isBareLine: Bool

    init(_ sentence: String) {
        text = sentence.lowercased()
        pieces = QuestionWords.pieces(of: text).map(String.init)
        content = pieces.filter { QuestionWords.isContent($0) }
        let last = pieces.last { !Self.closing.contains($0) }
        isBareLine = !(last.map { Self.stops.contains($0) } ?? false)
    }

    var isQuestion: Bool { pieces.last { !Self.closing.contains($0) } == "?" }

    /// The word that it consists of; nil if there are more.
    var onlyWord: String? {
        let words = pieces.filter { $0.contains { $0.isLetter || $0.isNumber } }
        return words.count == 1 ? words[0] : nil
    }

    /// Whether these words stand side by side in it.
    func contains(_ phrase: [String]) -> Bool {
        guard phrase.count <= pieces.count else { return false }
        return (0...pieces.count - phrase.count).contains { pieces[$0..<$0 + phrase.count].elementsEqual(phrase) }
    }

    private static let stops: Set<String> = [".", "!", "?", ":", ";", "…"]
    private static let closing: Set<String> = ["\"", "'", "”", "’", "»", ")", "]"]
}
