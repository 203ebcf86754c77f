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
                scanLine(&scan, to: lineEnd, index: index, &document)
            }
            lineStart = lineEnd + 1
        }
        restore(scan.text, to: &document)
    }

    private func scanLine(_ scan: inout DialectScan, to lineEnd: Int, index: Int, _ document: inout MarkdownLines) {
        while scan.position < lineEnd {
            switch scan.text[scan.position] {
            case UInt8(ascii: "\\"): scan.position += 2
            case UInt8(ascii: "`"): scan.skipCodeSpan()
            case UInt8(ascii: "{"): brace(&scan, lineEnd: lineEnd, index: index, &document)
            case UInt8(ascii: "["): bracket(&scan, lineEnd: lineEnd)
            case UInt8(ascii: ":"): colons(&scan, lineEnd: lineEnd)
            default: scan.position += 1
            }
        }
    }

    // MARK: Braces

    private func brace(
        _ scan: inout DialectScan, lineEnd: Int, index: Int, _ document: inout MarkdownLines
    ) {
        let start = scan.position
        let next = start + 1 < scan.text.count ? scan.text[start + 1] : 0x0A
        switch next {
        case UInt8(ascii: "%"): liquidTag(&scan)
        case UInt8(ascii: "{"): scan.mask(through: "}}")
        case UInt8(ascii: "/") where scan.text[start...].starts(withASCII: "{/*"):
            if let end = scan.text.firstIndex(of: "*/}", from: start, to: lineEnd) {
                id(in: scan.text[start..<end], at: index, &document)
            }
            scan.mask(through: "*/}")
        case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "."), 0x20:
            attributes(&scan, lineEnd: lineEnd, index: index, &document)
        default: scan.position += 1
        }
    }

    /// Comments go with their content; what is raw is not looked at.
    private func liquidTag(_ scan: inout DialectScan) {
        let inner = scan.text[(scan.position + 2)...].prefix(24).drop { $0 == UInt8(ascii: "-") || $0.isBlank }
        if inner.starts(withASCII: "comment") {
            if !scan.mask(through: "endcomment %}") { scan.mask(through: "%}") }
        } else if inner.starts(withASCII: "raw") {
            scan.mask(through: "%}")
            if let end = scan.text.firstIndex(of: "{% endraw", from: scan.position) { scan.position = end }
        } else {
            scan.mask(through: "%}")
        }
    }

    /// kramdown's `{: #id .class key="x"}`, and ids at the end of a line: `{#id}`, `{ #id .class }`.
    private func attributes(
        _ scan: inout DialectScan, lineEnd: Int, index: Int, _ document: inout MarkdownLines
    ) {
        let start = scan.position
        guard let close = scan.text[start..<lineEnd].firstIndex(of: UInt8(ascii: "}")) else {
            scan.position += 1
            return
        }
        let content = scan.text[(start + 1)..<close].trimmed
        let isKramdown = scan.text[start + 1] == UInt8(ascii: ":")
        let isAtEnd = scan.text[(close + 1)..<lineEnd].allSatisfy(\.isASCIIWhitespace)
        let isAttributes = content.split(separator: 0x20).allSatisfy {
            ($0.first == UInt8(ascii: "#") || $0.first == UInt8(ascii: ".")) && $0.count > 1 || $0.contains(UInt8(ascii: "="))
        }
        guard isKramdown || isAtEnd && isAttributes && !content.isEmpty else {
            scan.position += 1
            return
        }
        let lineStart = scan.text[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let isAlone = isAtEnd && scan.text[lineStart..<start].allSatisfy { $0.isASCIIWhitespace || $0 == UInt8(ascii: ">") }
        if isKramdown || isAtEnd { id(in: content, at: isAlone ? index - 1 : index, &document) }
        if isAlone {
            let classes = content.split { $0 == 0x20 || $0 == UInt8(ascii: ":") }
                .filter { $0.first == UInt8(ascii: ".") }.map { $0.dropFirst().asString.lowercased() }
            document.blockClasses[index] = classes.first { HTMLAdmonition.types[$0] != nil } ?? ""
            if content.elementsEqual(":toc".utf8) || content.elementsEqual(":toc:".utf8) { dropTOCItem(before: start, &scan) }
        }
        scan.mask(start..<(close + 1))
    }

    private func id(in content: ArraySlice<UInt8>, at index: Int, _ document: inout MarkdownLines) {
        guard let mark = content.firstIndex(of: UInt8(ascii: "#")) else { return }
        let id = content[(mark + 1)...].prefix { !$0.isASCIIWhitespace && !"*}'\"".utf8.contains($0) }
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
        let rest = scan.text[scan.position..<lineEnd]
        if rest.starts(withASCII: "[^"), let close = rest.firstIndex(of: UInt8(ascii: "]")),
            !rest[..<close].contains(0x20)
        {
            let isDefinition = close + 1 < lineEnd && scan.text[close + 1] == UInt8(ascii: ":")
            scan.mask(scan.position..<(close + (isDefinition ? 2 : 1)))
        } else if rest.starts(withASCII: "[!"), rest.dropFirst(2).first?.isASCIILetter ?? false {
            var depth = 0
            for index in rest.indices {
                if rest[index] == UInt8(ascii: "[") { depth += 1 }
                if rest[index] == UInt8(ascii: "]") { depth -= 1 }
                if depth == 0 {
                    return scan.mask(rest.startIndex..<(index + 1))
                }
            }
            scan.position += 1
        } else {
            scan.position += 1
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
        let isQuoted = line.last.map { "'\";".utf8.contains($0) } ?? false
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
            if let first = line.firstIndex(of: DialectScan.mark) {
                let isFront = line[..<first].allSatisfy(\.isASCIIWhitespace)
                var result = Array(line[..<first])
                for byte in line[first...] {
                    let isMark = byte == DialectScan.mark
                    // One space for what is gone, none at the front.
                    if isMark || byte == 0x20 {
                        if result.last != 0x20, !result.isEmpty, !(isFront && result.count == first - lineStart) {
                            result.append(0x20)
                        }
                    } else {
                        result.append(byte)
                    }
                }
                document.lines[index] = result.allSatisfy(\.isASCIIWhitespace) ? [] : result
            } else if line.count != document.lines[index].count || !line.elementsEqual(document.lines[index]) {
                document.lines[index] = Array(line)
            }
            lineStart = lineEnd + 1
        }
    }
}

