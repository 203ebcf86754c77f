/// What a report's page shows, as words and drawings: the model of the template in `PageTemplate`.
///
/// The template looks stored members up by name, and what is nil or missing in a value it looks up in what encloses it:
/// an optional member's name is used once. What the template asks for and nobody has is left out without a word, so tests
/// look at the page.
struct Page {
    var title: String
    /// The most important finding, in a sentence or two.
    var lead: String
    var facts: [Fact]
    /// What a reader should know before trusting the figures.
    var cautions: [Line]
    var sections: [Section]
    /// Links to the sections, for a page that is long.
    var contents: [Entry] = []
    var style = PageStyle.css

    struct Fact {
        let name: String
        var value = ""
        /// HTML that stands after the value.
        var valueMarkup = ""
    }

    struct Entry {
        let target: String
        let entryText: String
    }

    struct Line {
        let line: String
    }

    struct Section {
        /// Unique on the page.
        let anchor: String
        let heading: String
        var paragraphs: [Line] = []
        /// HTML of templates of their own.
        var blocks: [Block] = []
        var tables: [Table] = []
        var figures: [Figure] = []
    }

    struct Block {
        let markup: String
    }
}

/// A table. On a narrow screen it scrolls sideways, or each row becomes a card if it is stacked.
struct Table {
    let caption: String
    let columns: [Column]
    let rows: [Row]
    var stacked = false

    struct Column {
        let columnTitle: String
        var columnIsNumber = false
    }

    struct Row {
        let cells: [Cell]
    }

    struct Cell {
        let text: String
        /// Below the text, small.
        let remark: String?
        /// Of the cell's column.
        let label: String
        let isNumber: Bool
        let isHeading: Bool
    }

    /// - Precondition: each row has as many cells as there are columns. The first cell of each names the row.
    init(caption: String, columns: [Column], rows: [[(text: String, remark: String?)]], stacked: Bool = false) {
        self.caption = caption
        self.columns = columns
        self.stacked = stacked
        self.rows = rows.map { cells in
            precondition(cells.count == columns.count, "a row has a cell for each column")
            return Row(
                cells: zip(cells, columns).enumerated().map { place, pair in
                    Cell(
                        text: pair.0.text, remark: pair.0.remark, label: pair.1.columnTitle,
                        isNumber: pair.1.columnIsNumber, isHeading: place == 0)
                })
        }
    }

    init(caption: String, columns: [Column], rows: [[String]], stacked: Bool = false) {
        self.init(
            caption: caption, columns: columns, rows: rows.map { $0.map { (text: $0, remark: nil) } },
            stacked: stacked)
    }
}

extension Table.Column {
    static func words(_ title: String) -> Self { Self(columnTitle: title) }
    static func numbers(_ title: String) -> Self { Self(columnTitle: title, columnIsNumber: true) }
}

/// A chart with its heading, what to see in it, and its numbers as a table for those who cannot see it.
struct Figure {
    let figureTitle: String
    let svg: String
    let explanation: String
    var legend: [LegendEntry] = []
    let data: Table

    struct LegendEntry {
        let colour: Int
        let seriesName: String
    }
}
