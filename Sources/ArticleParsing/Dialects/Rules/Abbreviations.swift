/// `*[HTML]: Hypertext Markup Language`: shown on hovering over the word, and nowhere on the page.
struct Abbreviations: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        for index in document.lines.indices {
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            guard line.starts(withASCII: "*["), let close = line.firstIndex(of: UInt8(ascii: "]")), close > 2,
                close + 1 < line.count, line[close + 1] == UInt8(ascii: ":")
            else { continue }
            document.lines[index] = []
        }
    }
}
