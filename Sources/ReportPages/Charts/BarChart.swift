/// Counts by category, as upright bars with the count above each.
struct BarChart {
    let xTitle: String
    let yTitle: String
    let bars: [(label: String, count: Int)]

    /// - Precondition: there are bars.
    func svg(id: String, title: String, description: String) -> String {
        let highest = max(bars.map(\.count).max() ?? 0, 4)
        let frame = ChartFrame(xRange: 0...Double(bars.count), yRange: 0...Double(highest) * 1.1)
        return ChartFrame.drawing(id: id, title: title, description: description) { svg in
            frame.drawAxes(&svg, xTitle: xTitle, yTitle: yTitle, xTicks: [])
            for (place, bar) in bars.enumerated() {
                let (left, right) = (frame.x(Double(place) + 0.12), frame.x(Double(place) + 0.88))
                let top = frame.y(Double(bar.count))
                svg.element(
                    "rect",
                    [
                        "class": "bar", "x": SVGText.number(left), "y": SVGText.number(top),
                        "width": SVGText.number(right - left), "height": SVGText.number(frame.baseline - top),
                    ])
                let middle = (left + right) / 2
                frame.label(
                    &svg, NumberText.count(bar.count), x: middle, y: top - 5, anchor: "middle", class: "value")
                frame.label(&svg, bar.label, x: middle, y: frame.baseline + 18, anchor: "middle")
            }
        }
    }
}
