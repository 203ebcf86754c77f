import CLibCMark
import KnowledgeModel

/// Walks cmark's blocks and appends those of the article.
final class MarkdownWalker {
    /// What the blocks around a block make of it.
    struct Context {
        var depth = 0
        var quoteDepth = 0
        var listDepth = -1
        var isOrdered = false
        var list: Int?
        var isItem = false
        var admonition: String?

        var kind: Block.Kind { isItem ? .listItem(depth: listDepth, ordered: isOrdered) : .paragraph }
    }

    let lines: MarkdownLines
    let text: SourceText
    let limits: ParsingLimits
    let output: ArticleTextBuilder
    /// Tables, task lists and struck text.
    let hasGitHubBlocks: Bool
    var anchors: any AnchorRule
    /// Elements that HTML blocks have opened and not closed: what they say holds for the Markdown between.
    var openHTML = OpenHTMLElements()
    private var deepLine: Int?
    /// Where libxml2 gave up on a piece of HTML.
    var cutLine: Int?

    init(
        lines: MarkdownLines, text: SourceText, limits: ParsingLimits, hasGitHubBlocks: Bool, anchors: any AnchorRule,
        output: ArticleTextBuilder
    ) {
        self.hasGitHubBlocks = hasGitHubBlocks
        self.lines = lines
        self.text = text
        self.limits = limits
        self.anchors = anchors
        self.output = output
    }

    func walk(_ root: CMarkNode) { walkChildren(of: root, Context()) }

    func finish(findings: inout Findings) {
        if let deepLine {
            findings.add(.nestingTooDeep(line: deepLine, maximum: limits.containerDepthMaximum))
        }
        if let cutLine { findings.add(.htmlCutShort(line: cutLine, maximum: limits.openElementCountMaximum)) }
    }

    private func walkChildren(of parent: CMarkNode, _ context: Context) {
        var context = context
        context.depth += 1
        var next = parent.firstChild
        while let node = next {
            next = node.next
            if node.type == CMARK_NODE_HTML_BLOCK {
                next = html(startingAt: node, context)
            } else if !openHTML.isHidden {
                walk(node, context)
            }
        }
    }

    private func walk(_ node: CMarkNode, _ outer: Context) {
        var context = outer
        let firstIndex = node.lines.lowerBound - 1
        switch node.type {
        case CMARK_NODE_BLOCK_QUOTE:
            context.quoteDepth += 1
            if let type = lines.quoteAdmonitions[firstIndex] { context.admonition = type }
            descend(node, context)
        case CMARK_NODE_LIST:
            context.listDepth += 1
            context.isOrdered = node.isOrderedList
            if context.list == nil { context.list = output.makeList() }
            descend(node, context)
        case CMARK_NODE_ITEM:
            context.isItem = true
            descend(node, context)
        case CMARK_NODE_HEADING: heading(node, context)
        case CMARK_NODE_CODE_BLOCK: code(node, context)
        case CMARK_NODE_PARAGRAPH: paragraph(node, context)
        default: break
        }
    }

    /// The walk is recursive; lists nested by indentation alone can be deeper than the markers on any one line.
    private func descend(_ node: CMarkNode, _ context: Context) {
        if context.depth <= 4 * limits.containerDepthMaximum { return walkChildren(of: node, context) }
        if deepLine == nil { deepLine = number(ofLine: node.lines.lowerBound) }
        append(node, context)
    }

    private func paragraph(_ node: CMarkNode, _ context: Context) {
        let first = node.lines.lowerBound
        let raw = rawLines(of: node, context)
        guard hasGitHubBlocks, let table = PipeTable(raw) else { return append(node, context) }
        if table.textLineCount > 0 {
            let text = raw[..<table.textLineCount].map { Array($0) }
            render(cells: [Array(text.joined(separator: [0x20]))]).first.map { rendered in
                append(rendered, context, lines: first...(first + table.textLineCount - 1))
            }
        }
        self.table(table, firstLine: first, lastLine: node.lines.upperBound, context)
    }

    /// A block of running text.
    private func append(_ node: CMarkNode, _ context: Context) {
        var inline = InlineText(node, hasStrikethrough: hasGitHubBlocks)
        append(inline.text(), context, lines: node.lines)
    }

