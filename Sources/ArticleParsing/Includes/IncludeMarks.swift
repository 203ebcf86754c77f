/// Finds the marks that ask for files: not in code, not in comments, not in what is `raw`.
struct IncludeMarks {
    private let rules: [any IncludeRule]
    private var table = [[Int]](repeating: [], count: 256)

    init(_ rules: [any IncludeRule]) {
        self.rules = rules
        for (index, rule) in rules.enumerated() {
            rule.openings.withUTF8Buffer { for byte in $0 { table[Int(byte)].append(index) } }
        }
    }

    /// - Returns: the lines as one text, and the marks in it with the index of the line on which each begins.
    func find(
        in lines: [[UInt8]], isCode: [Bool], of site: IncludeSite
    ) -> (text: [UInt8], marks: [(mark: IncludeMark, line: Int)]) {
        var text: [UInt8] = []
        text.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append(0x0A) }
            text += line
        }
        var scan = DialectScan(text: text)
        var marks: [(IncludeMark, Int)] = []
        var start = 0
        for (index, bytes) in lines.enumerated() {
            let line = DialectScan.Line(start: start, end: start + bytes.count, index: index)
            start = line.end + 1
            if isCode[index] { continue }
            scan.position = max(scan.position, line.start)
            while scan.position < line.end {
                if let mark = mark(&scan, line, site) {
                    marks.append((mark, index))
                    scan.position = mark.range.upperBound
                } else {
                    step(&scan)
                }
            }
        }
        return (text, marks)
    }

    private func mark(_ scan: inout DialectScan, _ line: DialectScan.Line, _ site: IncludeSite) -> IncludeMark? {
        for index in table[Int(scan.text[scan.position])] {
            if let mark = rules[index].mark(&scan, in: line, of: site) { return mark }
        }
        return nil
    }

    /// Goes on, past what is no text.
    private func step(_ scan: inout DialectScan) {
        switch scan.text[scan.position] {
        case UInt8(ascii: "\\"): scan.position += 2
        case UInt8(ascii: "`"): scan.skipCodeSpan()
        case UInt8(ascii: "<") where scan.isHere("<!--"): scan.skip(to: .htmlComment)
        case UInt8(ascii: "{") where scan.isHere("{/*"): scan.skip(to: .comment)
        case UInt8(ascii: "{") where scan.isHere("{%"):
            let inner = scan.text[(scan.position + 2)...].prefix(12).drop { $0.isBlank || $0 == UInt8(ascii: "-") }
            if inner.starts(withASCII: "comment") {
                scan.skip(to: .endComment)
            } else if inner.starts(withASCII: "raw") {
                scan.skip(to: .endRaw)
            } else {
                scan.position += 2
            }
        default: scan.position += 1
        }
    }
}

extension DialectScan {
    /// Goes to the next closing; one byte on if there is none.
    mutating func skip(to closing: Closing) { position = next(closing, to: text.count) ?? position + 1 }
}
