/// Microsoft's tabs: headings `# [Label](#tab/name)`. They are labels and no sections, so they become titles.
struct TabHeadings: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        for index in document.lines.indices {
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            let text = line[...].trimmed
            guard text.first == UInt8(ascii: "#") else { continue }
            let link = text.drop { $0 == UInt8(ascii: "#") }.trimmed
            guard link.first == UInt8(ascii: "["), let target = Array(link).firstIndex(of: "](#tab/", from: 1) else {
                continue
            }
            document.setTitle(Array(link)[1..<target], indentation: Indentation.columns(of: line), at: index)
        }
    }
}
