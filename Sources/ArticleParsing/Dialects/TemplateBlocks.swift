/// Liquid and Hugo blocks whose content is code: `{% highlight ruby %} … {% endhighlight %}` becomes a code fence.
enum TemplateBlocks {
    static func unwrap(_ document: inout MarkdownLines) {
        var opening: (line: Int, language: [UInt8])?
        for index in document.lines.indices {
            let line = document.lines[index]
            guard line.contains(UInt8(ascii: "{")) else { continue }
            let words = words(of: line)
            if opening == nil, words.first == "highlight" {
                opening = (index, Array((words.dropFirst().first ?? "").utf8))
            } else if let (start, language) = opening, words.first == "endhighlight" || words.first == "/highlight" {
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
    private static func words(of line: [UInt8]) -> [String] {
        let text = line[...].trimmed
        guard text.count > 4, text.starts(withASCII: "{%") || text.starts(withASCII: "{{<"),
            text.last == UInt8(ascii: "}")
        else { return [] }
        let inner = text.drop { $0.isOne(of: "{%<- ") }
        return inner.split { $0.isOne(of: "%>}- ") }.map { $0.asString }
    }
}
