/// Columns for people. Cells are other people's text, so control characters are left out.
struct TextTable {
    enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(alignments: [Alignment]) { self.alignments = alignments }

    /// Names in the first column, numbers in the others.
    ///
    /// - Precondition: all rows have as many cells, and there is one.
    init(rows: [[String]]) {
        self.init(alignments: [.left] + rows[0].dropFirst().map { _ in .right })
        for row in rows { add(row) }
    }

    /// - Precondition: as many cells as columns.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == alignments.count)
        rows.append(cells.map { Printable.line($0) })
    }

    var text: String {
        let widths = alignments.indices.map { column in rows.map { Printable.width($0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - Printable.width(cell))
                line += alignments[column] == .left ? cell + padding : padding + cell
                if column < row.count - 1 { line += "  " }
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
