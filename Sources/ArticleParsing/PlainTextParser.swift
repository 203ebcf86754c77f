import KnowledgeModel

/// Reads plain text: paragraphs between empty lines.
struct PlainTextParser {
    func parse(_ text: SourceText, into output: ArticleTextBuilder) {
        var prose = Prose()
        var first = 1
        for number in 1...(text.lines.lineCount + 1) {
            let line = number <= text.lines.lineCount ? text.bytes[text.lines.bytes(ofLine: number)] : []
            if line.allSatisfy(\.isASCIIWhitespace) {
                let content = prose.finish()
                if !content.isEmpty {
                    output.append(.paragraph, content, source: text.span(ofLines: first...(number - 1)))
                }
                first = number + 1
            } else {
                prose.append(line)
            }
        }
    }
}
