/// Takes a dialect's marks out of the lines, but for lines and spans of code.
///
/// A mark is first overwritten byte for byte, so that places stay right while one pass looks at the whole text; the
/// masked bytes are taken out line by line at the end: blanks at the front of a line would make it code.
struct MarkMasking {
    private let rules: [any MarkRule]
    /// For each byte the rules that may begin with it.
    private var table = [[Int]](repeating: [], count: 256)

    init(_ rules: [any MarkRule]) {
        self.rules = rules
        for (index, rule) in rules.enumerated() {
            rule.openings.withUTF8Buffer { for byte in $0 { table[Int(byte)].append(index) } }
        }
    }

    func mayOccur(in text: [UInt8]) -> Bool { text.contains { !table[Int($0)].isEmpty } }

    /// - Parameter isCode: by line; where it says nothing a line is text.
    func apply(to document: inout MarkdownLines, isCode: [Bool]) {
        var scan = DialectScan(text: document.joined)
        let codeStarts = Self.codeStarts(isCode, document)
        var start = 0
        for index in document.lines.indices {
            let line = DialectScan.Line(start: start, end: start + document.lines[index].count, index: index)
            start = line.end + 1
            if isCode.indices.contains(index), isCode[index] { continue }
            scan.position = max(scan.position, line.start)
            scan.codeStart = codeStarts[index]
            while scan.position < line.end { step(&scan, line, &document) }
        }
        restore(scan.text, to: &document)
        document.sortAdmonitions()
    }

    /// For each line where the next line of code begins.
    private static func codeStarts(_ isCode: [Bool], _ document: MarkdownLines) -> [Int] {
        var result = [Int](repeating: Int.max, count: document.lines.count)
        guard isCode.contains(true) else { return result }
        var offset = document.lines.reduce(0) { $0 + $1.count + 1 }
        var next = Int.max
        for index in document.lines.indices.reversed() {
            offset -= document.lines[index].count + 1
            if isCode.indices.contains(index), isCode[index] { next = offset }
            result[index] = next
        }
        return result
    }

    private func step(_ scan: inout DialectScan, _ line: DialectScan.Line, _ document: inout MarkdownLines) {
        let byte = scan.text[scan.position]
        for index in table[Int(byte)] where rules[index].take(&scan, in: line, noting: &document) { return }
        switch byte {
        case UInt8(ascii: "\\"): scan.position += 2
        case UInt8(ascii: "`"): scan.skipCodeSpan()
        default: scan.position += 1
        }
    }

    /// Back into lines, without the masked bytes.
    private func restore(_ text: [UInt8], to document: inout MarkdownLines) {
        var start = 0
        for index in document.lines.indices {
            let end = start + document.lines[index].count
            let line = text[start..<end]
            start = end + 1
            if document.markTitles.contains(index) {
                document.setTitle(
                    Self.withoutMarks(line), indentation: Indentation.columns(of: Array(line)), at: index)
                continue
            }
            if line.contains(DialectScan.mark) {
                document.lines[index] = Self.withoutMarks(line)
            } else if !line.elementsEqual(document.lines[index]) {
                document.lines[index] = Array(line)
            }
        }
    }

    /// The words on both sides of what is gone stay apart; what follows it at the front moves to the front; emphasis
    /// around it stays emphasis.
    private static func withoutMarks(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isAfterMark = false
        for (index, byte) in zip(line.indices, line) {
            if byte == DialectScan.mark {
                isAfterMark = true
                continue
            }
            if isAfterMark {
                if byte.isBlank, result.allSatisfy(\.isBlank) || opensEmphasis(at: result.endIndex, result) { continue }
                if result.last == 0x20, closesEmphasis(line[index...], behind: result) { result.removeLast() }
                if let last = result.last, needSpace(last, byte) { result.append(0x20) }
                isAfterMark = false
            }
            result.append(byte)
        }
        return result.allSatisfy(\.isBlank) ? [] : result
    }

    private static func needSpace(_ last: UInt8, _ next: UInt8) -> Bool {
        let isWord = { (byte: UInt8) in byte.isASCIIAlphanumeric || byte >= 0x80 }
        // Sentences of two branches of a condition.
        let isSentence = last.isOne(of: ".!?") && next >= 0x41 && next <= 0x5A
        return isWord(last) && isWord(next) || isSentence
    }

    /// Whether stars that end here stand for an opening: there is an odd number of such runs.
    private static func opensEmphasis(at end: Int, _ text: [UInt8]) -> Bool {
        let run = text[..<end].reversed().prefix { $0 == UInt8(ascii: "*") }.count
        return run > 0 && count(ofRuns: run, in: text[..<end]) % 2 == 1
    }

    private static func closesEmphasis(_ rest: ArraySlice<UInt8>, behind text: [UInt8]) -> Bool {
        let run = rest.prefix { $0 == UInt8(ascii: "*") }.count
        return run > 0 && count(ofRuns: run, in: text[...]) % 2 == 1
    }

    /// How many runs of so many stars there are.
    private static func count(ofRuns length: Int, in text: ArraySlice<UInt8>) -> Int {
        var count = 0
        var run = 0
        for byte in text + [0x20] {
            if byte == UInt8(ascii: "*") {
                run += 1
            } else {
                if run == length { count += 1 }
                run = 0
            }
        }
        return count
    }
}
