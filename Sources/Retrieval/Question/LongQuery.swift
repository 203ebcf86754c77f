import KnowledgeModel
import TextAnalysis

/// Splits a question that is too long for the encoder into pieces that fit, so that nothing of it is cut off unseen.
///
/// Whole sentences as long as they fit; a sentence over the limit is split between words, a word over it between
/// scalars.
struct LongQuery {
    private let tokens: any TokenCounting

    init(tokens: any TokenCounting) { self.tokens = tokens }

    /// Pieces in reading order, each within the encoder's limit; empty for a text without any visible character. O(n).
    func pieces(of text: String) -> [String] {
        let budget = tokens.tokenLimit - tokens.specialTokenCount
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return [] }
        guard tokens.tokenCount(of: trimmed) > budget else { return [trimmed] }
        var pieces: [String] = []
        var current: [Substring] = []
        var used = 0
        // Token counts of pieces joined by white space add up, since no token crosses white space.
        func add(_ part: Substring, count: Int) {
            if used + count > budget, !current.isEmpty {
                pieces.append(current.joined(separator: " "))
                current = []
                used = 0
            }
            current.append(part)
            used += count
        }
        for sentence in sentences(of: trimmed) {
            let count = tokens.tokenCount(of: String(sentence))
            if count <= budget {
                add(sentence, count: count)
                continue
            }
            for word in sentence.split(whereSeparator: \.isWhitespace) {
                let count = tokens.tokenCount(of: String(word))
                if count <= budget {
                    add(word, count: count)
                } else {
                    // A token is at least one scalar long.
                    for part in word.unicodeScalarPieces(of: budget) {
                        add(part, count: tokens.tokenCount(of: String(part)))
                    }
                }
            }
        }
        if !current.isEmpty { pieces.append(current.joined(separator: " ")) }
        return pieces
    }

    private func sentences(of text: String) -> [Substring] {
        SentenceSplitter.sentences(in: text).map { range in
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
            return text[start..<text.utf8.index(start, offsetBy: range.count)]
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension Substring {
    fileprivate func unicodeScalarPieces(of length: Int) -> [Substring] {
        var pieces: [Substring] = []
        var start = startIndex
        while start < endIndex {
            let end = unicodeScalars.index(start, offsetBy: length, limitedBy: endIndex) ?? endIndex
            pieces.append(self[start..<end])
            start = end
        }
        return pieces
    }
}
