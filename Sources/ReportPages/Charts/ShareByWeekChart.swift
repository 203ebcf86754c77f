/// A share, 0 to 1, week by week; its upright axis is in per cent, which needs no title. A week without a value
/// leaves a hole; the line is not drawn across it.
struct ShareByWeekChart {
    let axis: WeekAxis
    let shares: [Double?]

    /// More dots than this run into each other.
    private static let dotsMaximum = 40

    func svg(id: String, title: String, description: String) -> String {
        let frame = ChartFrame(xRange: axis.range, yRange: 0...1)
        return ChartFrame.drawing(id: id, title: title, description: description) { svg in
            frame.drawAxes(
                &svg, xTitle: "week of", yTitle: "", xTicks: [], yTicks: [0, 0.25, 0.5, 0.75, 1],
                yText: { NumberText.percent($0) })
            axis.draw(&svg, in: frame)
            svg.element("path", ["class": "curve s1", "d": path(in: frame)])
            for (place, share) in shares.enumerated() {
                guard let share, shares.count <= Self.dotsMaximum || isAlone(place) else { continue }
                svg.element(
                    "circle",
                    [
                        "class": "dot s1", "cx": SVGText.number(frame.x(axis.middle(of: place))),
                        "cy": SVGText.number(frame.y(share)), "r": "3",
                    ])
            }
        }
    }

    private func isAlone(_ place: Int) -> Bool {
        (place == 0 || shares[place - 1] == nil) && (place == shares.count - 1 || shares[place + 1] == nil)
    }

    private func path(in frame: ChartFrame) -> String {
        var path = ""
        var isDrawing = false
        for (place, share) in shares.enumerated() {
            if let share {
                let x = SVGText.number(frame.x(axis.middle(of: place)))
                path += "\(isDrawing ? "L" : "M")\(x) \(SVGText.number(frame.y(share)))"
            }
            isDrawing = share != nil
        }
        return path
    }
}
