/// MDX's `import` and `export` statements, over as many lines as they take.
struct ModuleStatements: MarkRule {
    let openings: StaticString = "ie"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        guard scan.position == line.start, scan.isHere("import ") || scan.isHere("export ") || scan.isHere("import{"),
            isAtStart(scan.text, line.start), let end = scan.end({ text, start, _ in Self.end(text, from: start) })
        else { return false }
        let statement = scan.text[line.start..<end]
        // Prose may begin with either word.
        if scan.isHere("import"), !statement.contains(where: { $0.isOne(of: "'\"") }) { return false }
        if scan.isHere("export"), !Self.isExport(statement) { return false }
        scan.mask(line.start..<end)
        return true
    }

    /// Behind an empty line, or behind another statement.
    private func isAtStart(_ text: [UInt8], _ start: Int) -> Bool {
        guard start > 1 else { return true }
        let previous = text[..<(start - 1)]
        let lineStart = previous.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return previous[lineStart...].allSatisfy { $0.isASCIIWhitespace || $0 == DialectScan.mark }
    }

    private static func isExport(_ statement: ArraySlice<UInt8>) -> Bool {
        let rest = statement.dropFirst(7).drop(while: \.isBlank)
        return ["const ", "let ", "var ", "default ", "function ", "async ", "class ", "{", "*"]
            .contains { rest.starts(with: $0.utf8) }
    }

    /// An empty line ends a statement, unless a bracket is open; one that is never closed counts no further than that.
    private static func end(_ text: [UInt8], from start: Int) -> Int? {
        let limit = min(text.count, start + 16_384)
        var depth = 0
        var index = start
        var firstBlank: Int?
        while index < limit {
            switch text[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let line = text[index...].firstIndex(of: 0x0A) ?? limit
                index = min(TagEnd.ofString(text, from: index, to: line), line) - 1
            case UInt8(ascii: "`"): index = TagEnd.ofString(text, from: index, to: limit) - 1
            case 0x0A where isBlank(text, from: index + 1):
                if depth <= 0 { return index }
                firstBlank = firstBlank ?? index
            // The next statement; a statement without a bracket open is done with its line.
            case 0x0A
            where depth <= 0
                && (text[(index + 1)...].starts(withASCII: "import ")
                    || text[(index + 1)...].starts(withASCII: "export ")):
                return index
            default: break
            }
            index += 1
        }
        return firstBlank ?? (depth <= 0 ? limit : nil)
    }

    private static func isBlank(_ text: [UInt8], from start: Int) -> Bool {
        let line = text[start...].prefix { $0 != 0x0A }
        return line.allSatisfy(\.isASCIIWhitespace)
    }
}

/// One line `import X from 'y'`, in Markdown of unknown make.
struct ImportLines: MarkRule {
    let openings: StaticString = "i"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        guard scan.position == line.start, scan.isHere("import ") else { return false }
        let words = scan.text[line.start..<line.end].trimmed
        guard words.last?.isOne(of: "'\";") ?? false, words.contains(where: { $0.isOne(of: "'\"") }) else {
            return false
        }
        scan.mask(line.start..<line.end)
        return true
    }
}
