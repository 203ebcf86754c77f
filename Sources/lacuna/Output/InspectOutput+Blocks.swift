import Indexing
import KnowledgeModel

extension InspectOutput {
    private static let wordsWidthMinimum = 20

    /// A line a block: hundreds stay readable.
    func blocks(of inspected: InspectedArticle) -> String {
        let inspection = inspected.inspection
        guard !inspection.blocks.isEmpty else { return "" }
        // All blocks of a record have the record's place.
        let showsPlace = inspected.recordSpan == nil
        var rows = [(showsPlace ? ["#", "lines", "bytes", "kind"] : ["#", "kind"], "first words")]
        let text = Array(inspection.text.utf8)
        for (index, block) in inspection.blocks.enumerated() {
            let place = [block.source.lines.text, "\(block.source.bytes.lowerBound)-\(block.source.bytes.upperBound)"]
            rows.append(([String(index + 1)] + (showsPlace ? place : []) + [block.kindText], Self.words(block, text)))
        }
        let count = rows[0].0.count
        let columns = (0..<count).reduce(0) { total, column in
            total + 2 + (rows.map { Printable.width(Printable.text($0.0[column])) }.max() ?? 0)
        }
        let width = max(terminal.width - columns, Self.wordsWidthMinimum)
        var table = TextTable(alignments: [.right] + Array(repeating: .left, count: count))
        for row in rows { table.add(row.0 + [Printable.shortened(row.1, width: width)]) }
        return heading("Blocks (\(Amount.number(inspection.blocks.count)))") + table.text
    }

    private static func words(_ block: Block, _ text: [UInt8]) -> String {
        // No line is longer than this.
        let range = block.textRange.prefix(512)
        var words = String(decoding: text[range.startIndex..<range.endIndex], as: UTF8.self)
        if range.count < block.textRange.count { words += " …" }
        if block.kind == .table {
            words = Amount.count(block.units.count - block.headerUnitCount, "row") + ": " + words
        }
        return words + (block.anchor.map { " #\($0)" } ?? "")
    }
}

extension ClosedRange<Int> {
    /// `12`, `12-18`
    var text: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)-\(upperBound)" }

    /// `line 12`, `lines 12-18`
    var lines: String { (lowerBound == upperBound ? "line " : "lines ") + text }
}

extension Block {
    /// `h2`, `item 1.2`, `table 4+1`, `code swift`, with `!note` behind it in a callout.
    fileprivate var kindText: String {
        let text =
            switch kind {
            case .heading(let level): "h\(level)"
            case .paragraph: "text"
            case .listItem(let depth, let isOrdered):
                String(repeating: "  ", count: min(depth, 8)) + (isOrdered ? "step" : "item")
            case .table: "table"
            case .code(let language): language.map { "code \(Printable.shortened($0, width: 12))" } ?? "code"
            }
        return text + (admonition.map { " !\(Printable.shortened($0, width: 12))" } ?? "")
    }
}
