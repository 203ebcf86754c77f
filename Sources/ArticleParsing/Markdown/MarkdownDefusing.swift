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
                    .nestingTooDeep(line: document.firstNumber + index, maximum: limits.containerDepthMaximum))
            }
            isReported = true
        }
    }

    /// Blanks what opens markup in paragraphs over the limit; pipes stay, since only tables grow so long.
    private func disarmLongParagraphs(_ document: inout MarkdownLines, _ findings: inout Findings) {
        var tracker = CodeFenceTracker()
        var start = 0
        var byteCount = 0
        let isCode = document.lines.map { tracker.isCode($0) }
        for index in 0...document.lines.count {
            if index < document.lines.count, !isCode[index], !document.isBlank(index) {
                byteCount += document.lines[index].count + 1
                continue
            }
            if byteCount > limits.paragraphBytesMaximum {
                findings.add(
                    .paragraphTooLong(line: document.firstNumber + start, maximum: limits.paragraphBytesMaximum))
                for line in start..<index {
                    for place in document.lines[line].indices where document.lines[line][place].isOne(of: "<[]!*_`~&{\\") {
                        document.lines[line][place] = 0x20
                    }
                }
            }
            start = index + 1
            byteCount = 0
        }
    }
}
