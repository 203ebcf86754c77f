/// Counts by category as bars that lie, for names too long to stand under upright ones. As high as it needs.
struct RowChart {
    let rows: [(label: String, count: Int, remark: String)]

    private static let rowHeight = 38.0
    private static let barHeight = 12.0

    func svg(id: String, title: String, description: String) -> String {
        let width = ChartFrame.width
        let highest = Double(max(rows.map(\.count).max() ?? 0, 1))
        let height = Self.rowHeight * Double(max(rows.count, 1))
        return ChartFrame.drawing(id: id, title: title, description: description, height: height) { svg in
            for (place, row) in rows.enumerated() {
                let top = Double(place) * Self.rowHeight
                svg.element("text", ["class": "row", "x": "0", "y": SVGText.number(top + 14)], text: row.label)
                svg.element(
                    "text",
                    [
                        "class": "row tick", "x": SVGText.number(width), "y": SVGText.number(top + 14),
                        "text-anchor": "end",
                    ],
                    text: row.remark)
                svg.element(
                    "rect",
                    [
                        "class": "bar", "x": "0", "y": SVGText.number(top + 20),
                        "width": SVGText.number(max(Double(row.count) / highest * width, row.count > 0 ? 1 : 0)),
                        "height": SVGText.number(Self.barHeight),
                    ])
            }
        }
    }
}
