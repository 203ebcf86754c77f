/// Sets aside disclaimers: paragraphs with a phrase of the trade and enough words, after something else.
enum LegalText {
    private static let minimumWords = 8

    static func setAside(in message: inout MessageText) {
        guard let first = message.lines.firstIndex(where: { !$0.isBlank }) else { return }
        for paragraph in paragraphs(of: message) where paragraph.lowerBound > first {
            let words = message.words[
                message.lines[paragraph.lowerBound].words
                    .lowerBound..<message.lines[paragraph.upperBound - 1].words
                    .upperBound]
            guard words.count >= minimumWords, isLegal(words) else { continue }
            let range =
                message.lines[paragraph.lowerBound].range
                .lowerBound..<message.lines[paragraph.upperBound - 1].range
                .upperBound
            if message.hasQuestionMark(in: range) { continue }
            message.setAsideLines(paragraph, .legal)
        }
    }

    private static func isLegal(_ words: ArraySlice<Word>) -> Bool {
        if MailFurniture.legal.occurs(in: words) || hasLegalVocabulary(words) { return true }
        var evidence = 0
        var hasPhrase = false
        var index = words.startIndex
        while index < words.endIndex {
            let length = MailFurniture.perhapsLegal.length(at: index, in: words)
            hasPhrase = hasPhrase || length > 0
            if length > 0 || MailFurniture.legalVocabulary.length(at: index, in: words) > 0 { evidence += 1 }
            index += max(length, 1)
        }
        return hasPhrase && evidence >= 2
    }

    /// Whether at least four words of the trade are among enough others.
    private static func hasLegalVocabulary(_ words: ArraySlice<Word>) -> Bool {
        guard words.count >= 15 else { return false }
        var seen: Set<String> = []
        for index in words.indices where MailFurniture.legalVocabulary.length(at: index, in: words) > 0 {
            seen.insert(words[index].folded)
            if seen.count >= 4 { return true }
        }
        return false
    }

    /// Rows of lines that count, without blank ones between.
    private static func paragraphs(of message: MessageText) -> [Range<Int>] {
        var paragraphs: [Range<Int>] = []
        var start: Int?
        for index in message.lines.indices {
            if message.lines[index].counts {
                if start == nil { start = index }
            } else if let first = start {
                paragraphs.append(first..<index)
                start = nil
            }
        }
        if let first = start { paragraphs.append(first..<message.lines.count) }
        return paragraphs
    }
}