    func append(_ text: [UInt8], _ context: Context, lines range: ClosedRange<Int>) {
        output.append(
            context.kind, context.isItem && hasGitHubBlocks ? TaskListMark.removed(from: text) : text,
            source: span(range),
            list: context.list, admonition: admonition(context, range))
    }

    private func heading(_ node: CMarkNode, _ context: Context) {
        var inline = InlineText(node, hasStrikethrough: hasGitHubBlocks)
        let content = inline.text().map { $0 == 0x0A ? 0x20 : $0 }
        let firstLine = node.lines.lowerBound - 1
        if lines.titleLines.contains(firstLine) {
            return output.append(
                .paragraph, content, source: span(node.lines), admonition: admonition(context, node.lines))
        }
        let explicit = node.lines.lazy.compactMap { self.lines.headingIDs[$0 - 1] }.first
        var anchor = explicit
        if let explicit {
            anchors.take(explicit)
        } else {
            let line = lines.lines.indices.contains(firstLine) ? lines.lines[firstLine] : []
            let made = anchors.anchor(for: HeadingSource(node, line: line))
            anchor = inline.anchor ?? made
        }
        output.append(
            .heading(level: node.headingLevel), content, source: span(node.lines), anchor: anchor,
            admonition: admonition(context, node.lines))
    }

    private func code(_ node: CMarkNode, _ context: Context) {
        let range = node.lines
        let isFenced = isFence(range.lowerBound)
        let first = isFenced ? range.lowerBound + 1 : range.lowerBound
        let content = node.withLiteral { Array($0) }
        let units = content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
            let number = min(first + index, range.upperBound)
            return ArticleTextBuilder.UnitText(text: Self.withoutTrailingBlanks(line), source: span(number...number))
        }
        output.append(
            .code(language: node.codeLanguage), units: units, source: span(range),
            admonition: admonition(context, range))
    }

    private func isFence(_ line: Int) -> Bool {
        guard lines.lines.indices.contains(line - 1) else { return false }
        var tracker = CodeFenceTracker()
        return tracker.isCode(lines.lines[line - 1])
    }

    private static func withoutTrailingBlanks(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var line = line
        while line.last?.isASCIIWhitespace ?? false { line = line.dropLast() }
        return Array(line)
    }

    // MARK: Places

    /// The number in the file of one of cmark's lines, which may be one too far at the end.
    func number(ofLine line: Int) -> Int { lines.numbers[min(max(line - 1, 0), lines.numbers.count - 1)] }

    /// Lines of cmark's as a place in the file.
    func span(_ range: ClosedRange<Int>) -> SourceSpan {
        text.span(ofLines: number(ofLine: range.lowerBound)...number(ofLine: range.upperBound))
    }

    func admonition(_ context: Context, _ range: ClosedRange<Int>) -> String? {
        if let type = lines.admonition(at: range.lowerBound - 1) { return type }
        if let type = context.admonition ?? openHTML.admonition { return type }
        // kramdown's `{: .note }` stands behind its block, or before it after an empty line.
        if let type = lines.blockClasses[range.upperBound] ?? lines.blockClasses[range.upperBound - 1] {
            return HTMLAdmonition.types[type]
        }
        let before = range.lowerBound - 2
        guard let type = lines.blockClasses[before], lines.isBlank(before - 1) else { return nil }
        return HTMLAdmonition.types[type]
    }

    /// A paragraph's lines without the marks of the quotes and lists around it.
    private func rawLines(of node: CMarkNode, _ context: Context) -> [ArraySlice<UInt8>] {
        node.lines.filter { lines.lines.indices.contains($0 - 1) }.map { number in
            let line = lines.tableRows[number - 1] ?? lines.lines[number - 1]
            if number == node.lines.lowerBound { return line[min(node.startColumn - 1, line.count)...].trimmed }
            var rest = line.trimmed
            for _ in 0..<context.quoteDepth where rest.first == UInt8(ascii: ">") { rest = rest.dropFirst().trimmed }
            return rest
        }
    }
}

/// `[ ]` and `[x]` at the front of an item of a task list.
enum TaskListMark {
    static func removed(from text: [UInt8]) -> [UInt8] {
        guard text.count > 4, text[0] == UInt8(ascii: "["), text[2] == UInt8(ascii: "]"), text[3] == 0x20,
            text[1].isOne(of: " xX")
        else { return text }
        return Array(text[4...])
    }
}
