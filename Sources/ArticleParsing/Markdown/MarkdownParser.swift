import CLibCMark
import KnowledgeModel

/// Reads a Markdown article: takes the dialects out, lets cmark find the blocks, and appends them to the article text.
struct MarkdownParser {
    let limits: ParsingLimits
    /// Whether the file is MDX, where `export` and braces are code.
    let isMDX: Bool

    func parse(_ text: SourceText, from start: Int, into output: ArticleTextBuilder, findings: inout Findings) {
        var lines = MarkdownLines(text, from: start)
        guard !lines.lines.isEmpty else { return }
        MarkdownDefusing(limits: limits).apply(to: &lines, findings: &findings)
        TemplateBlocks.unwrap(&lines)
        Callouts.unwrap(&lines)
        var source = lines.joined
        // Whether a brace is Liquid or code is for cmark to say, so it reads the text twice where it matters.
        if InlineDialects.mayOccur(in: source) {
            let code = CMark.withDocument(source) { Self.codeLines(of: $0, count: lines.lines.count) } ?? []
            InlineDialects(isMDX: isMDX, isCode: code).mask(&lines)
            source = lines.joined
        }
        let walker = MarkdownWalker(lines: lines, text: text, limits: limits, output: output)
        _ = CMark.withDocument(source) { walker.walk($0) }
        walker.finish(findings: &findings)
    }

    private static func codeLines(of root: CMarkNode, count: Int) -> [Bool] {
        var isCode = [Bool](repeating: false, count: count)
        root.forEachEvent { node, isEntering in
            guard isEntering, node.type == CMARK_NODE_CODE_BLOCK else { return }
            let lines = node.lines
            for line in (lines.lowerBound - 1)..<min(lines.upperBound, count) { isCode[line] = true }
        }
        return isCode
    }
}
