/// Marks of the site generators within lines: Liquid, Hugo shortcodes, kramdown attributes, MDX, Microsoft's includes.
///
/// What a reader would not see is taken out, in code nothing is. It is first overwritten byte for byte with a mark, so
/// that places stay right while one pass looks at the whole text, and the marks are taken out line by line at the end:
/// blanks at the front of a line would make it code.
struct InlineDialects {
    let isMDX: Bool
    /// By line.
    let isCode: [Bool]

    static func mayOccur(in text: [UInt8]) -> Bool {
        text.contains(UInt8(ascii: "{")) || text.firstIndex(of: "[!", from: 0) != nil
            || text.firstIndex(of: "[^", from: 0) != nil || text.firstIndex(of: ":::", from: 0) != nil
            || text.firstIndex(of: "import ", from: 0) != nil
    }

    func mask(_ document: inout MarkdownLines) {
        var scan = DialectScan(text: document.joined)
        var lineStart = 0
        for index in document.lines.indices {
            let lineEnd = lineStart + document.lines[index].count
            if !(isCode.indices.contains(index) && isCode[index]) {
                scan.position = max(scan.position, lineStart)
                module(&scan, lineStart: lineStart, lineEnd: lineEnd)
                scanLine(&scan, Line(start: lineStart, end: lineEnd, index: index), &document)
            }
            lineStart = lineEnd + 1
        }
        restore(scan.text, to: &document)
    }

    /// The line that is being looked at.
    private struct Line {
        let start: Int
        let end: Int
        let index: Int
    }

    private func scanLine(_ scan: inout DialectScan, _ line: Line, _ document: inout MarkdownLines) {
        while scan.position < line.end {
            switch scan.text[scan.position] {
            case UInt8(ascii: "\\"): scan.position += 2
            case UInt8(ascii: "`"): scan.skipCodeSpan()
            case UInt8(ascii: "{"): brace(&scan, line, &document)
            case UInt8(ascii: "["): bracket(&scan, lineEnd: line.end)
            case UInt8(ascii: ":"): colons(&scan, lineEnd: line.end)
            default: scan.position += 1
            }
        }
    }

    // MARK: Braces

