/// Templates of HTML that Markdown includes: without Liquid, indentation and empty lines, so that Markdown takes all of it
/// for one block of HTML and nothing in it for code.
enum IncludedPage {
    static func lines(_ lines: [[UInt8]]) -> [[UInt8]] {
        var document = MarkdownLines(lines)
        MarkMasking([LiquidTags()]).apply(to: &document, isCode: [])
        var isVerbatim = false
        return document.lines.compactMap { line in
            let text = Array(line.trimmed)
            if text.firstIndex(of: "<pre", from: 0) != nil { isVerbatim = true }
            defer { if text.firstIndex(of: "</pre", from: 0) != nil { isVerbatim = false } }
            return text.isEmpty ? nil : isVerbatim ? line : text
        }
    }
}
