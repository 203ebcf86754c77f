/// Liquid's `{% raw %}` and `{% endraw %}` in code. Liquid reads a page before Markdown does, so they are marks there too,
/// and only they: what stands between them is shown as it is.
struct RawInCode: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        for index in document.lines.indices {
            let line = document.lines[index]
            let isCode = fences.isCode(line)
            guard line.firstIndex(of: "raw", from: 0) != nil, line.firstIndex(of: "{%", from: 0) != nil else {
                continue
            }
            document.lines[index] = Self.withoutTags(line, isCode: isCode)
        }
    }

    /// Outside fences a tag counts where it stands at a backtick, within the span.
    private static func withoutTags(_ line: [UInt8], isCode: Bool) -> [UInt8] {
        let backtick = UInt8(ascii: "`")
        var result: [UInt8] = []
        var index = 0
        while index < line.count {
            if let (isEnd, end) = tag(in: line, at: index) {
                let isAtTick = isEnd ? end < line.count && line[end] == backtick : result.last == backtick
                if isCode || isAtTick {
                    index = end
                    continue
                }
            }
            result.append(line[index])
            index += 1
        }
        return result
    }

    private static let tagBytesMaximum = 32

    private static func tag(in line: [UInt8], at start: Int) -> (isEnd: Bool, end: Int)? {
        guard line[start...].starts(withASCII: "{%"),
            let close = line.firstIndex(of: "%}", from: start + 2, to: min(line.count, start + tagBytesMaximum))
        else { return nil }
        switch line[start + 2..<close].filter({ !$0.isBlank && $0 != UInt8(ascii: "-") }).asString {
        case "raw": return (false, close + 2)
        case "endraw": return (true, close + 2)
        default: return nil
        }
    }
}
