/// Sets aside farewells on lines of their own, and the names, positions and numbers after them.
enum Signatures {
    /// A signature has at most so many lines, each of at most so many words.
    private static let maximumLines = 12
    private static let maximumWords = 10

    static func setAside(in message: inout MessageText) {
        markDeviceLines(&message)
        markAfterDelimiter(&message)
        markAfterFarewell(&message)
        markContactBlock(&message)
        markLastName(&message)
    }

    private static func markDeviceLines(_ message: inout MessageText) {
        for index in message.lines.indices where message.lines[index].counts {
            let words = message.words(of: message.lines[index])
            guard words.count <= 10, MailFurniture.deviceLines.begins(words), !CustomerWords.sayMatter(words) else {
                continue
            }
            guard !message.hasQuestionMark(in: message.lines[index].range) else { continue }
            if words.count > 2 || message.lines.count > 1 { message.setAsideLine(index, .signature) }
        }
    }

    /// `--` on its own line: the rest, if it is short.
    private static func markAfterDelimiter(_ message: inout MessageText) {
        guard let index = message.lines.lastIndex(where: { isDelimiter($0, message) }) else { return }
        guard message.lines[..<index].contains(where: { !$0.isBlank }) else { return }
        let rest = message.lines[index...].filter { $0.counts }
        guard rest.count <= maximumLines, !rest.contains(where: { message.hasQuestionMark(in: $0.range) }) else {
            return
        }
        guard !rest.contains(where: { CustomerWords.sayMatter(message.words(of: $0)) }) else { return }
        message.setAsideLines(index..<message.lines.count, .signature)
    }

    private static func isDelimiter(_ line: TicketLine, _ message: MessageText) -> Bool {
        guard line.counts, line.words.isEmpty, (2...3).contains(line.range.count) else { return false }
        let bytes = message.reading[line.range]
        return bytes.elementsEqual("--".utf8) || bytes.elementsEqual("—".utf8) || bytes.elementsEqual("---".utf8)
    }

    /// A line of farewell or thanks alone, with short lines after it to the end of the message. From the end, O(lines).
    private static func markAfterFarewell(_ message: inout MessageText) {
        var followers: [Int] = []
        let first = message.lines.firstIndex { $0.counts }
        for index in (0..<postscriptStart(message)).reversed() where message.lines[index].counts {
            let line = message.lines[index]
            let isOnly = index == first && followers.isEmpty
            if let end = closingEnd(index, isOnly: isOnly, isLast: followers.isEmpty, message) {
                let name = ReadingBytes.trimming(end..<line.range.upperBound, in: message.reading, of: message.bytes)
                message.setAsideStart(ofLine: index, upTo: end, .closing)
                if !name.isEmpty { message.setAsideLine(index, .signature) }
                for follower in followers { message.setAsideLine(follower, .signature) }
                followers = []
            } else if followers.count < maximumLines, isShort(index, message), !saysSomething(index, message) {
                followers.append(index)
            } else {
                return
            }
        }
    }

    /// The line of `PS: …`, which follows the signature; the end if there is none.
    private static func postscriptStart(_ message: MessageText) -> Int {
        let start = max(0, message.lines.count - 40)
        return message.lines[start...].firstIndex { line in
            guard line.counts, let first = message.words(of: line).first else { return false }
            if ["ps", "pps", "nb"].contains(first.folded) { return true }
            return message.reading[line.range].starts(with: "P.S".utf8)
        } ?? message.lines.count
    }

    /// Where the farewell of a line ends, if nothing but a name follows on it.
    ///
    /// - Parameter isOnly: nothing else is in the message; then `Best Western` is no farewell to a Mr Western.
    private static func closingEnd(_ index: Int, isOnly: Bool, isLast: Bool, _ message: MessageText) -> Int? {
        let line = message.lines[index]
        let words = message.words(of: line)
        if isClosingLine(words) || isUnspacedClosing(index, message) { return line.range.upperBound }
        if Courtesies.waiting.begins(words), words.count <= 16, !message.hasQuestionMark(in: line.range), !isOnly {
            return Problems.cues.occurs(in: words) ? nil : line.range.upperBound
        }
        if isOnly, !message.reading[line.range].contains(where: { ",!.".utf8.contains($0) }) { return nil }
        guard words.count <= 7, !message.hasQuestionMark(in: line.range), !saysSomething(index, message) else {
            return nil
        }
        if !isOnly, isFarewell(words), !isLast || message.reading[line.range].last == UInt8(ascii: ",") {
            return line.range.upperBound
        }
        for nameWords in 1...3 where words.count > nameWords {
            let closing = words.dropLast(nameWords)
            guard isClosingLine(closing), let last = closing.last else { continue }
            let isName = words.suffix(nameWords).allSatisfy { isCapital($0, message) }
            let next = message.reading[last.range.upperBound]
            if isName || next == UInt8(ascii: ",") { return words[words.endIndex - nameWords].range.lowerBound }
        }
        return nil
    }

    /// Begins or ends as a farewell, whatever else is in it: `Kind regards from the coast`, `und schönen Gruß`.
    private static func isFarewell(_ words: ArraySlice<Word>) -> Bool {
        if Courtesies.farewells.begins(words) || Courtesies.thanks.begins(words) { return words.count > 1 }
        guard let last = words.indices.last else { return false }
        return words.count <= 6 && Courtesies.farewells.length(at: last, in: words) > 0
    }

