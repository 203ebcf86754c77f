import CLibCMark
import KnowledgeModel

/// Reads a Markdown article: takes the dialects out, lets cmark find the blocks, and appends them to the article text.
struct MarkdownParser {
    let limits: ParsingLimits
    let dialect: Dialect
    /// Makes the anchors of headings, told all ids that are written in the article.
    let anchors: (_ ids: [String]) -> any AnchorRule

    /// - Parameter path: of the article within its source.
    /// - Returns: The files that it includes.
    func parse(
        _ text: SourceText, from start: Int, path: String, includes: (any IncludeReader)?,
        into output: ArticleTextBuilder, findings: inout Findings
    ) -> [IncludedFile] {
        var lines = MarkdownLines(text, from: start)
        guard !lines.lines.isEmpty else { return [] }
        var included: [IncludedFile] = []
        if let includes, !dialect.includes.isEmpty {
            var expansion = IncludeExpansion(rules: dialect.includes, reader: includes, limits: limits)
            expansion.apply(to: &lines, path: path)
            for finding in expansion.findings { findings.add(finding) }
            included = expansion.files
        }
        MarkdownDefusing(limits: limits).apply(to: &lines, findings: &findings)
        for rule in dialect.lines { rule.apply(to: &lines) }
        var source = lines.joined
        // Whether a brace is a mark or code is for cmark to say, so it reads the text twice where it matters.
        let masking = MarkMasking(dialect.marks)
        if masking.mayOccur(in: source) {
            let code = CMark.withDocument(source) { Self.codeLines(of: $0, count: lines.lines.count) } ?? []
            masking.apply(to: &lines, isCode: code)
            source = lines.joined
        }
        let walker = MarkdownWalker(
            lines: lines, text: text, limits: limits, hasGitHubBlocks: dialect.hasGitHubBlocks,
            anchors: anchors(Array(lines.headingIDs.values)), output: output)
        _ = CMark.withDocument(source) { walker.walk($0) }
        walker.finish(findings: &findings)
        return included
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
