/// `> [!NOTE]`, at any depth; what follows on the line is text.
struct QuoteAlerts: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        for index in document.lines.indices {
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            guard let start = line.firstIndex(of: "[!", from: 0), ContainerPrefix.length(of: line) == start,
                line[..<start].contains(UInt8(ascii: ">"))
            else { continue }
            let name = line[(start + 2)...].prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
            guard !name.isEmpty, name.endIndex < line.count, line[name.endIndex] == UInt8(ascii: "]"),
                let type = HTMLAdmonition.types[name.asString.lowercased()]
            else { continue }
            var rest = line[(name.endIndex + 1)...]
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            document.lines[index] = Array(line[..<start] + rest)
            document.quoteAdmonitions[index] = type
        }
    }
}