    private func brace(_ scan: inout DialectScan, _ line: Line, _ document: inout MarkdownLines) {
        let start = scan.position
        let next = start + 1 < scan.text.count ? scan.text[start + 1] : 0x0A
        switch next {
        case UInt8(ascii: "%"): liquidTag(&scan)
        case UInt8(ascii: "{"): scan.mask(through: .output)
        case UInt8(ascii: "/") where scan.text[start...].starts(withASCII: "{/*"):
            if let end = scan.next(.comment, to: line.end) { id(in: scan.text[start..<end], at: line.index, &document) }
            scan.mask(through: .comment)
        case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "."), 0x20:
            attributes(&scan, line, &document)
        default: scan.position += 1
        }
    }

    /// Comments go with their content; what is raw is not looked at.
    private func liquidTag(_ scan: inout DialectScan) {
        let inner = scan.text[(scan.position + 2)...].prefix(24).drop { $0 == UInt8(ascii: "-") || $0.isBlank }
        if inner.starts(withASCII: "comment") {
            if !scan.mask(through: .commentTag) { scan.mask(through: .tag) }
        } else if inner.starts(withASCII: "raw") {
            scan.mask(through: .tag)
            if let end = scan.next(.rawTag, to: scan.text.count) { scan.position = end }
        } else {
            scan.mask(through: .tag)
        }
    }

    /// kramdown's `{: #id .class key="x"}`, and ids at the end of a line: `{#id}`, `{ #id .class }`.
    private func attributes(_ scan: inout DialectScan, _ line: Line, _ document: inout MarkdownLines) {
        let start = scan.position
        guard let close = scan.next(.brace, to: line.end) else {
            scan.position += 1
            return
        }
        let content = scan.text[(start + 1)..<close].trimmed
        let isKramdown = scan.text[start + 1] == UInt8(ascii: ":")
        let isAtEnd = scan.text[(close + 1)..<line.end].allSatisfy(\.isASCIIWhitespace)
        guard isKramdown || isAtEnd && Self.areAttributes(content) else {
            scan.position += 1
            return
        }
        let isAlone =
            isAtEnd
            && scan.text[line.start..<start].allSatisfy { $0.isASCIIWhitespace || $0 == UInt8(ascii: ">") }
        if isAtEnd { id(in: content, at: isAlone ? line.index - 1 : line.index, &document) }
        if isAlone {
            let classes = content.split { $0 == 0x20 || $0 == UInt8(ascii: ":") }
                .filter { $0.first == UInt8(ascii: ".") }.map { $0.dropFirst().asString.lowercased() }
            document.blockClasses[line.index] = classes.first { HTMLAdmonition.types[$0] != nil } ?? ""
            if content.starts(withASCII: ":toc") { dropTOCItem(before: start, &scan) }
        }
        scan.mask(start..<(close + 1))
    }

    private static func areAttributes(_ content: ArraySlice<UInt8>) -> Bool {
        !content.isEmpty
            && content.split(separator: 0x20).allSatisfy {
                $0.count > 1 && ($0.first == UInt8(ascii: "#") || $0.first == UInt8(ascii: "."))
                    || $0.contains(UInt8(ascii: "="))
            }
    }

    private func id(in content: ArraySlice<UInt8>, at index: Int, _ document: inout MarkdownLines) {
        guard let mark = content.firstIndex(of: UInt8(ascii: "#")) else { return }
        let id = content[(mark + 1)...].prefix { !$0.isASCIIWhitespace && !$0.isOne(of: "*}'\"") }
        if !id.isEmpty { document.headingIDs[index] = id.asString }
    }

    /// `* TOC` above `{:toc}` only marks the place.
    private func dropTOCItem(before start: Int, _ scan: inout DialectScan) {
        let lineStart = scan.text[..<start].lastIndex(of: 0x0A) ?? 0
        let previousStart = scan.text[..<lineStart].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = scan.text[previousStart..<lineStart]
        if ContainerPrefix.depth(of: Array(line)) > 0 { scan.mask(previousStart..<lineStart) }
    }

    // MARK: Brackets, colons, modules

    /// `[!INCLUDE [x](y)]` and its like, and footnote marks.
    private func bracket(_ scan: inout DialectScan, lineEnd: Int) {
        let start = scan.position
        let mark = start + 1 < lineEnd ? scan.text[start + 1] : 0x0A
        scan.position += 1
        guard mark == UInt8(ascii: "^") || mark == UInt8(ascii: "!"), let close = scan.next(.bracket, to: lineEnd),
            start + 2 < close
        else { return }
        if mark == UInt8(ascii: "^") {
            guard !scan.text[start..<close].contains(0x20) else { return }
            let isDefinition = close + 1 < lineEnd && scan.text[close + 1] == UInt8(ascii: ":")
            scan.mask(start..<(close + (isDefinition ? 2 : 1)))
        } else if scan.text[start + 2].isASCIILetter {
            var depth = 0
            for index in start..<min(lineEnd, start + DialectScan.tagBytesMaximum) {
                if scan.text[index] == UInt8(ascii: "[") { depth += 1 }
                if scan.text[index] == UInt8(ascii: "]") { depth -= 1 }
                if depth == 0 { return scan.mask(start..<(index + 1)) }
            }
        }
    }

    /// Microsoft's `:::image source="x" alt-text="y":::`: the text stays.
    private func colons(_ scan: inout DialectScan, lineEnd: Int) {
        let start = scan.position
        guard scan.text[start..<lineEnd].starts(withASCII: ":::image"),
            let end = scan.text.firstIndex(of: ":::", from: start + 8, to: lineEnd)
        else {
            scan.position += 1
            return
        }
        let tag = InlineTag(Array("<image ".utf8) + scan.text[(start + 8)..<end] + Array(">".utf8))
        let text = Array((tag?["alt-text"] ?? "").utf8)
        scan.mask(start..<(end + 3))
        let room = min(text.count, end + 3 - start)
        scan.text.replaceSubrange(start..<(start + room), with: text.prefix(room))
    }

    /// MDX: `import X from 'y'` at the start of a line, `export` with its lines up to an empty one.
    private func module(_ scan: inout DialectScan, lineStart: Int, lineEnd: Int) {
        guard scan.position == lineStart else { return }
        let line = scan.text[lineStart..<lineEnd].trimmed
        let isQuoted = line.last.map { $0.isOne(of: "'\";") } ?? false
        if line.starts(withASCII: "import "), isQuoted,
            line.contains(UInt8(ascii: "'")) || line.contains(UInt8(ascii: "\""))
        {
            scan.mask(lineStart..<lineEnd)
        } else if isMDX, line.starts(withASCII: "export ") {
            let end = scan.text.firstIndex(of: "\n\n", from: lineStart) ?? scan.text.count
            scan.mask(lineStart..<end)
        }
    }

    /// Back into lines, without the marks.
    private func restore(_ text: [UInt8], to document: inout MarkdownLines) {
        var lineStart = 0
        for index in document.lines.indices {
            let lineEnd = lineStart + document.lines[index].count
            let line = text[lineStart..<lineEnd]
            lineStart = lineEnd + 1
            if line.contains(DialectScan.mark) {
                document.lines[index] = Self.withoutMarks(line)
            } else if !line.elementsEqual(document.lines[index]) {
                document.lines[index] = Array(line)
            }
        }
    }

    /// The words on both sides of what is gone stay apart; what follows it at the front moves to the front.
    private static func withoutMarks(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let isWord = { (byte: UInt8) in byte.isASCIIAlphanumeric || byte >= 0x80 }
        var result: [UInt8] = []
        var isAfterMark = false
        for byte in line {
            if byte == DialectScan.mark {
                isAfterMark = true
                continue
            }
            if isAfterMark {
                if byte.isBlank, result.allSatisfy(\.isBlank) { continue }
                if let last = result.last, isWord(last), isWord(byte) { result.append(0x20) }
                isAfterMark = false
            }
            result.append(byte)
        }
        return result.allSatisfy(\.isBlank) ? [] : result
    }
}
