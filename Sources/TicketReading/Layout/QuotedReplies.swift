/// Sets aside the messages that a message answers or passes on.
///
/// Found by what mail programs write: `>` before lines, `On … wrote:`, `-----Original Message-----`, and blocks of
/// `From: Sent: To: Subject:`, each in the languages that the lexicon has. After one of the latter three everything to
/// the end belongs to the quoted message, unless its lines are marked by `>`.
enum QuotedReplies {
    /// Lines that one introduction may run over.
    private static let attributionLines = 3

    /// - Parameter keepsForwarded: whether the body of a message that is passed on counts. Only its header goes then.
    static func setAside(in message: inout MessageText, keepsForwarded: Bool) {
        markAngleLines(&message)
        var index = 0
        var hasContentBefore = false
        while index < message.lines.count {
            guard let quote = quoteStart(at: index, in: message) else {
                hasContentBefore = hasContentBefore || message.lines[index].counts
                index += 1
                continue
            }
            message.setAsideLines(index..<quote.end, .quoted)
            index = quote.end
            if nextIsMarked(from: index, message) { continue }
            // with nothing before it, the message below is what the customer passes on
            guard hasContentBefore else { continue }
            if quote.isForwarded { message.forwardedBody = index }
            if keepsForwarded && quote.isForwarded { continue }
            return message.setAsideLines(index..<message.lines.count, .quoted)
        }
    }

    private static func markAngleLines(_ message: inout MessageText) {
        for index in message.lines.indices {
            let range = message.lines[index].range
            if let first = message.reading[range].first, first == UInt8(ascii: ">") {
                message.setAsideLine(index, .quoted)
            }
        }
    }

    /// An introduction that begins at `index`: the line after it, and whether it may pass a message on.
    private static func quoteStart(at index: Int, in message: MessageText) -> (end: Int, isForwarded: Bool)? {
        guard message.lines[index].counts else { return nil }
        if isOriginalMessageLine(index, message) { return (headerBlockEnd(at: index + 1, message) ?? index + 1, true) }
        if isRule(index, message), let end = headerBlockEnd(at: index + 1, message) { return (end, true) }
        if let end = headerBlockEnd(at: index, message) { return (end, true) }
        return attributionEnd(at: index, message).map { ($0, false) }
    }

    private static func nextIsMarked(from index: Int, _ message: MessageText) -> Bool {
        guard let next = message.lines[index...].first(where: { !$0.isBlank }) else { return false }
        return next.isSetAside
    }

    /// `-----Original Message-----`
    private static func isOriginalMessageLine(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        let words = message.words(of: line)
        guard words.count <= 6, let phrase = MailFurniture.originalMessage.firstIndex(in: words) else { return false }
        let startsWithDashes = message.reading[line.range].first == UInt8(ascii: "-")
        return startsWithDashes || (phrase == words.startIndex && message.reading[line.range].last == UInt8(ascii: ":"))
    }

    /// A line of underscores, dashes or equals signs alone.
    static func isRule(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        return line.range.count >= 3
            && message.reading[line.range].allSatisfy { "_-=*".utf8.contains($0) }
    }

    /// The line after a block of at least three header lines from `index`, the sender's and another among them.
    private static func headerBlockEnd(at index: Int, _ message: MessageText) -> Int? {
        var place = index
        var (hasFrom, hasSubject, hasAddress, others) = (false, false, false, 0)
        var blanks = 0
        while place < message.lines.count, place < index + 12 {
            if message.lines[place].isBlank {
                blanks += 1
                if blanks > 1 || hasFrom { break }
            } else if let label = Labels.label(of: place, in: message) {
                if MailFurniture.from.covers(label) {
                    hasFrom = true
                } else if MailFurniture.subject.covers(label) {
                    hasSubject = true
                } else if MailFurniture.otherHeader.covers(label) {
                    others += 1
                } else {
                    break
                }
            } else {
                break
            }
            hasAddress = hasAddress || message.reading[message.lines[place].range].contains(UInt8(ascii: "@"))
            place += 1
        }
        // `From: Leeds`, `To: York` is a journey
        guard hasSubject || hasAddress else { return nil }
        let count = (hasFrom ? 1 : 0) + (hasSubject ? 1 : 0) + others
        return hasFrom && others >= 1 && count >= 3 ? place : nil
    }

    /// The line after `On … wrote:`, which ends in a colon and holds a digit, over up to three lines.
    private static func attributionEnd(at index: Int, _ message: MessageText) -> Int? {
        for end in index..<min(index + attributionLines, message.lines.count) {
            let line = message.lines[end]
            guard line.counts else { return nil }
            guard message.reading[line.range].last == UInt8(ascii: ":") else { continue }
            let range = message.lines[index].range.lowerBound..<line.range.upperBound
            guard range.count < 400 else { return nil }
            let words = message.words[message.lines[index].words.lowerBound..<line.words.upperBound]
            let hasDigit = message.reading[range].contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            // after the verb stands the sender: `Am 3. Mai 2025 schrieb Ida Lund <ida@lund.example>:`
            let hasAddress = message.reading[range].contains(UInt8(ascii: "@"))
            let saysWrote = MailFurniture.wrote.occurs(in: hasAddress ? words : words.suffix(4))
            return hasDigit && saysWrote ? end + 1 : nil
        }
        return nil
    }
}

/// `Label: value` lines.
enum Labels {
    private static let maximumWords = 7

    /// The words before the colon (full width too) of a line that begins with a label.
    static func label(of index: Int, in message: MessageText) -> ArraySlice<Word>? {
        guard let colon = colon(in: message.lines[index].range, message) else { return nil }
        let words = message.words(of: message.lines[index]).prefix { $0.range.lowerBound < colon.lowerBound }
        return words.isEmpty || words.count > maximumWords ? nil : words
    }

    /// The first colon within the first bytes of a line.
    static func colon(in range: Range<Int>, _ message: MessageText) -> Range<Int>? {
        let limit = min(range.upperBound, range.lowerBound + 60)
        for index in range.lowerBound..<limit {
            switch message.reading[index] {
            case UInt8(ascii: ":"):
                let next = index + 1
                let isAddress = next < range.upperBound && message.reading[next] == UInt8(ascii: "/")
                return isAddress ? nil : index..<next
            case 0xEF where index + 2 < range.upperBound && message.reading[index + 1] == 0xBC:
                if message.reading[index + 2] == 0x9A { return index..<index + 3 }
            case UInt8(ascii: "?"), UInt8(ascii: "!"):
                return nil
            default: continue
            }
        }
        return nil
    }
}
