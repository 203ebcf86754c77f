import CLibCMark
import KnowledgeModel

/// HTML blocks within Markdown: read by the HTML path, placed by whole lines.
extension MarkdownWalker {
    /// Reads the HTML block, and with it the HTML blocks that follow while its elements are open: cmark ends a block at
    /// every empty line, also in the middle of a table.
    ///
    /// - Returns: The next node to walk.
    func html(startingAt node: CMarkNode, _ context: Context) -> CMarkNode? {
        var source: [UInt8] = []
        var lineNumbers: [Int] = []
        var open = OpenHTMLElements()
        var next: CMarkNode? = node
        while let block = next, block.type == CMARK_NODE_HTML_BLOCK {
            let literal = block.withLiteral { Array($0) }
            var number = block.lines.lowerBound
            for line in literal.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if line.isEmpty && number > block.lines.upperBound { continue }
                source += line + [0x0A]
                lineNumbers.append(min(number, block.lines.upperBound))
                number += 1
            }
            open.read(literal)
            next = block.next
            if open.isEmpty { break }
        }
        let wasHidden = openHTML.isHidden
        let outerAdmonition = openHTML.admonition
        if !wasHidden { append(html: source, lineNumbers: lineNumbers, context, outerAdmonition) }
        openHTML.read(source)
        return next
    }

    private func append(html source: [UInt8], lineNumbers: [Int], _ context: Context, _ admonition: String?) {
        guard let first = lineNumbers.first, let last = lineNumbers.last else { return }
        let tree = HTMLTreeBuilder.tree(of: source, limits: limits)
        let index = LineIndex(source)
        var inner = HTMLBlockBuilder.Context()
        inner.kind = context.kind
        inner.listDepth = context.listDepth
        inner.list = context.list
        inner.admonition = self.admonition(context, first...last) ?? admonition
        let number = { (offset: Int) in lineNumbers[min(index.line(at: offset), lineNumbers.count) - 1] }
        if let offset = tree.cutOffset, cutLine == nil { cutLine = self.number(ofLine: number(offset)) }
        var builder = HTMLBlockBuilder(
            tree: tree, content: HTMLContent(tree, isPage: false), output: output
        ) { [self] range in
            let first = number(range.lowerBound)
            return span(first...max(first, number(max(range.lowerBound, range.upperBound - 1))))
        }
        builder.build(inner)
    }
}

/// Which elements are open after some HTML, as far as that matters to Markdown between: containers only.
struct OpenHTMLElements {
    private var open: [(name: String, isHidden: Bool, admonition: String?)] = []
    /// No page needs more; a hostile one should not make the search for end tags long.
    private static let countMaximum = 100

    private static let tracked: Set<String> = [
        "div", "section", "article", "aside", "details", "table", "thead", "tbody", "tr", "td", "th", "ul", "ol", "dl",
        "blockquote", "figure", "center", "main", "header", "footer", "nav", "template", "p", "li",
    ]

    var isEmpty: Bool { open.isEmpty }
    var isHidden: Bool { open.contains { $0.isHidden } }
    var admonition: String? { open.last { $0.admonition != nil }?.admonition }

    mutating func read(_ html: [UInt8]) {
        var index = 0
        while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            if html[start...].starts(withASCII: "<!--") {
                guard let end = html.firstIndex(of: "-->", from: start + 4) else { return }
                index = end + 3
                continue
            }
            guard let end = Self.tagEnd(html, from: start) else { return }
            index = end
            guard let tag = InlineTag(html[start..<end]), Self.tracked.contains(tag.name) else { continue }
            if tag.isEnd {
                if let match = open.lastIndex(where: { $0.name == tag.name }) { open.removeSubrange(match...) }
            } else if !tag.isSelfClosing, open.count < Self.countMaximum {
                if tag.name == "p" || tag.name == "li", open.last?.name == tag.name { open.removeLast() }
                let isHidden = tag.name == "template" || HTMLVisibility.isHidden(tag.node)
                open.append((tag.name, isHidden, HTMLAdmonition.kind(of: tag.node)))
            }
        }
    }

    /// Behind the `>` that ends a tag, quotes respected.
    private static func tagEnd(_ html: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        var index = start + 1
        while index < html.count {
            let byte = html[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }
}