/// A text with a place in it, and what is masked so far.
struct DialectScan {
    /// Stands where something was taken out; a control character that no article has.
    static let mark: UInt8 = 0x01
    /// A tag longer than this was never meant as one.
    private static let tagBytesMaximum = 4_096
    /// After so many backticks without a partner, backticks are looked at no more: each costs a search.
    private static let looseBackticksMaximum = 500

    var text: [UInt8]
    var position = 0
    private var looseBackticks = 0

    init(text: [UInt8]) { self.text = text }

    mutating func mask(_ range: Range<Int>) {
        for index in range where text[index] != 0x0A { text[index] = Self.mark }
        position = max(position, range.upperBound)
    }

    /// Masks from here to the end of the next `closing`; if there is none nearby, steps over one byte.
    @discardableResult
    mutating func mask(through closing: StaticString) -> Bool {
        let limit = min(text.count, position + Self.tagBytesMaximum)
        guard let end = text.firstIndex(of: closing, from: position + 2, to: limit) else {
            position += 1
            return false
        }
        mask(position..<(end + closing.utf8CodeUnitCount))
        return true
    }

    mutating func skipCodeSpan() {
        let length = text[position...].prefix { $0 == UInt8(ascii: "`") }.count
        if looseBackticks < Self.looseBackticksMaximum {
            if let end = CodeSpan.end(in: text[...], at: position) {
                position = end
                return
            }
            looseBackticks += 1
        }
        position += length
    }
}
