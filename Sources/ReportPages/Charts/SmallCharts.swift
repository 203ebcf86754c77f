/// Drawings of the size of a word. What they show stands beside them in words, so assistive technology skips them.
package enum SmallCharts {
    private static let sparkWidth = 120.0
    private static let sparkHeight = 28.0
    private static let meterWidth = 120.0
    private static let meterHeight = 8.0

    /// One bar a week, oldest first, as high as its count against the highest. At most the last `weeksMaximum` weeks.
    package static func sparkline(_ counts: [Int]) -> String {
        let shown = counts.suffix(weeksMaximum)
        let highest = Double(max(shown.max() ?? 0, 3))
        let step = sparkWidth / Double(max(shown.count, minimumWeeks))
        return drawing(class: "spark", width: sparkWidth, height: sparkHeight) { svg in
            let left = sparkWidth - step * Double(shown.count)
            for (place, count) in shown.enumerated() {
                // a week of none is a hair's breadth, so that it is seen to be counted
                let height = count > 0 ? max(Double(count) / highest * sparkHeight, 2) : 0.8
                svg.element(
                    "rect",
                    [
                        "class": count > 0 ? "bar" : "none", "x": SVGText.number(left + Double(place) * step),
                        "y": SVGText.number(sparkHeight - height), "width": SVGText.number(max(step * 0.8, 0.5)),
                        "height": SVGText.number(height),
                    ])
            }
        }
    }

    package static let weeksMaximum = 26
    /// Fewer weeks than this make no wider bars.
    private static let minimumWeeks = 12

    /// A share of the whole length, 0 to 1.
    package static func meter(_ share: Double) -> String {
        drawing(class: "meter", width: meterWidth, height: meterHeight) { svg in
            let height = SVGText.number(meterHeight)
            svg.element("rect", ["class": "none", "width": SVGText.number(meterWidth), "height": height, "rx": "2"])
            let width = min(max(share.isFinite ? share : 0, 0), 1) * meterWidth
            svg.element("rect", ["class": "bar", "width": SVGText.number(width), "height": height, "rx": "2"])
        }
    }

    private static func drawing(
        class name: String, width: Double, height: Double, _ body: (inout SVGText) -> Void
    ) -> String {
        var svg = SVGText()
        svg.element(
            "svg",
            [
                "class": name, "viewBox": "0 0 \(SVGText.number(width)) \(SVGText.number(height))",
                "aria-hidden": "true", "preserveAspectRatio": "none",
            ], body)
        return svg.text
    }
}
