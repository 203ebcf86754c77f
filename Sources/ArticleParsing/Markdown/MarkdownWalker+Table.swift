import CLibCMark
import KnowledgeModel

/// Pipe tables: rows by their lines, cells rendered by cmark.
extension MarkdownWalker {
    func table(_ table: PipeTable, firstLine: Int, lastLine: Int, _ context: Context) {
        let rendered = render(cells: table.rows.flatMap(\.cells))
        var next = 0
        let units = table.rows.map { row in
            let cells = rendered[next..<(next + row.cells.count)].map { $0.map { $0 == 0x0A ? 0x20 : $0 } }
            next += row.cells.count
            let line = firstLine + row.line
            return ArticleTextBuilder.UnitText(text: HTMLBlockBuilder.joined(cells), source: span(line...line))
        }
        let lines = (firstLine + table.textLineCount)...max(firstLine + table.textLineCount, lastLine)
        output.append(
            .table, units: units, headerUnitCount: table.hasHeader ? 1 : 0, source: span(lines),
            admonition: admonition(context, lines))
    }

    /// The text of each piece of inline Markdown.
    ///
    /// All are paragraphs of one document. The full stop in front of each keeps it from being a list, a heading or
    /// code, and counts as punctuation, so that emphasis opens behind it as at the start of a line; the article's link
    /// definitions come last, so that `[text][reference]` is a link here too.
    func render(cells: [[UInt8]]) -> [[UInt8]] {
        guard cells.contains(where: { !Self.isPlain($0) }) else {
            return cells.map { cell in
                var prose = Prose()
                prose.append(cell)
                return prose.finish()
            }
        }
        var source: [UInt8] = []
        for cell in cells {
            source.append(UInt8(ascii: "."))
            source += cell
            source += [0x0A, 0x0A]
        }
        source += linkDefinitions
        var result: [[UInt8]] = []
        _ = CMark.withDocument(source) { root in
            var next = root.firstChild
            while let node = next, result.count < cells.count {
                var inline = InlineText(node, hasStrikethrough: hasGitHubBlocks)
                result.append(Array(Array(inline.text().dropFirst()).trimmed))
                next = node.next
            }
        }
        while result.count < cells.count { result.append(cells[result.count]) }
        return result
    }

    /// Letters, digits and marks that no inline markup begins with.
    private static func isPlain(_ cell: [UInt8]) -> Bool {
        cell.allSatisfy { !$0.isOne(of: "\\`*_[]<>&!~") }
    }

    private var linkDefinitions: [UInt8] {
        var tracker = CodeFenceTracker()
        var result: [UInt8] = []
        for line in lines.lines where !tracker.isCode(line) {
            let text = line[...].trimmed
            guard text.first == UInt8(ascii: "["), line.count - text.count < 4,
                text.firstIndex(of: UInt8(ascii: "]")).map({
                    $0 + 1 < text.endIndex && text[$0 + 1] == UInt8(ascii: ":")
                })
                    ?? false
            else { continue }
            result += text + [0x0A]
        }
        return result
    }
}