    static func isCapital(_ word: Word, _ message: MessageText) -> Bool {
        let first = message.reading[word.range.lowerBound]
        return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z") || first >= 0x80
    }

    private static func saysSomething(_ index: Int, _ message: MessageText) -> Bool {
        let words = message.words(of: message.lines[index])
        return endsAsSentence(index, message) && words.count > 2 || Problems.cues.occurs(in: words)
            || Requests.openings.occurs(in: words) || InterrogativeForm.opens(words)
    }

    /// Only words of thanks and farewell, one of which opens it.
    static func isClosingLine(_ words: ArraySlice<Word>) -> Bool {
        guard !words.isEmpty, words.count <= 16 else { return false }
        let opening = words.dropFirst(Courtesies.beforeThanks.prefixCount(of: words))
        let isClosing =
            Courtesies.farewells.begins(words) || Courtesies.thanks.begins(words) || Courtesies.thanks.begins(opening)
            || Courtesies.farewells.begins(opening)
        return isClosing && words.indices.allSatisfy { isCourtesy(at: $0, in: words) }
    }

    private static func isCourtesy(at index: Int, in words: ArraySlice<Word>) -> Bool {
        // a phrase covers its later words as well
        for start in max(words.startIndex, index - 4)...index {
            for table in [Courtesies.farewells, Courtesies.thanks, Courtesies.afterThanks, Courtesies.beforeThanks]
            where start + table.length(at: start, in: words) > index { return true }
        }
        return false
    }

    private static func isUnspacedClosing(_ index: Int, _ message: MessageText) -> Bool {
        let range = message.lines[index].range
        return range.count <= 90 && Courtesies.unspacedThanks.occurs(in: message.reading, range)
            && !message.hasQuestionMark(in: range)
    }

    private static func isShort(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        if message.hasQuestionMark(in: line.range) || line.range.count > 90 { return false }
        let words = message.words(of: line)
        if ["ps", "p", "nb", "edit"].contains(words.first?.folded ?? "") { return false }
        return words.count <= maximumWords
    }

    /// The last paragraph, if its lines are short, none is a sentence, and one gives a number, an address or a
    /// position.
    private static func markContactBlock(_ message: inout MessageText) {
        guard let last = message.lines.lastIndex(where: { $0.counts }) else { return }
        var first = last
        while first > 0, message.lines[first - 1].counts { first -= 1 }
        guard last - first < maximumLines, last > first, hasMatter(before: first, message) else { return }
        let block = first...last
        guard block.allSatisfy({ isContactLine($0, message) }) else { return }
        if block.contains(where: { isContact($0, message) }) { message.setAsideLines(first..<last + 1, .signature) }
    }

    /// Whether more than a greeting counts before the line.
    private static func hasMatter(before index: Int, _ message: MessageText) -> Bool {
        message.lines[..<index].contains { line in
            let words = message.words(of: line)
            return line.counts && !(words.count <= 6 && Courtesies.greetings.begins(words))
        }
    }

    /// Short, no sentence, and written as names are, or with digits or signs of an address.
    private static func isContactLine(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        let words = message.words(of: line)
        guard isShort(index, message), !endsAsSentence(index, message), !CustomerWords.sayMatter(words) else {
            return false
        }
        guard let first = words.first else { return true }
        return isCapital(first, message)
            || message.reading[line.range].contains { ($0 >= 0x30 && $0 <= 0x39) || "@./".utf8.contains($0) }
    }

    private static func endsAsSentence(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        guard let last = message.reading[line.range].last else { return false }
        return last == UInt8(ascii: "!") || last == UInt8(ascii: ":")
            || last == UInt8(ascii: ".") && line.words.count > 4
    }

    private static func isContact(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        let bytes = message.reading[line.range]
        if bytes.contains(UInt8(ascii: "@")) || MailFurniture.contact.occurs(in: message.words(of: line)) {
            return true
        }
        return bytes.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count >= 7
    }

    /// One to four words with capitals on a line alone at the end, after a blank line or a farewell.
    private static func markLastName(_ message: inout MessageText) {
        guard let last = message.lines.lastIndex(where: { $0.counts }) else { return }
        guard last > 0 else { return }
        let previous = message.lines[last - 1]
        if previous.counts {
            guard let end = message.reading[previous.range].last, ".!?".utf8.contains(end) else { return }
            guard message.words(of: message.lines[last]).allSatisfy({ isCapital($0, message) }) else { return }
        }
        let hasMore =
            message.lines[..<last].contains { $0.counts } || message.setAside.contains { $0.kind == .greeting }
        let words = message.words(of: message.lines[last])
        guard hasMore, (1...5).contains(words.count), !endsAsSentence(last, message) else { return }
        guard isShort(last, message), !words.contains(where: { $0.folded.contains { $0.isNumber } }) else { return }
        guard !CustomerWords.sayMatter(words), let first = words.first else { return }
        guard !Requests.commands.begins(words), !Interrogatives.questionWords.contains(first.folded) else { return }
        // with nothing before it, a word in small letters is a search
        guard hasMatter(before: last, message) || isCapital(first, message) else { return }
        if words.count == 1 || hasCapitals(words, message) { message.setAsideLine(last, .signature) }
    }

    /// Whether all words but short ones begin with a capital letter or one without case.
    private static func hasCapitals(_ words: ArraySlice<Word>, _ message: MessageText) -> Bool {
        words.allSatisfy { word in
            let first = message.reading[word.range.lowerBound]
            let isLower = first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z")
            return !isLower || word.folded.utf8.count <= 3
        }
    }
}
