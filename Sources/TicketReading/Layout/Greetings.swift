/// Sets aside the greeting that opens a message.
enum Greetings {
    /// Names and titles that may stand in one greeting.
    private static let maximumNames = 6
    private static let dayTimes: Set<String> = ["morning", "afternoon", "evening"]
    /// After a greeting without comma, these show that the sentence begins: `hi i cant log in`.
    private static let sentenceStarts: Set<String> = [
        "i", "im", "ive", "id", "my", "we", "our", "how", "what", "where", "when", "why", "who", "which", "is", "are",
        "can",
        "could", "do", "does", "did", "will", "would", "please", "just", "so", "the", "this", "there", "a", "an", "it",
        "in",
        "need", "your", "cant", "anyone", "any", "if", "after", "since", "app", "ich", "wir", "wie", "mein", "meine",
        "komme", "je", "mon", "no", "me", "mi", "como", "il", "meu", "minha", "nao", "mijn", "hur", "jag", "jeg",
    ]

    /// - Parameter start: the first line to look at.
    static func setAside(in message: inout MessageText, from start: Int) {
        guard let index = message.lines[start...].firstIndex(where: { $0.counts }) else { return }
        let end = greetingEnd(index, message)
        guard end > message.lines[index].range.lowerBound else { return }
        message.setAsideStart(ofLine: index, upTo: end, .greeting)
    }

    /// Where the greeting of a line ends, with its comma; the line's start if it has none.
    private static func greetingEnd(_ index: Int, _ message: MessageText) -> Int {
        let line = message.lines[index]
        let words = message.words(of: line)
        let count = Courtesies.greetings.prefixCount(of: words)
        guard count > 0 else {
            return Courtesies.unspacedGreetings.occurs(in: message.reading, line.range)
                ? unspacedEnd(line.range, message) : line.range.lowerBound
        }
        var names = 0
        var word = words.startIndex + count
        while true {
            if let mark = markEnd(before: word, in: words, line, message) { return mark }
            guard word < words.endIndex else { return line.range.upperBound }
            if names <= 1, sentenceStarts.contains(words[word].folded), Courtesies.informal.begins(words) {
                return words[word].range.lowerBound
            }
            let greeted = Courtesies.greeted.length(at: word, in: words)
            if greeted == 0 {
                // `evening classes`
                if dayTimes.contains(words[word - 1].folded), count == 1, !startsWithCapital(words[word], message) {
                    return line.range.lowerBound
                }
                names += 1
                if names > (startsWithCapital(words[word], message) ? maximumNames : 1) { return line.range.lowerBound }
            }
            word += max(greeted, 1)
        }
    }

    /// The end of the mark that stands before the word, unless it is the full stop of a title: `Dear Mr. Smith`.
    private static func markEnd(
        before word: Int, in words: ArraySlice<Word>, _ line: TicketLine, _ message: MessageText
    ) -> Int? {
        let previous = words[word - 1]
        let next = word < words.endIndex ? words[word].range.lowerBound : line.range.upperBound
        guard let end = mark(in: previous.range.upperBound..<next, message) else { return nil }
        let isTitle = ["mr", "ms", "mrs", "dr", "prof", "st", "ing", "sr", "sra"].contains(previous.folded)
        return isTitle && word < words.endIndex && message.reading[end - 1] == UInt8(ascii: ".") ? nil : end
    }

    private static func startsWithCapital(_ word: Word, _ message: MessageText) -> Bool {
        let first = message.reading[word.range.lowerBound]
        return first >= 0x80 || first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
    }

    /// The end of the first comma, full stop, exclamation mark, colon or dash in `range`, with marks and smileys after
    /// it.
    private static func mark(in range: Range<Int>, _ message: MessageText) -> Int? {
        for index in range {
            switch message.reading[index] {
            case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ";"):
                return index + 1
            case UInt8(ascii: "?"): return index + 1
            // `hi-fi` is one word
            case UInt8(ascii: "-") where range.count > 1 || index + 1 == message.reading.count: return index + 1
            case 0xE2 where index + 2 < range.upperBound && message.reading[index + 1] == 0x80:
                if (0x93...0x94).contains(message.reading[index + 2]) { return index + 3 }
            case 0xEF where index + 2 < range.upperBound && message.reading[index + 1] == 0xBC: return index + 3
            case 0xE3 where index + 2 < range.upperBound && message.reading[index + 1] == 0x80: return index + 3
            case 0xD8 where index + 1 < range.upperBound && message.reading[index + 1] == 0x8C: return index + 2
            default: continue
            }
        }
        return nil
    }

    /// Scripts without spaces: up to the first mark, if the line begins with the greeting.
    private static func unspacedEnd(_ range: Range<Int>, _ message: MessageText) -> Int {
        let start = range.lowerBound
        guard Courtesies.unspacedGreetings.occurs(in: message.reading, start..<min(range.upperBound, start + 36)) else {
            return start
        }
        for index in start..<min(range.upperBound, start + 60) {
            if let end = mark(in: index..<min(index + 3, range.upperBound), message) { return end }
        }
        return range.count <= 60 ? range.upperBound : start
    }
}
