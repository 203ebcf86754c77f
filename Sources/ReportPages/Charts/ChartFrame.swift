internal import Foundation

/// The area of a chart with its axes: turns values into places and draws ticks, grid and titles. Lengths are in units of
/// the drawing, which the page stretches to the column's width.
struct ChartFrame {
    static let width = 380.0
    static let height = 270.0
    private static let left = 60.0
    private static let right = 16.0
    private static let top = 14.0
    private static let bottom = 48.0

    let xRange: ClosedRange<Double>
    let yRange: ClosedRange<Double>

    var plotWidth: Double { Self.width - Self.left - Self.right }
    var baseline: Double { Self.height - Self.bottom }

    func x(_ value: Double) -> Double {
        Self.left + (value - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound) * plotWidth
    }

    func y(_ value: Double) -> Double {
        baseline - (value - yRange.lowerBound) / (yRange.upperBound - yRange.lowerBound) * (baseline - Self.top)
    }

    /// A whole drawing: an image to assistive technology, which reads title and description in its place.
    ///
    /// - Parameter id: unique on the page.
    static func drawing(
        id: String, title: String, description: String, height: Double = height, _ body: (inout SVGText) -> Void
    ) -> String {
        var svg = SVGText()
        svg.element(
            "svg",
            [
                "viewBox": "0 0 \(SVGText.number(width)) \(SVGText.number(height))", "role": "img",
                "aria-labelledby": "\(id)-title \(id)-description",
            ]
        ) { svg in
            svg.element("title", ["id": "\(id)-title"], text: title)
            svg.element("desc", ["id": "\(id)-description"], text: description)
            body(&svg)
        }
        return svg.text
    }

    /// Lines at the ticks of both axes, their numbers, and the titles.
    ///
    /// - Parameter yText: how a number of the upright axis is written; by default with as many digits as it needs.
    func drawAxes(
        _ svg: inout SVGText, xTitle: String, yTitle: String, xTicks: [Double]? = nil, yTicks: [Double]? = nil,
        yText: ((Double) -> String)? = nil
    ) {
        for tick in yTicks ?? Self.ticks(yRange) {
            line(&svg, (xRange.lowerBound, tick), (xRange.upperBound, tick), class: "grid")
            let text = yText?(tick) ?? Self.tickText(tick, yRange)
            label(&svg, text, x: Self.left - 8, y: y(tick) + 4, anchor: "end")
        }
        for tick in xTicks ?? Self.ticks(xRange) {
            line(&svg, (tick, yRange.lowerBound), (tick, yRange.upperBound), class: "grid")
            label(&svg, Self.tickText(tick, xRange), x: x(tick), y: baseline + 18, anchor: "middle")
        }
        drawTitles(&svg, xTitle: xTitle, yTitle: yTitle)
    }

    func drawTitles(_ svg: inout SVGText, xTitle: String, yTitle: String) {
        label(&svg, xTitle, x: Self.left + plotWidth / 2, y: Self.height - 8, anchor: "middle", class: "axis")
        guard !yTitle.isEmpty else { return }
        let middle = (baseline + Self.top) / 2
        svg.element(
            "text",
            [
                "class": "axis", "text-anchor": "middle",
                "transform": "translate(14 \(SVGText.number(middle))) rotate(-90)",
            ], text: yTitle)
    }

    func line(
        _ svg: inout SVGText, _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), class name: String
    ) {
        svg.element(
            "line",
            [
                "class": name, "x1": SVGText.number(x(start.x)), "y1": SVGText.number(y(start.y)),
                "x2": SVGText.number(x(end.x)), "y2": SVGText.number(y(end.y)),
            ])
    }

    func label(
        _ svg: inout SVGText, _ text: String, x: Double, y: Double, anchor: String, class name: String = "tick"
    ) {
        svg.element(
            "text", ["class": name, "x": SVGText.number(x), "y": SVGText.number(y), "text-anchor": anchor], text: text)
    }

    /// Four to eight round numbers from end to end of a range.
    static func ticks(_ range: ClosedRange<Double>) -> [Double] {
        let length = range.upperBound - range.lowerBound
        let magnitude = pow(10, floor(log10(length / 4)))
        let step = [1, 2, 5, 10].map { $0 * magnitude }.last { length / $0 > 3.999 } ?? magnitude
        let first = Int((range.lowerBound / step).rounded(.up))
        return (0...8).map { Double(first + $0) * step }.filter { $0 <= range.upperBound + step * 1e-6 }
    }

    private static func tickText(_ tick: Double, _ range: ClosedRange<Double>) -> String {
        let length = range.upperBound - range.lowerBound
        return NumberText.fixed(tick, length >= 4 ? 0 : length > 0.5 ? 1 : 2)
    }
}
