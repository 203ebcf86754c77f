/// Pipe tables, which GitHub, MkDocs and kramdown know and CommonMark does not: found in a paragraph's lines.
///
/// The rules are GitHub's (a header row, then a row of dashes with as many cells), with two reliefs: kramdown's tables
/// without a header, whose every line begins and ends with a pipe; and pipes in code spans, which part cells at GitHub,
/// do not where that gives the header's number of cells.
struct PipeTable {
    /// Lines of the paragraph before the table.
    let textLineCount: Int
    let hasHeader: Bool
    /// By line of the paragraph.
    let rows: [(line: Int, cells: [[UInt8]])]

    init?(_ lines: [ArraySlice<UInt8>]) {
        guard lines.contains(where: { $0.contains(UInt8(ascii: "|")) }) else { return nil }
        if let rule = lines.indices.dropFirst().first(where: { Self.isRule(lines[$0]) }),
            let header = Self.header(lines[rule - 1], rule: lines[rule])
        {
            textLineCount = rule - 1
            hasHeader = true
            var rows = [(rule - 1, header)]
            for line in lines.indices[(rule + 1)...] where !Self.isRule(lines[line]) {
                rows.append((line, Self.cells(of: lines[line], expected: header.count)))
            }
            self.rows = rows
        } else if lines.allSatisfy({ Self.isFramed($0) || Self.isRule($0) }) {
            textLineCount = 0
            hasHeader = false
            rows = lines.indices.filter { !Self.isRule(lines[$0]) }
                .map { ($0, Self.cells(of: lines[$0], expected: 0)) }
        } else {
            return nil
        }
        if rows.isEmpty { return nil }
    }

    private static func header(_ line: ArraySlice<UInt8>, rule: ArraySlice<UInt8>) -> [[UInt8]]? {
        let ruleCount = cells(of: rule, expected: 0).count
        let cells = cells(of: line, expected: ruleCount)
        return cells.count == ruleCount ? cells : nil
    }

    /// `| --- | :-: |`: dashes with optional colons between pipes, and at least one pipe.
    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.trimmed
        guard text.contains(UInt8(ascii: "|")), text.contains(UInt8(ascii: "-")) else { return false }
        return text.allSatisfy { $0.isOne(of: "|-: \t+=") }
    }

    private static func isFramed(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.trimmed
        return text.count > 2 && text.first == UInt8(ascii: "|") && text.last == UInt8(ascii: "|")
    }

    private static func cells(of line: ArraySlice<UInt8>, expected: Int) -> [[UInt8]] {
        let strict = split(line, respectingCode: false)
        guard strict.count != expected, line.contains(UInt8(ascii: "`")) else { return strict }
        let lenient = split(line, respectingCode: true)
        return lenient.count == expected || expected == 0 ? lenient : strict
    }

    private static func split(_ line: ArraySlice<UInt8>, respectingCode: Bool) -> [[UInt8]] {
        var text = line.trimmed
        if text.first == UInt8(ascii: "|") { text = text.dropFirst() }
        if text.last == UInt8(ascii: "|"), text.dropLast().last != UInt8(ascii: "\\") { text = text.dropLast() }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "\\"), index + 1 < text.endIndex, text[index + 1] == UInt8(ascii: "|") {
                // The backslash belongs to the table, also within code.
                cell.append(UInt8(ascii: "|"))
                index += 2
            } else if byte == UInt8(ascii: "`"), respectingCode {
                let end = CodeSpan.end(in: text, at: index) ?? index + text[index...].prefix { $0 == byte }.count
                cell += text[index..<end]
                index = end
            } else if byte == UInt8(ascii: "|") {
                cells.append(Array(cell.trimmed))
                cell = []
                index += 1
            } else {
                cell.append(byte)
                index += 1
            }
        }
        cells.append(Array(cell.trimmed))
        return cells
    }
}

/// Code spans: backticks up to as many backticks.
enum CodeSpan {
    /// Behind the closing run for the run that opens at `index`, before an empty line; nil if it is never closed.
    static func end(in text: ArraySlice<UInt8>, at index: Int) -> Int? {
        let tick = UInt8(ascii: "`")
        let length = text[index...].prefix { $0 == tick }.count
        var position = index + length
        var isLineBlank = false
        while position < text.endIndex {
            let byte = text[position]
            if byte == tick {
                let run = text[position...].prefix { $0 == tick }.count
                position += run
                if run == length { return position }
                isLineBlank = false
                continue
            }
            if byte == 0x0A {
                if isLineBlank { return nil }
                isLineBlank = true
            } else if !byte.isBlank {
                isLineBlank = false
            }
            position += 1
        }
        return nil
    }
}
