/// Counts by week as bars of two parts, the lower one filled, the upper one outlined.
struct StackedWeeksChart {
    let axis: WeekAxis
    let yTitle: String
    let parts: [(lower: Double, upper: Double)]

    func svg(id: String, title: String, description: String) -> String {
        let highest = max(parts.map { $0.lower + $0.upper }.max() ?? 0, 4)
        let frame = ChartFrame(xRange: axis.range, yRange: 0...highest * 1.08)
        return ChartFrame.drawing(id: id, title: title, description: description) { svg in
            frame.drawAxes(
                &svg, xTitle: "week of", yTitle: yTitle, xTicks: [], yText: { NumberText.count(Int($0.rounded())) })
            for (place, part) in parts.enumerated() {
                draw(&svg, in: frame, place, from: 0, to: part.lower, class: "bar")
                draw(&svg, in: frame, place, from: part.lower, to: part.lower + part.upper, class: "bar rest")
            }
            axis.draw(&svg, in: frame)
        }
    }

    private func draw(
        _ svg: inout SVGText, in frame: ChartFrame, _ place: Int, from low: Double, to high: Double, class name: String
    ) {
        guard high > low else { return }
        let (left, right) = (frame.x(Double(place) + 0.12), frame.x(Double(place) + 0.88))
        svg.element(
            "rect",
            [
                "class": name, "x": SVGText.number(left), "y": SVGText.number(frame.y(high)),
                "width": SVGText.number(right - left), "height": SVGText.number(frame.y(low) - frame.y(high)),
            ])
    }
}
