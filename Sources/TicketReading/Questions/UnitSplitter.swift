internal import TextAnalysis

/// Cuts what is left of a message into sentences, and sentences that hold two questions into clauses.
struct UnitSplitter {
    /// A line at least this long, without a stop at its end, goes on in the next.
    private static let wrapBytes = 50

    private var message: MessageText
    /// As `message.reading`, with spaces for line ends within a paragraph.
    private var joined: [UInt8]

    /// The units in order, and the message with more set aside.
    static func split(_ message: inout MessageText) -> [Unit] {
        var splitter = UnitSplitter(message)
        let units = splitter.run()
        message = splitter.message
        return units
    }

    private init(_ message: MessageText) {
        self.message = message
        joined = message.reading
    }

    private mutating func run() -> [Unit] {
        var units: [Unit] = []
        var paragraph = 0
        var index = 0
        var followsGap = false
        while index < message.lines.count {
            guard message.lines[index].counts else {
                paragraph += 1
                followsGap = followsGap || message.lines[index].isSetAside || message.lines[index].followsAside
                index += 1
                continue
            }
            let isItem = takeListMark(index)
            followsGap = followsGap || message.lines[index].followsAside
            var last = index
            while continues(after: last) { last += 1 }
            let range = message.lines[index].range.lowerBound..<message.lines[last].range.upperBound
            let first = units.count
            if NoiseLine.isNoise(message.lines[index], message), last == index {
                units.append(noise(range, paragraph))
            } else {
                units += sentences(in: range, paragraph, isItem)
            }
            if first < units.count {
                units[first].followsGap = followsGap
                followsGap = false
            }
            index = last + 1
        }
        return units
    }

    private func noise(_ range: Range<Int>, _ paragraph: Int) -> Unit {
        Unit(range: range, words: message.wordIndices(in: range), paragraph: paragraph, isListItem: false, kind: .noise)
    }

    /// Narrows a line that begins with `1.`, `a)`, `-` or `•` to what follows.
    private mutating func takeListMark(_ index: Int) -> Bool {
        let line = message.lines[index]
        let length = ListMark.length(in: message.reading, line.range)
        guard length > 0 else { return false }
        message.narrow(index, to: line.range.lowerBound + length..<line.range.upperBound)
        return true
    }

    /// Whether the sentence of a line goes on in the next one: then the line end is a space.
    private mutating func continues(after index: Int) -> Bool {
        guard index + 1 < message.lines.count, message.lines[index + 1].counts else { return false }
        if message.lines[index + 1].followsAside { return false }
        let (line, next) = (message.lines[index], message.lines[index + 1])
        if ListMark.length(in: message.reading, next.range) > 0 || NoiseLine.isNoise(next, message) { return false }
        guard let last = message.reading[line.range].last, let first = message.reading[next.range].first else {
            return false
        }
        if ".!?:;".utf8.contains(last) { return false }
        let isLower = first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z")
        guard line.range.count >= Self.wrapBytes || isLower && line.words.count > 2 else { return false }
        for place in line.range.upperBound..<next.range.lowerBound where joined[place] == UInt8(ascii: "\n") {
            joined[place] = UInt8(ascii: " ")
        }
        return true
    }

    private func sentences(in range: Range<Int>, _ paragraph: Int, _ isItem: Bool) -> [Unit] {
        var units: [Unit] = []
        for sentence in SentenceSplitter.sentences(in: joined, range: range) {
            let trimmed = ReadingBytes.trimming(sentence, in: message.reading, of: message.bytes)
            guard !trimmed.isEmpty else { continue }
            let words = message.wordIndices(in: trimmed)
            units.append(Unit(range: trimmed, words: words, paragraph: paragraph, isListItem: isItem))
        }
        return units
    }
}

/// What opens an item of a list.
enum ListMark {
    /// Bytes of the mark and the space after it; 0 if there is none.
    static func length(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        guard index < range.upperBound else { return 0 }
        switch bytes[index] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            index += 1
        case 0xE2 where index + 2 < range.upperBound && isBullet(bytes[index + 1], bytes[index + 2]):
            index += 3
        default:
            let end = numberEnd(in: bytes, range)
            guard end > index else { return 0 }
            index = end
        }
        guard index < range.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 else { return 0 }
        return index + 1 - range.lowerBound
    }

    /// `•`, `–`, `—`, `▪`, `●`, `◦`
    private static func isBullet(_ second: UInt8, _ third: UInt8) -> Bool {
        switch (second, third) {
        case (0x80, 0xA2), (0x80, 0x93), (0x80, 0x94), (0x96, 0xAA), (0x97, 0x8F), (0x97, 0xA6): true
        default: false
        }
    }

    /// After `1.`, `12)`, `(3)`, `a)`
    private static func numberEnd(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        let opens = bytes[index] == UInt8(ascii: "(")
        if opens { index += 1 }
        let start = index
        while index < range.upperBound, index < start + 2, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        let isNumber = index > start
        if !isNumber, index < range.upperBound, bytes[index] | 0x20 >= 0x61, bytes[index] | 0x20 <= 0x7A { index += 1 }
        guard index > start, index < range.upperBound else { return range.lowerBound }
        let close = bytes[index]
        let isClosed = close == UInt8(ascii: ")") || isNumber && !opens && close == UInt8(ascii: ".")
        return isClosed ? index + 1 : range.lowerBound
    }
}

/// Lines of logs, stack traces and code.
enum NoiseLine {
    static func isNoise(_ line: TicketLine, _ message: MessageText) -> Bool {
        let bytes = message.reading[line.range]
        guard bytes.count >= 12 else { return false }
        if beginsWithTimestamp(bytes) || message.words[line.words].first?.folded == "traceback" { return true }
        if bytes.starts(with: "File \"".utf8) || isStackFrame(bytes) { return true }
        var (letters, signs) = (0, 0)
        for byte in bytes {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x80...: letters += 1
            case 0x20, 0x09, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "!"),
                UInt8(ascii: "?"):
                break
            default: signs += 1
            }
        }
        if line.words.count < 2 && !message.hasQuestionMark(in: line.range) { return signs > letters }
        let isCall = bytes.contains(UInt8(ascii: "(")) && bytes.last == UInt8(ascii: ")") && !bytes.contains(0x20)
        return isCall || signs * 2 > letters && signs > 8 || isNamedError(bytes)
    }

    /// `at app.Main.run(Main.java:7)`: a bracket right after the name.
    private static func isStackFrame(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "at ".utf8) else { return false }
        return bytes.dropFirst(3).prefix { $0 != 0x20 }.contains(UInt8(ascii: "("))
    }

    /// `2025-03-02 10:14`, `[10:14:55]`, `10:14:55,`
    private static func beginsWithTimestamp(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (digits, separators) = (0, 0)
        for byte in bytes.prefix(12) {
            switch byte {
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "["): separators += 1
            case 0x20, UInt8(ascii: "]"), UInt8(ascii: "T"): break
            default: return digits >= 6 && separators >= 2
            }
        }
        return digits >= 6 && separators >= 2
    }

    /// `ConfigError: …`, `java.io.IOException: …`
    private static func isNamedError(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let name = bytes[..<colon]
        guard name.count > 6, !name.contains(0x20) else { return false }
        return name.suffix(5).elementsEqual("Error".utf8) || name.suffix(9).elementsEqual("Exception".utf8)
    }
}
