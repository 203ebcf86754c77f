/// An article's text, or a quote of it, as headings, paragraphs, lines and tables.
///
/// An article text keeps its blocks apart by empty lines, a list's items, a code block's lines and a table's rows by line
/// ends, and cells by ` | `. Which of the first two it was is not kept, so both are shown line by line.
struct TextBlocks {
    struct Block {
        let isHeading: Bool
        /// `h2` to `h6`.
        let tag: String
        /// Unique on the page.
        let sectionID: String
        let isTable: Bool
        let isLines: Bool
        var isParagraph: Bool = false
        let pieces: [TextPiece]
        let header: [Cell]
        let rows: [Row]
    }

    struct Row { let cells: [Cell] }
    struct Cell { let cellPieces: [TextPiece] }

    let blocks: [Block]

    /// - Parameters:
    ///   - headings: the heading's depth from 1, by its words; a block of these words is one unless `isBody` says else.
    ///   - isBody: whether a range of the text is known to be none.
    ///   - marked: what is to be marked, in UTF-8.
    /// - Complexity: O(length of the text)
    init(
        _ text: String, headings: [String: Int] = [:], isBody: (Range<Int>) -> Bool = { _ in false },
        marked: Range<Int>? = nil
    ) {
        let bytes = Array(text.utf8)
        let pieces = TextPieces(bytes, marked: marked)
        var level = 1
        var sections = 0
        blocks = Self.ranges(in: bytes).map { range in
            let words = String(decoding: bytes[range], as: UTF8.self)
            if let depth = headings[words], !isBody(range) {
                // No level is skipped, whatever the article does.
                level = min(level + 1, depth + 1, 6)
                sections += 1
                return Block(
                    isHeading: true, tag: "h\(level)", sectionID: "section-\(sections)", isTable: false,
                    isLines: false, pieces: pieces.pieces(range), header: [], rows: [])
            }
            let lines = Self.lines(in: bytes, range)
            let cells = lines.map { Self.cells(in: bytes, $0) }
            if lines.count > 1, cells.allSatisfy({ $0.count > 1 }) {
                let rows = cells.map { row in row.map { Cell(cellPieces: pieces.pieces($0)) } }
                return Block(
                    isHeading: false, tag: "", sectionID: "", isTable: true, isLines: false, pieces: [],
                    header: rows[0], rows: rows.dropFirst().map(Row.init))
            }
            return Block(
                isHeading: false, tag: "", sectionID: "", isTable: false, isLines: lines.count > 1,
                isParagraph: lines.count <= 1, pieces: pieces.pieces(range), header: [], rows: [])
        }
    }

    /// The headings, in order.
    var outline: [(id: String, title: String, tag: String)] {
        blocks.filter(\.isHeading).map { ($0.sectionID, $0.pieces.map(\.piece).joined(), $0.tag) }
    }

    private static let newline = UInt8(ascii: "\n")

    /// Of what stands between empty lines.
    private static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            if bytes[start] == newline {
                start += 1
                continue
            }
            var end = start
            while end < bytes.count, !(bytes[end] == newline && (end + 1 == bytes.count || bytes[end + 1] == newline)) {
                end += 1
            }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }

    private static func lines(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        bytes[range].split(separator: newline).map { $0.startIndex..<$0.endIndex }
    }

    private static func cells(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
        let separator = Array(" | ".utf8)
        var cells: [Range<Int>] = []
        var (start, index) = (line.lowerBound, line.lowerBound)
        while index + separator.count <= line.upperBound {
            if bytes[index..<index + separator.count].elementsEqual(separator) {
                cells.append(start..<index)
                index += separator.count
                start = index
            } else {
                index += 1
            }
        }
        cells.append(start..<line.upperBound)
        return cells
    }
}
