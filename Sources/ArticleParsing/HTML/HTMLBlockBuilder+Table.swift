import KnowledgeModel

/// Tables: rows of cells, or a page laid out in one.
extension HTMLBlockBuilder {
    mutating func table(_ index: Int, _ context: Context) {
        flush(context)
        pendingStart = nil
        let rows = rows(of: index)
        if isLayout(index, rows: rows) {
            walkChildren(of: index, context)
            flush(context)
            return
        }
        var units: [ArticleTextBuilder.UnitText] = []
        var headerCount = 0
        var isHead = true
        var spans = RowSpans()
        for child in tree.children(of: index) where tree.nodes[child].name == "caption" && !content.isDropped[child] {
            inlineText(of: child)
            runEnd = max(runEnd, tree.nodes[child].range.upperBound)
            flush(context)
        }
        for row in rows {
            let cells = cells(of: row)
            let texts = spans.placed(cells.map { (text(ofCell: $0), tree.nodes[$0]) })
            guard texts.contains(where: { !$0.isEmpty }) else { continue }
            isHead = isHead && (isInHead(row) || cells.allSatisfy { tree.nodes[$0].name == "th" })
            if isHead { headerCount += 1 }
            units.append(.init(text: Self.joined(texts), source: place(tree.nodes[row].range)))
        }
        guard let first = rows.first else { return }
        // A caption before the rows is a block of its own, and comes first in the source too.
        let range = tree.nodes[index].range
        let start = headCaption(of: index) == nil ? range.lowerBound : tree.nodes[first].range.lowerBound
        output.append(
            .table, units: units, headerUnitCount: headerCount, source: place(start..<max(start, range.upperBound)),
            admonition: context.admonition)
    }

    /// Cells joined by ` | `; an empty one keeps its place.
    static func joined(_ cells: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        let last = cells.lastIndex { !$0.isEmpty } ?? -1
        for (index, cell) in cells.prefix(last + 1).enumerated() {
            if index > 0 { result += result.isEmpty || result.last == 0x20 ? Array("| ".utf8) : Array(" | ".utf8) }
            result += cell
        }
        while result.last == 0x20 { result.removeLast() }
        return result
    }

    private func headCaption(of table: Int) -> Int? {
        tree.children(of: table).first { tree.nodes[$0].name == "caption" && !content.isDropped[$0] }
    }

    private func rows(of table: Int) -> [Int] {
        var rows: [Int] = []
        for child in tree.children(of: table) where !content.isDropped[child] {
            switch tree.nodes[child].name {
            case "tr": rows.append(child)
            case "thead", "tbody", "tfoot":
                rows += tree.children(of: child).filter { tree.nodes[$0].name == "tr" && !content.isDropped[$0] }
            default: break
            }
        }
        return rows
    }

    private func cells(of row: Int) -> [Int] {
        tree.children(of: row).filter { ["td", "th"].contains(tree.nodes[$0].name) && !content.isDropped[$0] }
    }

    private func isInHead(_ row: Int) -> Bool { tree.nodes[tree.nodes[row].parent].name == "thead" }

    private mutating func text(ofCell cell: Int) -> [UInt8] {
        inlineText(of: cell)
        runStart = nil
        runEnd = 0
        return run.finish().map { $0 == 0x0A ? 0x20 : $0 }
    }

    /// More blocks in one cell than this are no cell's text.
    private static var cellBlockCountMaximum: Int { 5 }

    /// Whether the table only puts things side by side: it holds headings or tables, has a single column without
    /// headers, or says so.
    private func isLayout(_ index: Int, rows: [Int]) -> Bool {
        let role = tree.nodes[index]["role"]
        if role == "presentation" || role == "none" || rows.isEmpty { return true }
        var widest = 0
        var hasHeader = false
        for row in rows {
            let cells = cells(of: row)
            widest = max(widest, cells.count)
            for cell in cells {
                if tree.nodes[cell].name == "th" { hasHeader = true }
                if holdsBlocks(cell) { return true }
            }
        }
        return widest <= 1 && !hasHeader
    }

    private func holdsBlocks(_ cell: Int) -> Bool {
        var blockCount = 0
        for child in tree.children(of: cell) where !tree.nodes[child].isText && !content.isDropped[child] {
            if tree.nodes[child].traits.contains(.block) { blockCount += 1 }
            if holdsHeadingOrTable(child) { return true }
        }
        return blockCount > Self.cellBlockCountMaximum
    }

    private func holdsHeadingOrTable(_ index: Int) -> Bool {
        let name = tree.nodes[index].name
        if name == "table" || HTMLElements.headingLevel(name) != nil { return true }
        return tree.children(of: index).contains {
            !tree.nodes[$0].isText && !content.isDropped[$0] && holdsHeadingOrTable($0)
        }
    }
}

/// The columns of a table that cells of rows above still fill.
private struct RowSpans {
    /// Rows below that each column's last cell reaches into.
    private var rowsLeft: [Int] = []
    /// Wider tables are read without spans: an empty place costs three bytes, a span that asks for thousands costs less.
    private static let columnsMaximum = 64

    /// A row's texts in their columns: empty where a cell reaches down from above, or goes on from the left.
    mutating func placed(_ cells: [(text: [UInt8], node: HTMLTree.Node)]) -> [[UInt8]] {
        guard cells.count <= Self.columnsMaximum else { return cells.map(\.text) }
        var texts: [[UInt8]] = []
        for cell in cells {
            skip(&texts)
            let columns = min(Self.span(cell.node["colspan"]), max(1, Self.columnsMaximum - texts.count))
            for column in 0..<columns {
                if texts.count == rowsLeft.count { rowsLeft.append(0) }
                rowsLeft[texts.count] = Self.span(cell.node["rowspan"]) - 1
                texts.append(column == 0 ? cell.text : [])
            }
        }
        for column in rowsLeft.indices.dropFirst(texts.count) where rowsLeft[column] > 0 { rowsLeft[column] -= 1 }
        return texts
    }

    private mutating func skip(_ texts: inout [[UInt8]]) {
        while texts.count < rowsLeft.count, rowsLeft[texts.count] > 0 {
            rowsLeft[texts.count] -= 1
            texts.append([])
        }
    }

    private static func span(_ value: String?) -> Int { min(1_000, max(1, value.flatMap { Int($0) } ?? 1)) }
}
