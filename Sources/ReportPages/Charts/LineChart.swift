/// Curves over one pair of axes.
struct LineChart {
    struct Series {
        /// 1 to `colourCount`: colour and dashes, so that no one needs to see colours.
        let colour: Int
        let points: [(x: Double, y: Double)]
        /// Draws a dot at each point.
        var hasDots = false
    }

    /// Series beyond it share looks.
    static let colourCount = 4

    let xTitle: String
    let yTitle: String
    let xRange: ClosedRange<Double>
    let yRange: ClosedRange<Double>
    let series: [Series]
    /// A line to hold the curves against, from and to.
    var reference: (from: (x: Double, y: Double), to: (x: Double, y: Double))?

    func svg(id: String, title: String, description: String) -> String {
        let frame = ChartFrame(xRange: xRange, yRange: yRange)
        return ChartFrame.drawing(id: id, title: title, description: description) { svg in
            frame.drawAxes(&svg, xTitle: xTitle, yTitle: yTitle)
            if let reference { frame.line(&svg, reference.from, reference.to, class: "reference") }
            for line in series {
                svg.element("path", ["class": "curve s\(line.colour)", "d": Self.path(line.points, in: frame)])
                for point in line.hasDots ? line.points : [] {
                    svg.element(
                        "circle",
                        [
                            "class": "dot s\(line.colour)", "cx": SVGText.number(frame.x(point.x)),
                            "cy": SVGText.number(frame.y(point.y)), "r": "4",
                        ])
                }
            }
        }
    }

    /// Points that fall within a third of a unit of the one before add nothing that an eye could see; thousands of
    /// questions would otherwise make a page of megabytes. The last point is always drawn.
    private static func path(_ points: [(x: Double, y: Double)], in frame: ChartFrame) -> String {
        var path = ""
        var last: (x: Double, y: Double)?
        for (index, point) in points.enumerated() {
            let place = (x: frame.x(point.x), y: frame.y(point.y))
            if let last, index < points.count - 1, abs(place.x - last.x) < 0.34, abs(place.y - last.y) < 0.34 {
                continue
            }
            path += "\(last == nil ? "M" : "L")\(SVGText.number(place.x)) \(SVGText.number(place.y))"
            last = place
        }
        return path
    }
}
