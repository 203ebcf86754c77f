/// One value against another, 0 to 1 both, as a bubble for each pair; its area is how many share the pair.
struct PairChart {
    let xTitle: String
    let yTitle: String
    let pairs: [(x: Double, y: Double)]

    private static let radiusMaximum = 16.0
    private static let radiusMinimum = 2.5
    /// Values closer than this are drawn as one.
    private static let grid = 100.0

    func svg(id: String, title: String, description: String) -> String {
        let frame = ChartFrame(xRange: -0.04...1.04, yRange: -0.04...1.04)
        var counts: [Place: Int] = [:]
        for pair in pairs { counts[Place(pair), default: 0] += 1 }
        let highest = Double(counts.values.max() ?? 1)
        let scale = min(Self.radiusMaximum / highest.squareRoot(), 5)
        return ChartFrame.drawing(id: id, title: title, description: description) { svg in
            frame.drawAxes(&svg, xTitle: xTitle, yTitle: yTitle)
            frame.line(&svg, (0, 0), (1, 1), class: "reference")
            // the large ones first, so that they cover none
            for (place, count) in counts.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
                let kind = place.y > place.x ? "better" : place.y < place.x ? "worse" : "same"
                svg.element(
                    "circle",
                    [
                        "class": "bubble \(kind)", "cx": SVGText.number(frame.x(Double(place.x) / Self.grid)),
                        "cy": SVGText.number(frame.y(Double(place.y) / Self.grid)),
                        "r": SVGText.number(max(scale * Double(count).squareRoot(), Self.radiusMinimum)),
                    ])
            }
        }
    }

    private struct Place: Hashable, Comparable {
        let x: Int
        let y: Int

        init(_ pair: (x: Double, y: Double)) {
            x = Int((pair.x * PairChart.grid).rounded())
            y = Int((pair.y * PairChart.grid).rounded())
        }

        static func < (left: Place, right: Place) -> Bool { (left.x, left.y) < (right.x, right.y) }
    }
}
