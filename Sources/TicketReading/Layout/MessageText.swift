internal import TextAnalysis

/// A message cut into words and lines, and which of these still count. O(n) in all.
struct MessageText {
    let bytes: [UInt8]
    /// See `ReadingBytes`.
    let reading: [UInt8]
    let words: [Word]
    /// Every line, blank ones too.
    var lines: [TicketLine]
    /// What was set aside so far, in any order.
    var setAside: [(kind: SetAside.Kind, range: Range<Int>)] = []
    /// What a line `Subject: …` says.
    var subject: Range<Int>?
    /// The first line of a message that is passed on, after its header.
    var forwardedBody: Int?

    init(_ text: String) {
        bytes = Array(text.utf8)
        reading = ReadingBytes.make(from: bytes)
        words = Words.split(reading)
        lines = Self.lines(of: reading, bytes, words)
    }

    private static func lines(of reading: [UInt8], _ bytes: [UInt8], _ words: [Word]) -> [TicketLine] {
        var lines: [TicketLine] = []
        var start = 0
        var word = 0
        while start <= reading.count {
            let end = reading[start...].firstIndex(of: UInt8(ascii: "\n")) ?? reading.count
            let firstWord = word
            while word < words.count, words[word].range.lowerBound < end { word += 1 }
            let range = ReadingBytes.trimming(start..<end, in: reading, of: bytes)
            lines.append(TicketLine(range: range, words: firstWord..<word))
            start = end + 1
        }
        return lines
    }

    func words(of line: TicketLine) -> ArraySlice<Word> { words[line.words] }

    /// The words that begin in `range`. O(log words).
    func wordIndices(in range: Range<Int>) -> Range<Int> {
        firstWord(from: range.lowerBound)..<firstWord(from: range.upperBound)
    }

    private func firstWord(from offset: Int) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func setAsideLine(_ index: Int, _ kind: SetAside.Kind) {
        guard lines[index].counts else { return }
        setAside.append((kind, lines[index].range))
        lines[index].isSetAside = true
    }

    mutating func setAsideLines(_ indices: Range<Int>, _ kind: SetAside.Kind) {
        for index in indices { setAsideLine(index, kind) }
    }

    /// Sets the first bytes of a line aside, up to `end`, and what is white after them.
    mutating func setAsideStart(ofLine index: Int, upTo end: Int, _ kind: SetAside.Kind) {
        let line = lines[index]
        let part = ReadingBytes.trimming(line.range.lowerBound..<end, in: reading, of: bytes)
        if !part.isEmpty { setAside.append((kind, part)) }
        lines[index].followsAside = true
        narrow(index, to: end..<line.range.upperBound)
    }

    mutating func narrow(_ index: Int, to range: Range<Int>) {
        let rest = ReadingBytes.trimming(range, in: reading, of: bytes)
        lines[index].range = rest
        let words = wordIndices(in: rest)
        lines[index].words = words
    }

    /// Whether tags or entities are in `range`.
    func hasMarkup(in range: Range<Int>) -> Bool {
        range.contains { "<&".utf8.contains(bytes[$0]) && bytes[$0] != reading[$0] }
    }

    /// Whether a question mark of any script is in `range`.
    func hasQuestionMark(in range: Range<Int>) -> Bool { QuestionMark.occurs(in: reading, range) }
}

struct TicketLine {
    /// Trimmed.
    var range: Range<Int>
    /// Indices of the message's words.
    var words: Range<Int>
    var isSetAside = false
    /// Its first words were set aside.
    var followsAside = false

    var isBlank: Bool { range.isEmpty }
    /// Whether something is on the line that is not set aside.
    var counts: Bool { !isSetAside && !isBlank }
}

enum QuestionMark {
    /// ASCII, full width, Arabic, Spanish opening and Greek (which looks like a semicolon) at the end.
    static func occurs(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "?"): return true
            case 0xEF where matches(bytes, index, range, 0xBC, 0x9F): return true
            case 0xD8 where index + 1 < range.upperBound && bytes[index + 1] == 0x9F: return true
            case 0xC2 where index + 1 < range.upperBound && bytes[index + 1] == 0xBF: return true
            case 0xCD where index + 1 < range.upperBound && bytes[index + 1] == 0xBE: return true
            default: continue
            }
        }
        return endsInGreekQuestionMark(bytes, range)
    }

    private static func matches(
        _ bytes: [UInt8], _ index: Int, _ range: Range<Int>, _ second: UInt8, _ third: UInt8
    ) -> Bool {
        index + 2 < range.upperBound && bytes[index + 1] == second && bytes[index + 2] == third
    }

    /// A semicolon after a Greek letter, at the end of the range.
    private static func endsInGreekQuestionMark(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 3, bytes[range.upperBound - 1] == UInt8(ascii: ";") else { return false }
        let lead = bytes[range.upperBound - 3]
        return lead == 0xCE || lead == 0xCF
    }
}
