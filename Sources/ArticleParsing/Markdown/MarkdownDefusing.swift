/// Takes out of hostile Markdown what would make cmark slow: see the limits for why each.
struct MarkdownDefusing {
    let limits: ParsingLimits

    func apply(to document: inout MarkdownLines, findings: inout Findings) {
        flattenContainers(&document, &findings)
        disarmLongParagraphs(&document, &findings)
    }

    private func flattenContainers(_ document: inout MarkdownLines, _ findings: inout Findings) {
        var isReported = false
        for index in document.lines.indices {
            // A marker takes at least one byte, so most lines are done here.
            guard document.lines[index].count > limits.containerDepthMaximum,
                ContainerPrefix.depth(of: document.lines[index]) > limits.containerDepthMaximum
            else { continue }
            document.lines[index] = ContainerPrefix.flattened(
                document.lines[index], maximum: limits.containerDepthMaximum)
            if !isReported {
                findings.add(
                    .nestingTooDeep(line: document.numbers[index], maximum: limits.containerDepthMaximum))
            }
            isReported = true
        }
    }

    /// Blanks what opens markup in paragraphs over the limit, for cmark only: a table's rows are still wanted as they
    /// are, since cells are read one by one.
    private func disarmLongParagraphs(_ document: inout MarkdownLines, _ findings: inout Findings) {
        guard document.lines.reduce(0, { $0 + $1.count }) > limits.paragraphBytesMaximum else { return }
        var fences = CodeFenceTracker()
        var start = 0
        var byteCount = 0
        let isCode = document.lines.map { fences.isCode($0) }
        for index in 0...document.lines.count {
            let isText = index < document.lines.count && !isCode[index] && !document.isBlank(index)
            if !isText || Self.beginsBlock(document.lines[index]) {
                if byteCount > limits.paragraphBytesMaximum { disarm(start..<index, &document, &findings) }
                start = index
                byteCount = 0
            }
            if isText { byteCount += document.lines[index].count + 1 }
        }
    }

    private func disarm(_ range: Range<Int>, _ document: inout MarkdownLines, _ findings: inout Findings) {
        let range = range.drop { document.isBlank($0) }
        let isTable = PipeTable(range.prefix(2).map { document.lines[$0][...] })?.hasHeader ?? false
        for line in range {
            if isTable, document.lines[line].count < limits.paragraphBytesMaximum {
                document.tableRows[line] = document.lines[line]
            }
            for place in document.lines[line].indices where document.lines[line][place].isOne(of: "<[]!*_`~&{\\") {
                document.lines[line][place] = 0x20
            }
        }
        guard !isTable, let first = range.first else { return }
        findings.add(.paragraphTooLong(line: document.numbers[first], maximum: limits.paragraphBytesMaximum))
    }

    /// Bullets and headings end a paragraph without an empty line.
    private static func beginsBlock(_ line: [UInt8]) -> Bool {
        let text = line[...].trimmed
        guard let first = text.first, first.isOne(of: "-*+#") else { return false }
        return text.drop { $0 == UInt8(ascii: "#") }.dropFirst(first == UInt8(ascii: "#") ? 0 : 1).first?.isBlank
            ?? false
    }
}
