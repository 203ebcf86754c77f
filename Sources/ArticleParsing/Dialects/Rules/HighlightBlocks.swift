/// Liquid and Hugo blocks whose content is code: `{% highlight ruby %} … {% endhighlight %}` becomes a code fence.
struct HighlightBlocks: LineRule {
    /// The names of such blocks.
    var names: Set<String> = ["highlight"]

    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        var opening: (line: Int, name: String, language: [UInt8])?
        for index in document.lines.indices {
            let line = document.lines[index]
            if opening == nil, fences.isCode(line) { continue }
            guard line.contains(UInt8(ascii: "{")) else { continue }
            let words = words(of: line)
            guard let word = words.first else { continue }
            if opening == nil, names.contains(word) {
                opening = (index, word, Array((words.dropFirst().first ?? "").utf8))
            } else if let (start, name, language) = opening, word == "end" + name || word == "/" + name {
                let indent = document.lines[start].prefix(while: \.isBlank)
                // Longer than any fence in the code.
                let fence = [UInt8](repeating: UInt8(ascii: "`"), count: 9)
                document.lines[start] = indent + fence + language
                document.lines[index] = indent + fence
                opening = nil
            }
        }
    }

    /// What stands in a line that is one tag.
    private func words(of line: [UInt8]) -> [String] {
        let text = line[...].trimmed
        guard text.count > 4, text.starts(withASCII: "{%") || text.starts(withASCII: "{{<"),
            text.last == UInt8(ascii: "}")
        else { return [] }
        let inner = text.drop { $0.isOne(of: "{%<- ") }
        return inner.split { $0.isOne(of: "%>}- ") }.map { $0.asString }
    }
}
